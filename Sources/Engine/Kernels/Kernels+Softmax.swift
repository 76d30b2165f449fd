// Each row in turn, so that it is still in the cache when its sum is known.

extension Kernels {
  /// eˣ / Σ eˣ of each row, along the last axis.
  static func softmax(ofRows a: Tensor) -> Tensor {
    let result = Tensor(uninitialized: a.shape)
    forEachRow(of: a) { row, x, count in
      let y = result.base + row * count
      let total = powers(of: x, count, shift: largest(x, count), into: y)
      for index in stride(from: 0, to: count, by: Vector.scalarCount) {
        storeBeforeNextRow(load(y + index) / total, y + index)
      }
    }
    return result
  }

  /// x − log Σ eˣ of each row.
  static func logSoftmax(ofRows a: Tensor) -> Tensor {
    let result = Tensor(uninitialized: a.shape)
    forEachRow(of: a) { row, x, count in
      let (y, shift) = (result.base + row * count, largest(x, count))
      let log = VectorMath.log(powers(of: x, count, shift: shift, into: y))
      for index in stride(from: 0, to: count, by: Vector.scalarCount) {
        storeBeforeNextRow(load(x + index) - shift - log, y + index)
      }
    }
    return result
  }

  /// log Σ eˣ of each row, which keeps its axis with size one.
  static func logSumExp(ofRows a: Tensor) -> Tensor {
    let result = Tensor(uninitialized: a.shape.replacing(a.rank - 1, with: 1))
    let scratch = Tensor(uninitialized: [a.shape[a.rank - 1]])
    forEachRow(of: a) { row, x, count in
      let largest = count == 0 ? -.infinity : largest(x, count)
      // From ±∞ nothing can be taken off.
      let shift = largest.isFinite ? largest : 0
      let total = powers(of: x, count, shift: shift, into: scratch.base)
      result.base[row] = VectorMath.log(total) + shift
    }
    return result
  }

  /// eˣ⁻ˢ of a row, and their sum.
  private static func powers(
    of x: UnsafePointer<Float>, _ count: Int, shift: Float, into y: UnsafeMutablePointer<Float>
  ) -> Float {
    var total = 0.0
    // So many that they are still in the first cache when they are added up.
    for start in stride(from: 0, to: count, by: 2048) {
      let end = Swift.min(start + 2048, count)
      for index in stride(from: start, to: end, by: Vector.scalarCount) {
        storeBeforeNextRow(VectorMath.exp(load(x + index) - shift), y + index)
      }
      total += Double(sum(y + start, end - start))
    }
    return Float(total)
  }

  @inline(__always)
  private static func forEachRow(
    of a: Tensor, _ body: (_ row: Int, UnsafePointer<Float>, _ count: Int) -> Void
  ) {
    let count = a.shape[a.rank - 1]
    let rows = a.shape.dropLast().reduce(1, *)
    for row in 0..<rows { body(row, UnsafePointer(a.base + row * count), count) }
  }
}
