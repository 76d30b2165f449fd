#if canImport(OpenBLAS)
  import OpenBLAS
#endif

/// C ← op(A) · op(B), or C ← C + op(A) · op(B): row-major matrices with their row strides.
///
/// C is m x n and the sum runs over k; op transposes when asked.
package struct MatrixProduct {
  package var transposeA = false, transposeB = false
  package var m: Int, n: Int, k: Int
  package var strideA: Int, strideB: Int, strideC: Int
  package var accumulates = false

  package init(
    transposeA: Bool = false, transposeB: Bool = false, m: Int, n: Int, k: Int, strideA: Int,
    strideB: Int, strideC: Int, accumulates: Bool = false
  ) {
    (self.transposeA, self.transposeB) = (transposeA, transposeB)
    (self.m, self.n, self.k) = (m, n, k)
    (self.strideA, self.strideB, self.strideC) = (strideA, strideB, strideC)
    self.accumulates = accumulates
  }

  typealias Source = UnsafePointer<Float>
  typealias Target = UnsafeMutablePointer<Float>

  /// The fastest way on this machine: our micro-kernel or dot products, except that BLAS is better at a matrix and a
  /// vector, and where registers are few at large matrices.
  package func callAsFunction(
    _ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>, _ c: UnsafeMutablePointer<Float>
  ) {
    if m == 0 || n == 0 { return }
    if k == 0 { return plain(a, b, c) }
    #if canImport(OpenBLAS)
      if n < 4 || (!Machine.hasManyRegisters && Swift.min(m, n, k) >= 64) { return blas(a, b, c) }
    #endif
    tiled(a, b, c)
  }

  #if canImport(OpenBLAS)
    private func blas(_ a: Source, _ b: Source, _ c: Target) {
      BLAS.useOneThread
      cblas_sgemm(
        CblasRowMajor, transposeA ? CblasTrans : CblasNoTrans,
        transposeB ? CblasTrans : CblasNoTrans, numericCast(m), numericCast(n), numericCast(k), 1,
        a, numericCast(strideA), b, numericCast(strideB), accumulates ? 1 : 0, c,
        numericCast(strideC))
    }
  #endif

  /// The triple loop: the oracle of the tests.
  package func plain(
    _ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>, _ c: UnsafeMutablePointer<Float>
  ) {
    for row in 0..<m {
      for column in 0..<n {
        var total: Float = 0
        for inner in 0..<k {
          let left = transposeA ? a[inner * strideA + row] : a[row * strideA + inner]
          let right = transposeB ? b[column * strideB + inner] : b[inner * strideB + column]
          total += left * right
        }
        c[row * strideC + column] = total + (accumulates ? c[row * strideC + column] : 0)
      }
    }
  }
}

#if canImport(OpenBLAS)
  /// The engine spreads work over cores itself; BLAS is to use one thread a call.
  private enum BLAS {
    static let useOneThread: Void = openblas_set_num_threads(1)
  }
#endif
