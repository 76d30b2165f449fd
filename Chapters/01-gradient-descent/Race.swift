import Foundation

/// One rule's descent into Rosenbrock's valley, at the best of the rates that it tried.
struct Race {
  let name: String
  let rate: Double
  let path: [Point]

  static let valley = Valley()
  static let start = Point(-1.2, 1)
  /// From 0.0001 to 1, five to a factor of ten.
  static let candidates = (0...20).map { pow(10, -4 + Double($0) * 0.2) }

  /// The first step that brings the loss below 10⁻⁴ and holds it there for a thousand.
  var steps: Int { Self.stepsNeeded(path.map(Self.valley.value)) }

  /// Whether its rate lies between the first and the last candidate.
  var isInside: Bool { Self.candidates.dropFirst().dropLast().contains(rate) }

  static func stepsNeeded(_ losses: [Double]) -> Int {
    var calm = 0
    for (step, loss) in losses.enumerated() {
      calm = loss < 1e-4 ? calm + 1 : 0
      if calm == 1000 { return step - 999 }
    }
    return .max
  }
}

/// Every rule tries the same rates from the same place, and keeps the one that needs the fewest steps.
func valleyRaces() -> [Race] {
  let slope = Race.valley.gradient
  let rules: [(name: String, step: (Double) -> PointFunction)] = [
    ("GD", { rate in { descentStep($0, slope: slope($0), rate: rate) } }),
    ("Momentum", { heavyBall(rate: $0, momentum: 0.9, slope) }),
    ("Adam", { adam(rate: $0, slope) }),
  ]
  return rules.map { bestRace($0, $1) }
}

/// Tries every candidate, and keeps the rate that needs the fewest steps.
func bestRace(_ name: String, _ step: (Double) -> PointFunction) -> Race {
  Race.candidates
    .map { rate in
      Race(name: name, rate: rate, path: descend(from: Race.start, steps: 10_000, step(rate)))
    }
    .min { $0.steps < $1.steps }!
}
