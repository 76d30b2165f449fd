import Engine

/// Batch normalisation (Ioffe and Szegedy 2015, algorithm 1): per channel, the last axis,
/// y = scale · (x − mean) / √(variance + ε) + shift.
///
/// Where mean and variance come from is an argument of each call, because a wrong guess is silent:
/// scores that depend on the other queries, or a task that changes what the next one sees.
public struct BatchNorm: Module {
  /// Whose mean and variance normalise.
  public enum Statistics: Sendable {
    /// Those of the input itself; nothing is remembered.
    case batch
    /// The running ones, as ``updateRunningStatistics(from:momentum:)`` left them.
    case running
    /// Those of the first so many examples, used for all of them.
    case support(Int)
  }

  /// γ, [channels], ones at first.
  public var scale: Tensor
  /// β, [channels], zeros at first.
  public var shift: Tensor
  /// The mean that `.running` subtracts, [channels], zeros at first.
  public var runningMean: Tensor
  /// The variance that `.running` divides by, [channels], ones at first.
  public var runningVariance: Tensor
  /// ε, added to the variance.
  public var epsilon: Float

  /// A norm that changes nothing but location and scale.
  public init(_ channels: Int, epsilon: Float = 1e-5) {
    scale = .ones([channels])
    shift = .zeros([channels])
    runningMean = .zeros([channels])
    runningVariance = .ones([channels])
    self.epsilon = epsilon
  }

  /// [n, channels] or [n, height, width, channels] → the same shape; `rectified` puts relu after it.
  ///
  /// Gradients flow through the statistics of `.batch` and `.support`. Traps when the last axis is not
  /// `channels`, for `.support(n)` unless n is in 1...examples, and where the statistics would be
  /// those of one value per channel, which normalise everything to zero.
  public func callAsFunction(_ input: Tensor, statistics: Statistics, rectified: Bool = false)
    -> Tensor
  {
    let output: Tensor
    switch statistics {
    case .batch:
      requireSeveralValues(input)
      return input.batchNormalized(
        scale: scale, shift: shift, epsilon: epsilon, rectified: rectified)
    case .support(let count):
      requireChannels(input)
      require(
        (1...input.shape[0]).contains(count),
        "BatchNorm: the statistics of \(count) examples were asked for, the input is \(input.shape)."
      )
      output = normalized(input, by: input.sliced(0, 0..<count))
    case .running:
      requireChannels(input)
      output = normalized(input, mean: runningMean, variance: runningVariance)
    }
    return rectified ? output.relu() : output
  }

  /// Moves the running statistics towards those of `input`, the tensor this layer normalises:
  /// running ← (1 − momentum) · running + momentum · new, with the unbiased variance, as PyTorch.
  ///
  /// With `momentum` 1/1, 1/2, 1/3, … they become the plain average over the calls.
  public mutating func updateRunningStatistics(from input: Tensor, momentum: Float = 0.1) {
    let axes = reducedAxes(of: input)
    let input = input.detached()
    let count = Float(input.count / scale.count)
    let variance = input.variance(axes) * (count / (count - 1))
    runningMean = moved(runningMean, to: input.mean(axes), momentum)
    runningVariance = moved(runningVariance, to: variance, momentum)
  }

  /// With momentum 1 nothing stays, not even what is not a number.
  private func moved(_ running: Tensor, to new: Tensor, _ momentum: Float) -> Tensor {
    momentum == 1 ? new : running * (1 - momentum) + new * momentum
  }

  public mutating func visitParameters(_ visit: (inout Tensor) -> Void) {
    visit(&scale)
    visit(&shift)
  }

  public mutating func visitState(_ visit: (inout Tensor) -> Void) {
    visit(&runningMean)
    visit(&runningVariance)
  }

  public var parameterNames: [String] { ["scale", "shift"] }
  public var stateNames: [String] { ["runningMean", "runningVariance"] }
  public var constants: [Constant] { [("epsilon", epsilon)] }

  /// `input` with the mean and variance of `examples`. Both are counted from a number near the mean, which does not
  /// count and has no gradient: a mean far from 0 is rounded by as much as the deviation may be.
  private func normalized(_ input: Tensor, by examples: Tensor) -> Tensor {
    let axes = reducedAxes(of: examples)
    let origin = examples.detached().mean(axes)
    let near = examples - origin
    let variance = near.variance(axes)
    if !variance.hasOnlyFiniteValues() && variance.scalars.contains(.infinity) {
      // Where the square of the deviation is no float, neither its size counts nor ε.
      let isVast = variance.equal(to: Tensor(.infinity))
      let unit = Tensor.where(isVast, then: Tensor(0x1p-40), else: Tensor(1))
      return normalized(input * unit, by: examples * unit)
    }
    return normalized(input - origin, mean: near.mean(axes), variance: variance)
  }

  /// (x − mean) · a + β with a = γ / √(variance + ε): what is far from 0 meets its mean before anything else.
  private func normalized(_ input: Tensor, mean: Tensor, variance: Tensor) -> Tensor {
    (input - mean) * (scale / (variance + epsilon).sqrt()) + shift
  }

  private func reducedAxes(of input: Tensor) -> [Int] {
    requireSeveralValues(input)
    return Array(0..<(input.rank - 1))
  }

  private func requireSeveralValues(_ input: Tensor) {
    requireChannels(input)
    require(
      input.count > scale.count,
      "BatchNorm: the statistics of one value per channel mean nothing, found \(input.shape).")
  }

  private func requireChannels(_ input: Tensor) {
    require(
      input.rank >= 2 && input.shape[input.rank - 1] == scale.count,
      "BatchNorm: the last axis must have \(scale.count) channels, found \(input.shape).")
  }
}
