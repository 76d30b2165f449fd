extension MatrixProduct {
  /// So few rows cost less than the transposition of B would; the lanes of a short sum cost more to add than
  /// the sum itself.
  var isDoneByDots: Bool { transposeB && !transposeA && m <= 32 && k >= 128 }

  /// A Bᵀ as dot products: both sides are read along their rows, and nothing is transposed.
  func dots(_ a: Source, _ b: Source, _ c: Target) {
    let rowsOfBlock = Machine.hasManyRegisters ? 4 : 2
    let (rows, columns) = (m / rowsOfBlock * rowsOfBlock, n / 6 * 6)
    for column in stride(from: 0, to: columns, by: 6) {
      for row in stride(from: 0, to: rows, by: rowsOfBlock) {
        block(a + row * strideA, b + column * strideB, c + row * strideC + column)
      }
    }
    for row in 0..<m {
      for column in (row < rows ? columns : 0)..<n {
        let sum = dot(a + row * strideA, b + column * strideB)
        let target = c + row * strideC + column
        target.pointee = sum + (accumulates ? target.pointee : 0)
      }
    }
  }

  /// Four rows of A with six of B, 24 sums in registers: ten loads for 24 multiply-adds. Of sixteen registers two rows
  /// take twelve.
  @inline(__always)
  private func block(_ a: Source, _ b: Source, _ c: Target) {
    var sums = (SixSums(), SixSums(), SixSums(), SixSums())
    @inline(__always) func add(_ start: Int, _ width: Int) {
      let vectors = SixVectors(b + start, step: strideB, width)
      sums.0.add(Kernels.load(a + start, width), vectors)
      sums.1.add(Kernels.load(a + start + strideA, width), vectors)
      if Machine.hasManyRegisters {
        sums.2.add(Kernels.load(a + start + 2 * strideA, width), vectors)
        sums.3.add(Kernels.load(a + start + 3 * strideA, width), vectors)
      }
    }
    let (lanes, rest) = (Machine.vectorWidth, k % Machine.vectorWidth)
    for start in stride(from: 0, to: k - rest, by: lanes) { add(start, lanes) }
    if rest > 0 { add(k - rest, rest) }
    sums.0.store(c, accumulates)
    sums.1.store(c + strideC, accumulates)
    if Machine.hasManyRegisters {
      sums.2.store(c + 2 * strideC, accumulates)
      sums.3.store(c + 3 * strideC, accumulates)
    }
  }

  private func dot(_ a: Source, _ b: Source) -> Float {
    var sum = Kernels.Vector.zero
    Kernels.forEachVector(of: k) { start, width in
      sum = sum.plus(Kernels.load(a + start, width), times: Kernels.load(b + start, width))
    }
    return Kernels.sum(sum)
  }
}

/// A vector of each of six rows.
private struct SixVectors {
  var v0, v1, v2, v3, v4, v5: Kernels.Vector

  @inline(__always)
  init(_ rows: UnsafePointer<Float>, step: Int, _ width: Int) {
    v0 = Kernels.load(rows, width)
    v1 = Kernels.load(rows + step, width)
    v2 = Kernels.load(rows + 2 * step, width)
    v3 = Kernels.load(rows + 3 * step, width)
    v4 = Kernels.load(rows + 4 * step, width)
    v5 = Kernels.load(rows + 5 * step, width)
  }
}

/// One row's dot products with six others, before their lanes are added.
private struct SixSums {
  private var s0, s1, s2, s3, s4, s5: Kernels.Vector

  @inline(__always)
  init() { (s0, s1, s2, s3, s4, s5) = (.zero, .zero, .zero, .zero, .zero, .zero) }

  @inline(__always)
  mutating func add(_ x: Kernels.Vector, _ rows: SixVectors) {
    s0 = s0.plus(x, times: rows.v0)
    s1 = s1.plus(x, times: rows.v1)
    s2 = s2.plus(x, times: rows.v2)
    s3 = s3.plus(x, times: rows.v3)
    s4 = s4.plus(x, times: rows.v4)
    s5 = s5.plus(x, times: rows.v5)
  }

  @inline(__always)
  func store(_ target: UnsafeMutablePointer<Float>, _ accumulates: Bool) {
    let sums = (
      Kernels.sum(s0), Kernels.sum(s1), Kernels.sum(s2), Kernels.sum(s3), Kernels.sum(s4),
      Kernels.sum(s5)
    )
    target[0] = sums.0 + (accumulates ? target[0] : 0)
    target[1] = sums.1 + (accumulates ? target[1] : 0)
    target[2] = sums.2 + (accumulates ? target[2] : 0)
    target[3] = sums.3 + (accumulates ? target[3] : 0)
    target[4] = sums.4 + (accumulates ? target[4] : 0)
    target[5] = sums.5 + (accumulates ? target[5] : 0)
  }
}
