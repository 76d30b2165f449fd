import Engine

/// The largest value of each size × size window: [n, h, w, c] → [n, h′, w′, c], without padding.
///
/// The stride is `size` unless given. Rows and columns that do not fill a window are dropped.
public struct MaxPool: Layer {
  /// Height and width of a window.
  public let size: Int
  /// How many pixels the window moves at a time.
  public let stride: Int

  /// A pool with windows side by side, unless a stride is given.
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
  /// Height and width of a window.
  public let size: Int
  /// How many pixels the window moves at a time.
  public let stride: Int

  /// A pool with windows side by side, unless a stride is given.
  public init(_ size: Int, stride: Int? = nil) {
    self.size = size
    self.stride = stride ?? size
  }

  public func callAsFunction(_ input: Tensor) -> Tensor {
    input.averagePooled(size, stride: stride)
  }
  public mutating func visitParameters(_ visit: (inout Tensor) -> Void) {}
}
