import Engine
import Learning

/// One of the six methods of Baydin and others (2018), with their settings and what their files end with.
struct Contest {
  enum Rule { case plain, nesterov, adam }

  let name: String
  let rule: Rule
  /// β; 0 is the method without hypergradients.
  let hyperRate: Float
  /// Loss and α that the authors' files end with.
  let published: (loss: Double, rate: Double)

  /// In pairs: without hypergradients, and with.
  static let all = [
    Contest(name: "SGD", rule: .plain, hyperRate: 0, published: (0.3737, 0.001)),
    Contest(name: "SGD-HD", rule: .plain, hyperRate: 1e-3, published: (0.2878, 0.0021)),
    Contest(name: "SGDN", rule: .nesterov, hyperRate: 0, published: (0.2846, 0.001)),
    Contest(name: "SGDN-HD", rule: .nesterov, hyperRate: 1e-3, published: (0.2719, -0.0002)),
    Contest(name: "Adam", rule: .adam, hyperRate: 0, published: (0.2719, 0.001)),
    Contest(name: "Adam-HD", rule: .adam, hyperRate: 1e-7, published: (0.2723, 0.00103)),
  ]

  /// From α₀ = 0.001, as in the paper; `lowest` = −∞ lets α become negative, as there.
  func run(in race: DigitRace, lowest: Float) -> DigitDescent {
    func go<Other: Optimizer>(_ rule: Other) -> DigitDescent {
      race.run(rule, rate: 1e-3, hyperRate: hyperRate, lowest: lowest)
    }
    switch rule {
    case .plain: return go(SGD(rate: 1))
    case .nesterov: return go(SGD(rate: 1, momentum: 0.9, nesterov: true))
    case .adam: return go(Adam(rate: 1))
    }
  }
}

/// The six methods side by side.
func contestRuns(in race: DigitRace, lowest: Float) -> [DigitDescent] {
  parallelMap(Contest.all.count) { Contest.all[$0].run(in: race, lowest: lowest) }
}
