/// Independent measurements of one thing: a score on task after task, or on training after training.
public struct Sample: Sendable, Equatable {
  /// The measurements, in their order.
  public let values: [Double]

  /// Traps without a value.
  public init(_ values: [Double]) {
    if values.isEmpty { fatalError("Sample: there must be at least one value.") }
    self.values = values
  }

  /// How many there are.
  public var count: Int { values.count }

  /// x̄ = Σ xᵢ / n.
  public var mean: Double { values.reduce(0, +) / Double(count) }

  /// s = √(Σ (xᵢ − x̄)² / (n − 1)), of one value alone unknown: infinite.
  public var deviation: Double {
    guard count > 1 else { return .infinity }
    let mean = mean
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return (squares / Double(count - 1)).squareRoot()
  }

  /// Half the width of the 95 % interval of the mean, t s/√n with Student's t of n − 1 degrees of freedom; infinite for
  /// one value alone.
  ///
  /// It holds the truth in 95 of 100 cases where values are normal, as means over tasks nearly are; of three numbers as
  /// skewed as 1 − u³, u uniform, in 84.
  public var interval: Double {
    guard count > 1 else { return .infinity }
    let bound = StudentT(degrees: count - 1).bound(holding: 0.95)
    return bound * deviation / Double(count).squareRoot()
  }
}
