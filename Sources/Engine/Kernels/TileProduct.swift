/// The one inner loop of all fast products: C[r, :] ← Σ over segments s and depth d of A(r, s, d) · B(s, d, :).
///
/// A is read number by number at `r · rowStep + s · segmentA + d · depthStep`, B row by row at
/// `s · segmentB + d · strideB`. With these steps the same loop is a matrix product (one segment), one with
/// the left side transposed (steps exchanged), and a convolution: there a segment is a row of the kernel,
/// and neighbouring pixels are rows of A that overlap in memory, so that no matrix of patches is ever built.
///
/// A tile of 6 x 64 results fills 24 of the 32 vector registers of an AVX-512 machine: ten loads feed
/// twenty-four multiply-adds, so the arithmetic units never wait.
struct TileProduct {
  var segments = 1, segmentA = 0, segmentB = 0
  var depth: Int
  var rowStep: Int, depthStep: Int
  var strideB: Int, strideC: Int
  /// Whether results are added to what C holds.
  var accumulates = false

  typealias Source = UnsafePointer<Float>
  typealias Target = UnsafeMutablePointer<Float>

  /// All tiles of `rows` x `columns` results; `columns` is a multiple of 16.
  func multiply(rows: Int, columns: Int, _ a: Source, _ b: Source, _ c: Target) {
    var column = 0
    while column < columns {
      let rest = columns - column
      if rest >= 64 {
        panel(Row64.self, rows, a, b + column, c + column)
        column += 64
      } else if rest >= 32 {
        panel(Row32.self, rows, a, b + column, c + column)
        column += 32
      } else {
        panel(Row16.self, rows, a, b + column, c + column)
        column += 16
      }
    }
  }

  /// One panel of columns: six rows at a time, as long as what is left can be cut into threes and fours.
  @inline(__always)
  private func panel<Row: TileRow>(
    _: Row.Type, _ rows: Int, _ a: Source, _ b: Source, _ c: Target
  ) {
    let rest = rows % 6
    let sixes = rest == 1 || rest == 2 ? Swift.max(0, rows - rest - 6) : rows - rest
    var row = 0
    while row < sixes {
      sixRows(Row.self, a + row * rowStep, b, c + row * strideC)
      row += 6
    }
    while row + 4 <= rows {
      fourRows(Row.self, a + row * rowStep, b, c + row * strideC)
      row += 4
    }
    if row + 3 == rows {
      threeRows(Row.self, a + row * rowStep, b, c + row * strideC)
    } else if row + 2 == rows {
      twoRows(Row.self, a + row * rowStep, b, c + row * strideC)
    } else if row + 1 == rows {
      oneRow(Row.self, a + row * rowStep, b, c + row * strideC)
    }
  }

  @inline(__always)
  private func start<Row: TileRow>(_ c: Target) -> Row { accumulates ? Row(loading: c) : Row() }

  /// Calls `body` with each step's place in A and its row of B.
  @inline(__always)
  private func forEachStep<Row: TileRow>(_ a: Source, _ b: Source, _ body: (Source, Row) -> Void) {
    var (segmentA, segmentB) = (a, b)
    for _ in 0..<segments {
      var (x, w) = (segmentA, segmentB)
      for _ in 0..<depth {
        body(x, Row(loading: w))
        x += depthStep
        w += strideB
      }
      segmentA += self.segmentA
      segmentB += self.segmentB
    }
  }

  @inline(__always)
  private func sixRows<Row: TileRow>(_: Row.Type, _ a: Source, _ b: Source, _ c: Target) {
    var r0: Row = start(c), r1: Row = start(c + strideC), r2: Row = start(c + 2 * strideC)
    var r3: Row = start(c + 3 * strideC), r4: Row = start(c + 4 * strideC)
    var r5: Row = start(c + 5 * strideC)
    forEachStep(a, b) { (x, w: Row) in
      r0.add(x[0], times: w)
      r1.add(x[rowStep], times: w)
      r2.add(x[2 * rowStep], times: w)
      r3.add(x[3 * rowStep], times: w)
      r4.add(x[4 * rowStep], times: w)
      r5.add(x[5 * rowStep], times: w)
    }
    r0.store(c)
    r1.store(c + strideC)
    r2.store(c + 2 * strideC)
    r3.store(c + 3 * strideC)
    r4.store(c + 4 * strideC)
    r5.store(c + 5 * strideC)
  }

  @inline(__always)
  private func fourRows<Row: TileRow>(_: Row.Type, _ a: Source, _ b: Source, _ c: Target) {
    var r0: Row = start(c), r1: Row = start(c + strideC)
    var r2: Row = start(c + 2 * strideC), r3: Row = start(c + 3 * strideC)
    forEachStep(a, b) { (x, w: Row) in
      r0.add(x[0], times: w)
      r1.add(x[rowStep], times: w)
      r2.add(x[2 * rowStep], times: w)
      r3.add(x[3 * rowStep], times: w)
    }
    r0.store(c)
    r1.store(c + strideC)
    r2.store(c + 2 * strideC)
    r3.store(c + 3 * strideC)
  }

  @inline(__always)
  private func threeRows<Row: TileRow>(_: Row.Type, _ a: Source, _ b: Source, _ c: Target) {
    var r0: Row = start(c), r1: Row = start(c + strideC), r2: Row = start(c + 2 * strideC)
    forEachStep(a, b) { (x, w: Row) in
      r0.add(x[0], times: w)
      r1.add(x[rowStep], times: w)
      r2.add(x[2 * rowStep], times: w)
    }
    r0.store(c)
    r1.store(c + strideC)
    r2.store(c + 2 * strideC)
  }

  @inline(__always)
  private func twoRows<Row: TileRow>(_: Row.Type, _ a: Source, _ b: Source, _ c: Target) {
    var r0: Row = start(c), r1: Row = start(c + strideC)
    forEachStep(a, b) { (x, w: Row) in
      r0.add(x[0], times: w)
      r1.add(x[rowStep], times: w)
    }
    r0.store(c)
    r1.store(c + strideC)
  }

  @inline(__always)
  private func oneRow<Row: TileRow>(_: Row.Type, _ a: Source, _ b: Source, _ c: Target) {
    var r0: Row = start(c)
    forEachStep(a, b) { (x, w: Row) in r0.add(x[0], times: w) }
    r0.store(c)
  }
}
