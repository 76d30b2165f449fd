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

  /// The fastest way on this machine: our micro-kernel where a vector holds 16 floats (there it beats OpenBLAS
  /// two to one), else BLAS, else plain loops.
  package func callAsFunction(
    _ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>, _ c: UnsafeMutablePointer<Float>
  ) {
    if m == 0 || n == 0 { return }
    if Machine.hasWideVectors && k > 0 && n >= 4 { return tiled(a, b, c) }
    #if canImport(OpenBLAS)
      BLAS.useOneThread
      cblas_sgemm(
        CblasRowMajor, transposeA ? CblasTrans : CblasNoTrans,
        transposeB ? CblasTrans : CblasNoTrans, numericCast(m), numericCast(n), numericCast(k), 1,
        a, numericCast(strideA), b, numericCast(strideB), accumulates ? 1 : 0, c,
        numericCast(strideC))
    #else
      plain(a, b, c)
    #endif
  }

  /// The triple loop: the twin for machines without a BLAS, and the oracle of the tests.
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
