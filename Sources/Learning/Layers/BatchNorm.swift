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
  }

  /// γ, [channels], ones at first.
  public var scale: Tensor
  /// β, [channels], zeros at first.
  public var shift: Tensor
  public var runningMean: Tensor
  public var runningVariance: Tensor
  public var epsilon: Float

  public init(_ channels: Int, epsilon: Float = 1e-5) {
    scale = .ones([channels])
    shift = .zeros([channels])
    runningMean = .zeros([channels])
    runningVariance = .ones([channels])
    self.epsilon = epsilon
  }

  /// [n, channels] or [n, height, width, channels] → the same shape.
  ///
  /// Traps when the last axis is not `channels`, and for `.batch` with one value per channel, which
  /// would normalise everything to zero.
  public func callAsFunction(_ input: Tensor, statistics: Statistics) -> Tensor {
    switch statistics {
    case .batch:
      let axes = reducedAxes(of: input)
      return normalized(input, mean: input.mean(axes), variance: input.variance(axes))
    case .running:
      requireChannels(input)
      return normalized(input, mean: runningMean, variance: runningVariance)
    }
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
    runningMean = runningMean * (1 - momentum) + input.mean(axes) * momentum
    runningVariance = runningVariance * (1 - momentum) + variance * momentum
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

  /// One product and one sum per element: x · a + (β − mean · a) with a = γ / √(variance + ε).
  private func normalized(_ input: Tensor, mean: Tensor, variance: Tensor) -> Tensor {
    let factor = scale / (variance + epsilon).sqrt()
    return input * factor + (shift - mean * factor)
  }

  private func reducedAxes(of input: Tensor) -> [Int] {
    requireChannels(input)
    require(
      input.count > scale.count,
      "BatchNorm: the statistics of one value per channel mean nothing, found \(input.shape).")
    return Array(0..<(input.rank - 1))
  }

  private func requireChannels(_ input: Tensor) {
    require(
      input.rank >= 2 && input.shape[input.rank - 1] == scale.count,
      "BatchNorm: the last axis must have \(scale.count) channels, found \(input.shape).")
  }
}
