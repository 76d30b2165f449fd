import Engine
import Learning
import Notebook

extension TwoStates {
  /// How wrong an estimate is here.
  struct Debt {
    let name, key: String
    /// Relative errors of the inner step and of the meta-gradient.
    let step, meta: Double
  }

  /// The debts of all three estimates, for an inner step of rate 1.
  func debts(at logits: Tensor) -> [Debt] {
    let truth = metaGradient(nil, logits, rate: 1)
    let exact = valueWithGradient(at: logits) { expectedReturn($0) }.gradient
    let all: [(String, String, Estimate)] = [
      ("log π · A", "log", .logProbability), ("box of each step · A", "stepwise", .stepwise),
      ("box of all steps so far · r", "full", .full),
    ]
    return all.map { name, key, estimate in
      let step = valueWithGradient(at: logits) { estimated(estimate, $0) }.gradient
      let meta = metaGradient(estimate, logits, rate: 1)
      return Debt(name: name, key: key, step: distance(step, exact), meta: distance(meta, truth))
    }
  }
}

/// |a − b| / |b|
func distance(_ a: Tensor, _ b: Tensor) -> Double {
  Double(globalNorm([a - b]) / globalNorm([b]))
}

/// Shows how wrong each estimate is.
func show(_ debts: [TwoStates.Debt], line: UInt = #line) {
  table(
    ["inner step along", "error of the step", "error of the meta-gradient"],
    debts.map { [$0.name, $0.step.written(.percent(2)), $0.meta.written(.percent(2))] },
    line: line)
}

/// Vouches for how wrong each estimate is, and checks the truth by differences.
func report(_ debts: [TwoStates.Debt], at logits: Tensor) {
  for debt in debts { record("owed-\(debt.key)", debt.meta, style: .percent(1)) }
  expect(
    TwoStates().gapOfDifferences(at: logits) < 0.01,
    "the exact meta-gradient is the slope found by moving each logit")
  expect(
    debts[2].meta < 1e-4 && debts[0].meta > 0.05,
    "with the box the meta-gradient is exact, without it is not")
}

extension TwoStates {
  /// How far the exact meta-gradient is from the slope found by moving each logit.
  func gapOfDifferences(at logits: Tensor) -> Double {
    distance(measuredMetaGradient(logits, rate: 1), metaGradient(nil, logits, rate: 1))
  }
}
