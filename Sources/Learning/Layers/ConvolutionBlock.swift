import Engine

/// Convolution 3 × 3 – batch norm – relu, and the picture halved:
/// [n, height, width, in] → [n, height′, width′, out].
///
/// The convolution has no bias: batch norm would take it away again.
public struct ConvolutionBlock: Module {
  /// What halves height and width.
  public enum Downsampling: Sendable {
    /// The convolution visits every second place; odd sizes are rounded up.
    case stride
    /// 2 × 2 max pooling after it; odd sizes are rounded down.
    case pool
  }

  /// [3, 3, in, out].
  public var kernel: Tensor
  /// The norm after the convolution.
  public var norm: BatchNorm
  /// How height and width are halved.
  public let downsampling: Downsampling

  /// A block whose kernel is drawn from `generator`.
  public init(
    _ inputs: Int, _ outputs: Int, downsampling: Downsampling,
    initializer: Initializer = .xavier, using generator: inout Generator
  ) {
    kernel = initializer([3, 3, inputs, outputs], using: &generator)
    norm = BatchNorm(outputs)
    self.downsampling = downsampling
  }

  /// [n, height, width, in] → [n, height′, width′, out], normalised by these statistics.
  public func callAsFunction(_ images: Tensor, statistics: BatchNorm.Statistics) -> Tensor {
    finished(convolved(images), statistics: statistics)
  }

  /// As a call with `.batch`; on the way the running statistics move towards those of `images`.
  public mutating func updateRunningStatistics(from images: Tensor, momentum: Float) -> Tensor {
    let sums = convolved(images)
    norm.updateRunningStatistics(from: sums, momentum: momentum)
    return finished(sums, statistics: .batch)
  }

  public mutating func visitParameters(_ visit: (inout Tensor) -> Void) {
    visit(&kernel)
    norm.visitParameters(visit)
  }

  public mutating func visitState(_ visit: (inout Tensor) -> Void) { norm.visitState(visit) }

  public var parameterNames: [String] { ["kernel"] + norm.parameterNames(in: "norm") }
  public var stateNames: [String] { norm.stateNames(in: "norm") }
  public var constants: [Constant] { norm.constants(in: "norm") }

  private func convolved(_ images: Tensor) -> Tensor {
    images.conv2d(kernel, stride: downsampling == .stride ? 2 : 1, padding: .same)
  }

  /// Norm, then relu; with a pool that comes first: the same as the other way round, since relu keeps the
  /// order, at a quarter of the work.
  private func finished(_ sums: Tensor, statistics: BatchNorm.Statistics) -> Tensor {
    downsampling == .pool
      ? norm(sums, statistics: statistics).maxPooled(2).relu()
      : norm(sums, statistics: statistics, rectified: true)
  }
}
