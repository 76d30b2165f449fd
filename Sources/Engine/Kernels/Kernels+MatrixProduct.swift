#if canImport(OpenBLAS)
  import OpenBLAS
#endif

extension Kernels {
  /// C ← α · op(A) · op(B) + β · C for row-major matrices with the given row strides; op transposes when asked.
  ///
  /// `m`, `n`, `k` are the sizes of the product: C is m x n and the sum runs over k.
  @inline(__always)
  static func gemm(
    _ transposeA: Bool, _ transposeB: Bool, m: Int, n: Int, k: Int,
    _ a: UnsafePointer<Float>, _ strideA: Int, _ b: UnsafePointer<Float>, _ strideB: Int,
    beta: Float = 0, _ c: UnsafeMutablePointer<Float>, _ strideC: Int
  ) {
    if m == 0 || n == 0 { return }
    #if canImport(OpenBLAS)
      BLAS.useOneThread
      cblas_sgemm(
        CblasRowMajor, transposeA ? CblasTrans : CblasNoTrans,
        transposeB ? CblasTrans : CblasNoTrans,
        numericCast(m), numericCast(n), numericCast(k), 1, a, numericCast(strideA), b,
        numericCast(strideB), beta, c, numericCast(strideC))
    #else
      portableGemm(transposeA, transposeB, m, n, k, a, strideA, b, strideB, beta, c, strideC)
    #endif
  }

  /// The plain triple loop: the twin for machines without a BLAS, and the oracle of the tests.
  package static func portableGemm(
    _ transposeA: Bool, _ transposeB: Bool, _ m: Int, _ n: Int, _ k: Int,
    _ a: UnsafePointer<Float>, _ strideA: Int, _ b: UnsafePointer<Float>, _ strideB: Int,
    _ beta: Float, _ c: UnsafeMutablePointer<Float>, _ strideC: Int
  ) {
    for row in 0..<m {
      for column in 0..<n {
        var total: Float = 0
        for inner in 0..<k {
          let left = transposeA ? a[inner * strideA + row] : a[row * strideA + inner]
          let right = transposeB ? b[column * strideB + inner] : b[inner * strideB + column]
          total += left * right
        }
        let old = beta == 0 ? 0 : beta * c[row * strideC + column]
        c[row * strideC + column] = old + total
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
