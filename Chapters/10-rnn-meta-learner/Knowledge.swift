import Engine
import Foundation
import Learning

/// p(right label) of each class when the first sequence is cut after a number of steps and the class is asked about,
/// [class][steps − 1].
func knowledge(
  of memory: Learned, in sequences: LabelledSequences, steps: Int, _ table: FeatureTable
) -> [[Double]] {
  let way = sequences.way
  let asked = (0..<way).map { label in sequences.steps.last { $0[0].label == label }![0] }
  let columns = parallelMap(steps) { place -> [Double] in
    // The same beginning five times; then each asks about another class.
    let before = sequences.steps[...place].map { step in (0..<way).map { _ in step[0] } }
    let cut = LabelledSequences(steps: before + [asked], way: way)
    let last = memory.answer(cut.inputs(table)).row(before.count).softmax()
    return (0..<way).map { Double(last[$0, $0]) }
  }
  return (0..<way).map { label in columns.map { $0[label] } }
}

/// How much each step of a sequence looks at each step.
struct Looks {
  /// [t][s], rows sum to 1.
  let weights: [[Double]]
  /// The label of each step.
  let labels: [Int]

  /// The steps in which the label of an earlier drawing of the same character was told: (t, s).
  ///
  /// Step s is told the label of the drawing at s − 1.
  var right: [(t: Int, s: Int)] {
    labels.indices.flatMap { t in
      (0..<t).filter { labels[$0] == labels[t] }.map { (t, $0 + 1) }
    }
  }

  /// The share of a look that falls on such steps, where there are any.
  var rightShare: Double { share { t, s in weights[t][s] } }

  /// The same for one who looks at all steps alike.
  var evenShare: Double { share { t, _ in 1 / Double(t + 1) } }

  /// log₂ of a weight relative to looking at all steps alike, −3…3; 0 where the mask lies.
  var preference: [[Double]] {
    weights.enumerated().map { t, row in
      row.enumerated().map { s, weight in
        s > t ? 0 : min(max(log2(max(weight * Double(t + 1), 1e-9)), -3), 3)
      }
    }
  }

  private func share(_ weight: (Int, Int) -> Double) -> Double {
    let right = right
    return right.map { weight($0.t, $0.s) }.reduce(0, +) / Double(Set(right.map(\.t)).count)
  }
}

extension Looks {
  /// The first steps of a sequence; of all its steps the weights are [t, s].
  init(_ weights: Tensor, labels: [Int]) {
    let (values, width) = (weights.scalars.map(Double.init), weights.shape[1])
    self.init(
      weights: labels.indices.map { Array(values[$0 * width..<$0 * width + labels.count]) },
      labels: labels)
  }
}
