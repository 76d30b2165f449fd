/// An array of 32-bit floats with any number of axes: the value everything else is made of.
///
/// Values are contiguous and row-major; images are `[n, height, width, channels]`. A tensor is a value:
/// an assignment is a copy. A *tracked* tensor also remembers how it was made, for `gradient(of:at:)`.
///
/// `Tensor` is deliberately not `Sendable`: a gradient rule that captured one would not compile.
public struct Tensor {
  package private(set) var storage: Storage
  /// The sizes of the axes, outermost first; empty for a scalar.
  public let shape: Shape
  let node: Node?

  init(storage: Storage, shape: Shape, node: Node?) {
    self.storage = storage
    self.shape = shape
    self.node = node
  }

  /// A tensor whose values are still whatever the buffer held; the caller fills all of them.
  init(uninitialized shape: Shape) {
    self.init(storage: Storage(count: shape.elementCount), shape: shape, node: nil)
  }

  /// The number of axes; zero for a scalar.
  public var rank: Int { shape.count }
  /// The number of values.
  public var count: Int { shape.elementCount }

  var base: UnsafeMutablePointer<Float> { storage.base }
}

extension Tensor {
  /// A tensor with the given row-major values; traps when their number is not the shape's.
  public init(_ values: [Float], shape: Shape) {
    require(
      values.count == shape.elementCount,
      "Tensor: \(values.count) values do not fill the shape \(shape)")
    self.init(uninitialized: shape)
    values.withUnsafeBufferPointer { source in
      if let first = source.baseAddress { base.update(from: first, count: values.count) }
    }
  }

  /// A tensor of one axis with the given values.
  public init(_ values: [Float]) { self.init(values, shape: [values.count]) }

  /// A tensor without axes that holds one value.
  public init(_ scalar: Float) { self.init(repeating: scalar, shape: []) }

  /// A tensor of one repeated value.
  public init(repeating value: Float, shape: Shape) {
    self.init(uninitialized: shape)
    base.update(repeating: value, count: shape.elementCount)
  }

  /// A tensor of zeros.
  public static func zeros(_ shape: Shape) -> Tensor { Tensor(repeating: 0, shape: shape) }
  /// A tensor of ones.
  public static func ones(_ shape: Shape) -> Tensor { Tensor(repeating: 1, shape: shape) }
}

extension Tensor {
  /// All values, row by row, as an array.
  public var scalars: [Float] { withUnsafeScalars { Array($0) } }

  /// The only value; traps when there is more than one.
  public var item: Float {
    require(count == 1, "item: a tensor of shape \(shape) has \(count) values, not one")
    return base[0]
  }

  /// The value at one position per axis.
  public subscript(indices: Int...) -> Float {
    require(
      indices.count == rank,
      "subscript: \(indices.count) indices for shape \(shape); a part is row(0) or sliced(0, 0..<2)"
    )
    var offset = 0
    for axis in 0..<rank {
      require(
        indices[axis] >= 0 && indices[axis] < shape[axis],
        "subscript: index \(indices[axis]) is outside axis \(axis) of \(shape)")
      offset = offset * shape[axis] + indices[axis]
    }
    return base[offset]
  }

  /// Calls `body` with the values in place, without a copy.
  public func withUnsafeScalars<R>(_ body: (UnsafeBufferPointer<Float>) -> R) -> R {
    let owner = storage
    return withExtendedLifetime(owner) { body(UnsafeBufferPointer(start: base, count: count)) }
  }

  /// Whether no other tensor looks at these values.
  var ownsItsValues: Bool { mutating get { isKnownUniquelyReferenced(&storage) } }

  /// Calls `body` with the values in place; they are copied first when another tensor shares them.
  ///
  /// Traps on a tracked tensor: its node remembers the values it was made with.
  package mutating func withUnsafeMutableScalars<R>(
    _ body: (UnsafeMutableBufferPointer<Float>) -> R
  ) -> R {
    require(node == nil, "withUnsafeMutableScalars: a tracked tensor does not change in place")
    if !ownsItsValues {
      let copy = Storage(count: count)
      copy.base.update(from: base, count: count)
      storage = copy
    }
    return body(UnsafeMutableBufferPointer(start: base, count: count))
  }

  /// A tensor whose values `body` writes; they start undefined.
  public init(shape: Shape, initializingWith body: (UnsafeMutableBufferPointer<Float>) -> Void) {
    self.init(uninitialized: shape)
    body(UnsafeMutableBufferPointer(start: base, count: count))
  }

  /// Whether no value is infinite or not a number.
  public func hasOnlyFiniteValues() -> Bool {
    // 0 · x is 0 for every finite x and NaN otherwise, so the sum tells without a branch.
    var probe = Kernels.Vector.zero
    let (vectors, width) = (Kernels.vectors(self), Kernels.Vector.scalarCount)
    let whole = count / width
    for index in 0..<whole { probe += vectors[index] * 0 }
    var total = Kernels.sum(probe)
    for index in (width * whole)..<count { total += base[index] * 0 }
    return total == 0
  }
}

#if !hasFeature(Embedded)
  extension Tensor: CustomStringConvertible {
    /// The shape and the first values.
    public var description: String {
      let shown = withUnsafeScalars { $0.prefix(8).map { "\($0)" } }.joined(separator: ", ")
      return rank == 0 ? shown : "\(shape) \(shown)\(count > 8 ? ", …" : "")"
    }
  }
#endif
