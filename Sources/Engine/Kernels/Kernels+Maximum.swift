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
    if count < 16 {
      var largest = x[0]
      for index in 1..<Swift.max(1, count) { largest = larger(largest, x[index]) }
      return largest
    }
    var (v0, v1) = (load(x, 16), load(x + count - 16, 16))
    var (v2, v3) = (v0, v1)
    for start in stride(from: 0, to: count / 64 * 64, by: 64) {
      v0 = larger(v0, load(x + start, 16))
      v1 = larger(v1, load(x + start + 16, 16))
      v2 = larger(v2, load(x + start + 32, 16))
      v3 = larger(v3, load(x + start + 48, 16))
    }
    for start in stride(from: count / 64 * 64, to: count - 16, by: 16) {
      v0 = larger(v0, load(x + start, 16))
    }
    let lanes = larger(larger(v0, v1), larger(v2, v3))
    var largest = lanes[0]
    for lane in 1..<16 { largest = larger(largest, lanes[lane]) }
    return largest
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
    while start + 16 <= count {
      let lanes = load(x + start, 16)
      if any((lanes .== value) .| (lanes .!= lanes)) { break }
      start += 16
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
