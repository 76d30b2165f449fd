import Engine

/// The largest value of each size × size window: [n, h, w, c] → [n, h′, w′, c], without padding.
///
/// The stride is `size` unless given. Rows and columns that do not fill a window are dropped.
public struct MaxPool: Layer {
  public let size: Int
  public let stride: Int

  public init(_ size: Int, stride: Int? = nil) {
    self.size = size
    self.stride = stride ?? size
  }

  public func callAsFunction(_ input: Tensor) -> Tensor { input.maxPooled(size, stride: stride) }
  public mutating func visitParameters(_ visit: (inout Tensor) -> Void) {}
}

/// The mean of each size × size window: [n, h, w, c] → [n, h′, w′, c], without padding.
///
/// The stride is `size` unless given. Rows and columns that do not fill a window are dropped.
public struct AveragePool: Layer {
  public let size: Int
  public let stride: Int

  public init(_ size: Int, stride: Int? = nil) {
    self.size = size
    self.stride = stride ?? size
  }

  public func callAsFunction(_ input: Tensor) -> Tensor {
    input.averagePooled(size, stride: stride)
  }
  public mutating func visitParameters(_ visit: (inout Tensor) -> Void) {}
}
