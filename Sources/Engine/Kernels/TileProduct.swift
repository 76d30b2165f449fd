/// The one inner loop of all fast products: C[r, :] ← Σ A(r, n, s, d) · B(n, s, d, :) over images n, segments s and
/// depth d.
///
/// Each row r has its place in A and in C. From there A is read number by number at
/// `n · imageA + s · segmentA + d · depthStep`, B row by row at `n · imageB + s · segmentB + d · strideB`. So the same
/// loop is a matrix product (one image, one segment), one with the left side transposed (steps exchanged), and a
/// convolution: there a segment is a row of the kernel, and rows of A are the pixels under it at each position, which
/// overlap in memory. No matrix of patches is ever built.
///
/// A tile of 6 x 64 results fills 24 of the 32 vector registers of an AVX-512 machine: ten loads feed
/// twenty-four multiply-adds, so the arithmetic units never wait.
struct TileProduct {
  var images = 1, imageA = 0, imageB = 0
  var segments = 1, segmentA = 0, segmentB = 0
  var depth: Int, depthStep: Int
  var strideB: Int
  /// Whether results are added to what C holds.
  var accumulates = false

  typealias Source = UnsafePointer<Float>
  typealias Target = UnsafeMutablePointer<Float>

  /// All rows of results; `columns` is a multiple of 16.
  func multiply(_ rows: PlaceGrid, columns: Int, _ a: Source, _ b: Source, _ c: Target) {
    // Eight rows of 32 columns read B once, where two tiles of four rows would read it twice.
    let fits64 = rows.count != 8
    var column = 0
    while column < columns {
      let rest = columns - column
      if rest >= 64 && fits64 {
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
    _: Row.Type, _ grid: PlaceGrid, _ a: Source, _ b: Source, _ c: Target
  ) {
    var (grid, left) = (grid, grid.count)
    withUnsafeTemporaryAllocation(of: Place.self, capacity: 8) { places in
      let places = places.baseAddress!
      if left == 8 && Row.width == 32 {
        grid.take(8, into: places)
        return tile(EightRows<Row>.self, places, a, b, c)
      }
      while left == 6 || left > 8 {
        grid.take(6, into: places)
        tile(SixRows<Row>.self, places, a, b, c)
        left -= 6
      }
      while left >= 4 {
        grid.take(4, into: places)
        tile(FourRows<Row>.self, places, a, b, c)
        left -= 4
      }
      grid.take(left, into: places)
      if left == 3 {
        tile(ThreeRows<Row>.self, places, a, b, c)
      } else if left == 2 {
        tile(TwoRows<Row>.self, places, a, b, c)
      } else if left == 1 {
        tile(OneRow<Row>.self, places, a, b, c)
      }
    }
  }

  /// One tile: its results stay in registers while all steps are added to them.
  @inline(__always)
  private func tile<Tile: ProductTile>(
    _: Tile.Type, _ places: UnsafePointer<Place>, _ a: Source, _ b: Source, _ c: Target
  ) {
    var results = accumulates ? Tile(loading: c, places) : Tile()
    var (imageA, imageB) = (a, b)
    for _ in 0..<images {
      var (segmentA, segmentB) = (imageA, imageB)
      for _ in 0..<segments {
        var (x, w) = (segmentA, segmentB)
        for _ in 0..<depth {
          results.add(x, places, times: Tile.Row(loading: w))
          x += depthStep
          w += strideB
        }
        segmentA += self.segmentA
        segmentB += self.segmentB
      }
      imageA += self.imageA
      imageB += self.imageB
    }
    results.store(c, places)
  }
}
