import Engine

/// An average of a model's parameters over training.
///
/// Batch norm's running statistics belong to other weights: compute them anew after ``apply(to:)``.
public struct WeightAverage {
  /// How much the newest parameters count.
  public enum Kind: Sendable, Equatable {
    /// The plain mean of all models seen (Izmailov et al. 2018, "SWA").
    case mean
    /// decay · average + (1 − decay) · new, from the first model on (Polyak and Juditsky 1992).
    case exponential(decay: Float)
  }

  /// How the models are weighted.
  public let kind: Kind
  /// The averages, in the order of the parameters; empty before the first model.
  public var parameters: [Tensor] = []
  /// How many models were included.
  public var count = 0

  /// An average that has seen no model.
  public init(_ kind: Kind) { self.kind = kind }

  /// Takes the model's parameters into the average. Traps when it has other shapes than before.
  public mutating func include<M: Module>(_ model: M) {
    let new = model.parameters.map { $0.detached() }
    count += 1
    guard count > 1 else {
      parameters = new
      return
    }
    require(
      new.map { $0.shape } == parameters.map { $0.shape },
      "WeightAverage: the parameters' shapes are not those of the models before.")
    let rule = AverageRule(weight: weightOfNew)
    var (unused0, unused1) = (Tensor(0), Tensor(0))
    for index in new.indices {
      moveInPlace(&parameters[index], along: new[index], &unused0, &unused1, rule)
    }
  }

  /// Gives the model the averaged parameters. Traps before the first model was included.
  public func apply<M: Module>(to model: inout M) {
    require(count > 0, "WeightAverage: there is no average before the first model is included.")
    model.parameters = parameters
  }

  private var weightOfNew: Float {
    switch kind {
    case .mean: 1 / Float(count)
    case .exponential(let decay): 1 - decay
    }
  }
}

private struct AverageRule: UpdateRule {
  let weight: Float
  var slotCount: Int { 0 }

  @inline(__always)
  func callAsFunction<N: Elementwise>(
    _ parameter: inout N, along gradient: N, _: inout N, _: inout N
  ) {
    parameter = weight == 1 ? gradient : parameter + weight * (gradient - parameter)
  }
}
