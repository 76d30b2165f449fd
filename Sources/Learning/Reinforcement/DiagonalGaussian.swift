import Engine

/// Independent normal numbers, [..., n]: a policy for actions that are numbers.
public struct DiagonalGaussian {
  /// [..., n].
  public let mean: Tensor
  /// log σ, of a shape that broadcasts to the mean's.
  public let logDeviation: Tensor

  /// The distribution N(mean, exp(logDeviation)²), one number beside the other.
  public init(mean: Tensor, logDeviation: Tensor) {
    (self.mean, self.logDeviation) = (mean, logDeviation)
  }

  /// log p(x) = Σ −½((x − μ)/σ)² − log σ − ½ log 2π over the last axis, [...].
  public func logProbability(of values: Tensor) -> Tensor {
    // 1/σ in two factors: together they may be too large for a float where the distance is not.
    let root = (logDeviation * -0.5).exp()
    let distance = (values - mean) * root * root
    return (distance.squared() * -0.5 - logDeviation - 0.918_938_5).sum([-1])
  }

  /// One value for each mean, a number and no function of the policy: no gradient flows through it.
  public func sample(using generator: inout Generator) -> Tensor {
    (mean + logDeviation.exp() * Tensor.normal(mean.shape, using: &generator)).detached()
  }
}
