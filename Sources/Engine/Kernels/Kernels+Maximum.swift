// What is not a number counts as larger than any number, so that it shows.

extension Kernels {
  /// The largest value along the middle of a tensor seen as [outer, middle, inner].
  static func maxMiddle(_ a: Tensor, outer: Int, middle: Int, inner: Int, into shape: Shape)
    -> Tensor
  {
    let result = Tensor(uninitialized: shape)
    for block in 0..<outer {
      let (source, target) = (a.base + block * middle * inner, result.base + block * inner)
      if inner == 1 {
        target.pointee = largest(source, middle)
      } else {
        target.update(from: source, count: inner)
        for row in 1..<Swift.max(1, middle) { raise(target, to: source + row * inner, inner) }
      }
    }
    return result
  }

  /// The largest value of a row that is not empty.
  static func largest(_ x: UnsafePointer<Float>, _ count: Int) -> Float {
    let width = Vector.scalarCount
    if count < width {
      return largestLane(load(x, count).replacing(with: x[0], where: laneNumbers .>= Float(count)))
    }
    var (v0, v1) = (load(x, width), load(x + count - width, width))
    var (v2, v3) = (v0, v1)
    let whole = count / (4 * width) * 4 * width
    for start in stride(from: 0, to: whole, by: 4 * width) {
      v0 = larger(v0, load(x + start, width))
      v1 = larger(v1, load(x + start + width, width))
      v2 = larger(v2, load(x + start + 2 * width, width))
      v3 = larger(v3, load(x + start + 3 * width, width))
    }
    for start in stride(from: whole, to: count - width, by: width) {
      v0 = larger(v0, load(x + start, width))
    }
    return largestLane(larger(larger(v0, v1), larger(v2, v3)))
  }

  /// The larger of two neighbours in both, and so on with what comes next to each other.
  @inline(__always)
  private static func largestLane(_ v: Vector) -> Float {
    var v = v
    for _ in 0..<Vector.scalarCount.trailingZeroBitCount {
      let (even, odd) = (v.evenHalf, v.oddHalf)
      v = larger(Vector(lowHalf: even, highHalf: odd), Vector(lowHalf: odd, highHalf: even))
    }
    return v[0]
  }

  /// Where the first largest value of each row stands, along the last axis.
  static func argmaxOfRows(_ a: Tensor) -> [Int] {
    let count = a.shape[a.rank - 1]
    return (0..<a.shape.dropLast().reduce(1, *)).map { row in
      let x = UnsafePointer(a.base + row * count)
      return position(of: largest(x, count), in: x, count)
    }
  }

  /// Where a value, which may be not a number, first stands in a row.
  private static func position(of value: Float, in x: UnsafePointer<Float>, _ count: Int) -> Int {
    var start = 0
    while start + Vector.scalarCount <= count {
      let lanes = load(x + start, Vector.scalarCount)
      if Machine.any((lanes .== value) .| (lanes .!= lanes)) { break }
      start += Vector.scalarCount
    }
    while x[start] != value && x[start] == x[start] { start += 1 }
    return start
  }

  @inline(__always)
  private static func raise(
    _ target: UnsafeMutablePointer<Float>, to x: UnsafePointer<Float>, _ count: Int
  ) {
    for index in 0..<count { target[index] = larger(target[index], x[index]) }
  }

  @inline(__always)
  private static func larger(_ a: Float, _ b: Float) -> Float {
    let larger = b <= a ? a : b
    return a == a ? larger : a
  }

  @inline(__always)
  private static func larger(_ a: Vector, _ b: Vector) -> Vector {
    a.replacing(with: b, where: (b .> a) .| (b .!= b))
  }
}
