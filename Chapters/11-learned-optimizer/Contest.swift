import Datasets
import Engine
import Learning
import Notebook

/// Rules and learned optimizers on the same test problems, and one who stands still.
struct Contest {
  let rules, variants: [Outcome]
  let still: Outcome
  /// What the learned ones lost on problems to tune on.
  private let tuningLosses: [Double]
  private static let cosineName = "Adam, cosine"

  /// `cosine` is Adam once more, with a rate that falls to zero at the end.
  init(
    _ searches: [RateSearch], cosine: RateSearch? = nil, _ variants: [LearnedVariant],
    _ tuned: [TunedOptimizer], on tests: TestTasks<[Problem]>, steps: Int
  ) {
    var rules = searches.map { Outcome($0, on: tests, steps: steps) }
    if let cosine {
      let schedule = Schedule.cosine(rate: 1, steps: steps)
      rules.append(
        Outcome(Self.cosineName, .black, isLearned: false, on: tests) {
          cosine.rule.descend($0, rate: cosine.best, steps: steps) { schedule($0) }
        })
    }
    self.rules = rules
    self.variants = zip(variants, tuned).map {
      Outcome($0, $1.optimizer, on: tests, steps: steps)
    }
    tuningLosses = tuned.map { $0.loss.isFinite ? $0.loss : .infinity }
    still = Outcome(standingStillOn: tests)
  }

  /// Tuned Adam.
  var adam: Outcome { rules.first { $0.name == Rule.adam.rawValue }! }
  /// The learned optimizer with the lowest mean loss on problems to tune on: the test does not choose.
  var best: Outcome { variants[tuningLosses.indices.min { tuningLosses[$0] < tuningLosses[$1] }!] }
  /// Adam with a rate that falls to zero, where it takes part.
  var cosine: Outcome? { rules.first { $0.name == Self.cosineName } }
  var all: [Outcome] { [still] + rules + variants }
  /// What a picture can hold: the rules, and the first two of some learned ones.
  func drawn(_ first: Int) -> [Outcome] { rules + variants[first..<first + 2] }

  /// Keeps log₁₀ of every mean loss; a learned one's record says "learned".
  func keep(
    as place: String, in setting: String, on problems: String, _ trainings: [MetaTraining],
    seed: UInt64, line: UInt = #line
  ) {
    for one in [still] + rules {
      let name = one.name == still.name ? "still" : slug(one.name)
      keepLog("\(place)-\(name)", one, setting, on: problems, seed: seed, line: line)
    }
    for (one, training) in zip(variants, trainings) {
      keepLog(
        "\(place)-learned-\(slug(one.name))", one, setting, on: problems, training: training,
        seed: seed, line: line)
    }
  }
}

extension RateSearch {
  /// Every rule with every rate.
  static func all(
    rates: [Float], on problems: ValidationTasks<[Problem]>, steps: Int
  ) -> [RateSearch] {
    Rule.allCases.map { RateSearch($0, rates: rates, on: problems, steps: steps) }
  }
}
