// Each row in turn, so that it is still in the cache when its sum is known. Logarithms of short rows are taken together, one
// in each lane of a vector.

extension Kernels {
  /// eˣ / Σ eˣ of each row, along the last axis.
  static func softmax(ofRows a: Tensor) -> Tensor {
    let result = Tensor(uninitialized: a.shape)
    let count = a.shape[a.rank - 1]
    for row in 0..<a.shape.dropLast().reduce(1, *) {
      let (x, y) = (UnsafePointer(a.base + row * count), result.base + row * count)
      // A sum is one or more, since its largest term is one: its reciprocal is exact enough, and faster.
      let scale = 1 / powers(of: x, count, shift: largest(x, count), into: y)
      for index in stride(from: 0, to: count, by: Vector.scalarCount) {
        storeBeforeNextRow(load(y + index) * scale, y + index)
      }
    }
    return result
  }

  /// x − log Σ eˣ of each row.
  static func logSoftmax(ofRows a: Tensor) -> Tensor {
    let result = Tensor(uninitialized: a.shape)
    forEachGroup(of: a) { rows, count in
      let x = UnsafePointer(a.base + rows.lowerBound * count)
      let y = result.base + rows.lowerBound * count
      var (shifts, totals) = (Vector.zero, Vector.zero)
      for row in 0..<rows.count {
        shifts[row] = largest(x + row * count, count)
        totals[row] = powers(of: x + row * count, count, shift: shifts[row], into: y + row * count)
      }
      let logs = VectorMath.log(totals)
      for row in 0..<rows.count {
        for index in stride(from: row * count, to: (row + 1) * count, by: Vector.scalarCount) {
          storeBeforeNextRow(load(x + index) - shifts[row] - logs[row], y + index)
        }
      }
    }
    return result
  }

  /// log Σ eˣ of each row, which keeps its axis with size one.
  static func logSumExp(ofRows a: Tensor) -> Tensor {
    let result = Tensor(uninitialized: a.shape.replacing(a.rank - 1, with: 1))
    let scratch = Tensor(uninitialized: [a.shape[a.rank - 1]])
    forEachGroup(of: a) { rows, count in
      var (shifts, totals) = (Vector.zero, Vector.zero)
      for (lane, row) in rows.enumerated() {
        let x = UnsafePointer(a.base + row * count)
        let largest = largest(x, count)
        // From ±∞ nothing can be taken off.
        shifts[lane] = largest.isFinite ? largest : 0
        totals[lane] = powers(of: x, count, shift: shifts[lane], into: scratch.base)
      }
      store(VectorMath.log(totals) + shifts, result.base + rows.lowerBound, rows.count)
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

  /// As many rows as a vector has lanes, as long as the first cache holds them.
  @inline(__always)
  private static func forEachGroup(of a: Tensor, _ body: (_ rows: Range<Int>, _ count: Int) -> Void)
  {
    let count = a.shape[a.rank - 1]
    let rows = a.shape.dropLast().reduce(1, *)
    let group = count <= 256 ? Vector.scalarCount : 1
    for row in stride(from: 0, to: rows, by: group) {
      body(row..<Swift.min(rows, row + group), count)
    }
  }
}
