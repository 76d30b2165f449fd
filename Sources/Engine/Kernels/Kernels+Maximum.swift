// What is not a number counts as larger than any number, so that it shows. It is looked for beside the comparing: a sum
// is a number only if all that was added is, and a row whose sum is none goes the careful way.

extension Kernels {
  /// The largest value along the middle of a tensor seen as [outer, middle, inner].
  static func maxMiddle(_ a: Tensor, outer: Int, middle: Int, inner: Int, into shape: Shape)
    -> Tensor
  {
    let result = Tensor(uninitialized: shape)
    if inner == 1 {
      largestOfRows(a.base, rows: outer, middle, into: result.base)
      return result
    }
    for block in 0..<outer {
      let (source, target) = (a.base + block * middle * inner, result.base + block * inner)
      target.update(from: source, count: inner)
      for row in 1..<Swift.max(1, middle) { raise(target, to: source + row * inner, inner) }
    }
    return result
  }

  /// The largest value of a row; −∞ of none.
  static func largest(_ x: UnsafePointer<Float>, _ count: Int) -> Float {
    if count == 0 { return -.infinity }
    var sum = Vector.zero
    let lanes = largestLanes(x, count, addingTo: &sum)
    return isNumber(sum) ? largestLane(lanes) : largestNumberOrNot(x, count)
  }

  /// As many rows at once as a vector has lanes.
  private static func largestOfRows(
    _ x: UnsafePointer<Float>, rows: Int, _ count: Int, into target: UnsafeMutablePointer<Float>
  ) {
    let width = Vector.scalarCount
    let whole = rows / width * width
    for row in stride(from: 0, to: whole, by: width) {
      if let values = largestOfGroup(x + row * count, count) {
        storeBeforeNextRow(values, target + row)
      } else {
        for row in row..<row + width { target[row] = largest(x + row * count, count) }
      }
    }
    for row in whole..<rows { target[row] = largest(x + row * count, count) }
  }

  /// With each round half as many vectors stand for the same rows; nil where something is not a number.
  @inline(__always)
  private static func largestOfGroup(_ x: UnsafePointer<Float>, _ count: Int) -> Vector? {
    withUnsafeTemporaryAllocation(of: Vector.self, capacity: Vector.scalarCount) { v in
      var (left, sum) = (Vector.scalarCount, Vector.zero)
      for row in 0..<left { v[row] = largestLanes(x + row * count, count, addingTo: &sum) }
      while left > 1 {
        left /= 2
        for pair in 0..<left { v[pair] = largerNeighbours(v[2 * pair], v[2 * pair + 1]) }
      }
      return isNumber(sum) ? v[0] : nil
    }
  }

  /// Vectors whose largest lane is the row's largest value, if the sum of all is a number.
  @inline(__always)
  private static func largestLanes(
    _ x: UnsafePointer<Float>, _ count: Int, addingTo sum: inout Vector
  ) -> Vector {
    let width = Vector.scalarCount
    if count < width {
      let row = load(x, count).replacing(with: x[0], where: laneNumbers .>= Float(count))
      sum += row
      return row
    }
    var (v0, v1) = (load(x), load(x + count - width))
    var (v2, v3, total) = (v0, v1, v1)
    let whole = count / (4 * width) * 4 * width
    for start in stride(from: 0, to: whole, by: 4 * width) {
      let (x0, x1) = (load(x + start), load(x + start + width))
      let (x2, x3) = (load(x + start + 2 * width), load(x + start + 3 * width))
      (v0, v1, v2, v3) = (larger(v0, x0), larger(v1, x1), larger(v2, x2), larger(v3, x3))
      total += (x0 + x1) + (x2 + x3)
    }
    for start in stride(from: whole, to: count - width, by: width) {
      v0 = larger(v0, load(x + start))
      total += load(x + start)
    }
    sum += total
    return larger(larger(v0, v1), larger(v2, v3))
  }

  /// The larger of two neighbours in either, the first one's in the first half.
  @inline(__always)
  private static func largerNeighbours(_ a: Vector, _ b: Vector) -> Vector {
    larger(
      Vector(lowHalf: a.evenHalf, highHalf: b.evenHalf),
      Vector(lowHalf: a.oddHalf, highHalf: b.oddHalf))
  }

  @inline(__always)
  private static func largestLane(_ v: Vector) -> Float {
    var v = v
    for _ in 0..<Vector.scalarCount.trailingZeroBitCount { v = largerNeighbours(v, v) }
    return v[0]
  }

  /// A row with something in it that is not a number, or with both infinities.
  private static func largestNumberOrNot(_ x: UnsafePointer<Float>, _ count: Int) -> Float {
    (1..<count).reduce(x[0]) { larger($0, x[$1]) }
  }

  @inline(__always)
  private static func isNumber(_ sum: Vector) -> Bool { !Machine.any(sum .!= sum) }

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

  /// The larger in each lane; it may lose what is not a number.
  @inline(__always)
  private static func larger(_ a: Vector, _ b: Vector) -> Vector {
    a.replacing(with: b, where: b .> a)
  }
}
