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
      tile(SixRows<Row>.self, a + row * rowStep, b, c + row * strideC)
      row += 6
    }
    while row + 4 <= rows {
      tile(FourRows<Row>.self, a + row * rowStep, b, c + row * strideC)
      row += 4
    }
    if row + 3 == rows {
      tile(ThreeRows<Row>.self, a + row * rowStep, b, c + row * strideC)
    } else if row + 2 == rows {
      tile(TwoRows<Row>.self, a + row * rowStep, b, c + row * strideC)
    } else if row + 1 == rows {
      tile(OneRow<Row>.self, a + row * rowStep, b, c + row * strideC)
    }
  }

  /// One tile: its results stay in registers while all steps are added to them.
  @inline(__always)
  private func tile<Tile: ProductTile>(_: Tile.Type, _ a: Source, _ b: Source, _ c: Target) {
    var results = accumulates ? Tile(loading: c, step: strideC) : Tile()
    var (segmentA, segmentB) = (a, b)
    for _ in 0..<segments {
      var (x, w) = (segmentA, segmentB)
      for _ in 0..<depth {
        results.add(x, step: rowStep, times: Tile.Row(loading: w))
        x += depthStep
        w += strideB
      }
      segmentA += self.segmentA
      segmentB += self.segmentB
    }
    results.store(c, step: strideC)
  }
}
