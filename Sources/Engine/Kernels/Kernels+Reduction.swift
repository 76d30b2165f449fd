extension Kernels {
  /// Sums the middle of a tensor seen as [outer, middle, inner]. The order of addition is fixed.
  static func sumMiddle(_ a: Tensor, outer: Int, middle: Int, inner: Int, into shape: Shape)
    -> Tensor
  {
    let result = Tensor(uninitialized: shape)
    if inner == 1 {
      for row in 0..<outer { result.base[row] = sum(a.base + row * middle, middle) }
      return result
    }
    for block in 0..<outer {
      sumRows(a.base + block * middle * inner, middle, inner, into: result.base + block * inner)
    }
    return result
  }

  /// Long rows by halves, so that rounding errors grow with the logarithm of the length.
  static func sum(_ x: UnsafePointer<Float>, _ count: Int) -> Float {
    if count <= 4096 { return sumShort(x, count) }
    let half = count / 128 * 64
    return sum(x, half) + sum(x + half, count - half)
  }

  /// Four vectors of partial sums: faster than one, and more precise.
  @inline(__always)
  private static func sumShort(_ x: UnsafePointer<Float>, _ count: Int) -> Float {
    let width = Vector.scalarCount
    if count < width {
      var total: Float = 0
      for index in 0..<count { total += x[index] }
      return total
    }
    var totals = (Vector.zero, Vector.zero, Vector.zero, Vector.zero)
    var start = 0
    while start + 4 * width <= count {
      totals.0 += load(x + start, width)
      totals.1 += load(x + start + width, width)
      totals.2 += load(x + start + 2 * width, width)
      totals.3 += load(x + start + 3 * width, width)
      start += 4 * width
    }
    while start < count {
      totals.0 += load(x + start, Swift.min(width, count - start))
      start += width
    }
    return sum((totals.0 + totals.1) + (totals.2 + totals.3))
  }

  /// Adds rows together, many rows by halves, so that rounding errors stay small.
  private static func sumRows(
    _ x: UnsafePointer<Float>, _ rows: Int, _ width: Int, into result: UnsafeMutablePointer<Float>
  ) {
    if rows <= 128 && width <= 64 { return sumNarrowRows(x, rows, width, into: result) }
    if rows <= 128 {
      result.update(repeating: 0, count: width)
      for row in 0..<rows { add(x + row * width, to: result, width) }
      return
    }
    let half = rows / 2
    let rest = Tensor(uninitialized: [width])
    sumRows(x, half, width, into: result)
    sumRows(x + half * width, rows - half, width, into: rest.base)
    add(rest.base, to: result, width)
  }

  /// Rows of few numbers: a vector of columns at a time stays in a register.
  private static func sumNarrowRows(
    _ x: UnsafePointer<Float>, _ rows: Int, _ width: Int, into result: UnsafeMutablePointer<Float>
  ) {
    for column in stride(from: 0, to: width, by: Vector.scalarCount) {
      var total = Vector.zero
      for row in 0..<rows { total += load(x + row * width + column) }
      storeBeforeNextRow(total, result + column)
    }
  }

  @inline(__always)
  static func add(_ x: UnsafePointer<Float>, to total: UnsafeMutablePointer<Float>, _ count: Int) {
    for index in 0..<count { total[index] += x[index] }
  }
}
