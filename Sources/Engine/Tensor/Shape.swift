/// The sizes of a tensor's axes, outermost first: `[2, 3]` is two rows of three.
///
/// Holds up to eight axes in place, so that making a shape never allocates.
public struct Shape: Equatable, Sendable {
  private var sizes = SIMD8<Int32>(repeating: 0)
  private var axisCount: Int8 = 0

  /// A shape with the given axis sizes; traps above eight axes or below size zero.
  public init(_ dimensions: some Sequence<Int>) {
    for size in dimensions { append(size) }
  }

  mutating func append(_ size: Int) {
    require(axisCount < 8, "Shape: a tensor has at most 8 axes")
    axisCount += 1
    self[Int(axisCount) - 1] = size
  }

  /// The product of all axis sizes; one for a scalar.
  public var elementCount: Int {
    var (product, isTooLarge) = (1, false)
    for axis in 0..<Int(axisCount) {
      let next = product.multipliedReportingOverflow(by: Int(sizes[axis]))
      (product, isTooLarge) = (next.partialValue, isTooLarge || next.overflow)
    }
    require(!isTooLarge, "Shape: \(self) has more numbers than can be counted")
    return product
  }

  /// The sizes as an array.
  public var dimensions: [Int] { Array(self) }

  /// The position of `axis`, where −1 is the last; traps when there is no such axis.
  func position(of axis: Int, in operation: StaticString) -> Int {
    let position = axis < 0 ? axis + count : axis
    require(position >= 0 && position < count, "\(operation): no axis \(axis) in shape \(self)")
    return position
  }
}

extension Shape: RandomAccessCollection, MutableCollection {
  public var startIndex: Int { 0 }
  public var endIndex: Int { Int(axisCount) }
  public subscript(axis: Int) -> Int {
    get {
      requireAxis(axis)
      return Int(sizes[axis])
    }
    set {
      requireAxis(axis)
      require(
        newValue >= 0 && newValue <= Int(Int32.max), "Shape: \(newValue) is not the size of an axis"
      )
      sizes[axis] = Int32(truncatingIfNeeded: newValue)
    }
  }

  @inline(__always)
  private func requireAxis(_ axis: Int) {
    require(
      axis >= 0 && axis < count,
      "Shape: no axis \(axis) among \(count)" + (axis < 0 ? "; the last one is shape.last!" : ""))
  }
}

extension Shape: ExpressibleByArrayLiteral, CustomStringConvertible {
  public init(arrayLiteral elements: Int...) { self.init(elements) }

  public var description: String {
    var text = "["
    for axis in 0..<count { text += (axis == 0 ? "" : ", ") + String(self[axis]) }
    return text + "]"
  }
}

extension Shape {
  /// The shape that `a` and `b` broadcast to, aligned at the last axis; traps when they do not fit.
  static func broadcast(_ a: Shape, _ b: Shape, in operation: StaticString) -> Shape {
    if a == b { return a }
    var result = a.count >= b.count ? a : b
    for offset in 1..<(Swift.min(a.count, b.count) + 1) {
      let (left, right) = (a[a.count - offset], b[b.count - offset])
      require(
        left == right || left == 1 || right == 1, "\(operation): shapes \(a) and \(b) do not fit")
      result[result.count - offset] = left == 1 ? right : left
    }
    return result
  }

  /// This shape with one axis replaced, removed or inserted.
  func replacing(_ axis: Int, with size: Int) -> Shape {
    var copy = self
    copy[axis] = size
    return copy
  }

  func removing(_ axis: Int) -> Shape {
    var result = Shape()
    for index in 0..<count where index != axis { result.append(self[index]) }
    return result
  }

  func inserting(_ size: Int, at axis: Int) -> Shape {
    var result = Shape()
    for index in 0...count {
      if index == axis { result.append(size) }
      if index < count { result.append(self[index]) }
    }
    return result
  }
}
