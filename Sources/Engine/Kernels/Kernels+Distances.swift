// Rows of a [n, d] against rows of b [m, d]. The last vector of a row may be narrower.

extension Kernels {
  /// Σₖ (aᵢₖ − bⱼₖ)².
  static func squaredDistances(_ a: Tensor, _ b: Tensor) -> Tensor {
    let width = a.shape[1]
    return forEachPair(a, b) { i, j in
      sum(width) { start, count in
        let gap = load(i + start, count) - load(j + start, count)
        return gap * gap
      }
    }
  }

  /// Σₖ hᵢₖ (aᵢₖ − bⱼₖ).
  static func productsWithDifferences(_ h: Tensor, _ a: Tensor, _ b: Tensor) -> Tensor {
    let width = a.shape[1]
    return forEachPair(a, b) { i, j in
      let factors = h.base + (i - UnsafePointer(a.base))
      return sum(width) { start, count in
        load(factors + start, count) * (load(i + start, count) - load(j + start, count))
      }
    }
  }

  /// Σⱼ gᵢⱼ (aᵢ − bⱼ), [n, d].
  static func weightedDifferences(_ g: Tensor, _ a: Tensor, _ b: Tensor) -> Tensor {
    let result = Tensor(uninitialized: a.shape)
    let (rows, width) = (b.shape[0], a.shape[1])
    for i in 0..<a.shape[0] {
      forEachVector(of: width) { start, count in
        let (row, weights) = (load(a.base + i * width + start, count), g.base + i * rows)
        var (even, odd) = (Vector.zero, Vector.zero)
        @inline(__always) func term(_ j: Int) -> Vector {
          (row - load(b.base + j * width + start, count)) * weights[j]
        }
        for j in stride(from: 0, to: rows / 2 * 2, by: 2) {
          even += term(j)
          odd += term(j + 1)
        }
        if rows % 2 == 1 { even += term(rows - 1) }
        store(even + odd, result.base + i * width + start, count)
      }
    }
    return result
  }

  /// `body` of the beginnings of each row of a and each row of b.
  @inline(__always)
  private static func forEachPair(
    _ a: Tensor, _ b: Tensor, _ body: (UnsafePointer<Float>, UnsafePointer<Float>) -> Float
  ) -> Tensor {
    let (rows, columns, width) = (a.shape[0], b.shape[0], a.shape[1])
    let result = Tensor(uninitialized: [rows, columns])
    for i in 0..<rows {
      for j in 0..<columns {
        result.base[i * columns + j] = body(a.base + i * width, b.base + j * width)
      }
    }
    return result
  }

  /// The sum of the lanes of all vectors of a row; long rows add up in several.
  @inline(__always)
  private static func sum(_ width: Int, _ term: (_ start: Int, _ count: Int) -> Vector) -> Float {
    var (even, odd) = (Vector.zero, Vector.zero)
    let lanes = Vector.scalarCount
    let whole = width / (2 * lanes) * 2 * lanes
    for start in stride(from: 0, to: whole, by: 2 * lanes) {
      even += term(start, lanes)
      odd += term(start + lanes, lanes)
    }
    for start in stride(from: whole, to: width, by: lanes) {
      even += term(start, Swift.min(lanes, width - start))
    }
    return sum(even + odd)
  }
}
