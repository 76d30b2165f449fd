/// The one inner loop of all fast products, a micro-kernel as in BLIS (Van Zee and van de Geijn 2015):
/// C[r, :] ← Σ A(r, n, s, d) · B(n, s, d, :) over images n, segments s and depth d.
///
/// Each row r has its offset in A and in C. From there A is read number by number at
/// `n · imageA + s · segmentA + d · depthStep`, B row by row at `n · imageB + s · segmentB + d · strideB`. So the same
/// loop is a matrix product (one image, one segment), one with the left side transposed (steps exchanged), and a
/// convolution: there a segment is a row of the kernel, and rows of A are the pixels under it at each position, which
/// overlap in memory. No matrix of patches is ever built.
///
/// A micro-tile of 6 x 64 results fills 24 of the 32 vector registers of an AVX-512 machine: ten loads feed
/// twenty-four multiply-adds, so the arithmetic units never wait. `Machine` has its size for other machines.
///
/// Where the columns end inside a vector, B is read beyond them and those lanes are not stored.
struct MicroKernel {
  var images = 1, imageA = 0, imageB = 0
  var segments = 1, segmentA = 0, segmentB = 0
  var depth: Int, depthStep: Int
  var strideB: Int
  /// Whether results are added to what C holds.
  var accumulates = false

  /// The columns of the widest micro-tile.
  static var columnsOfTile: Int { Machine.tileVectors * Machine.vectorWidth }

  typealias Source = UnsafePointer<Float>
  typealias Target = UnsafeMutablePointer<Float>

  /// All rows of results.
  #if arch(arm64)
    // Inlined into a convolution, its sums would no longer fit the registers (Tests/Embedded/tile.sh).
    @inline(never)
  #endif
  func multiply(_ rows: StridedOffsets, columns: Int, _ a: Source, _ b: Source, _ c: Target) {
    // Eight rows of two vectors read B once, where two micro-tiles of four rows would read it twice.
    let most = rows.count == 8 ? 2 : Machine.tileVectors
    let width = OneVector.width
    for column in stride(from: 0, to: columns, by: most * width) {
      let rest = columns - column
      let vectors = Swift.min(most, (rest + width - 1) / width)
      if rest >= vectors * width {
        microPanel(OneVector.self, vectors, rows, rest, a, b + column, c + column)
      } else {
        microPanel(CutVector.self, vectors, rows, rest, a, b + column, c + column)
      }
    }
  }

  /// So many vectors of all rows, the last of this kind.
  @inline(__always)
  private func microPanel<Last: RegisterRow>(
    _: Last.Type, _ vectors: Int, _ rows: StridedOffsets, _ columns: Int,
    _ a: Source, _ b: Source, _ c: Target
  ) {
    if Machine.tileVectors > 3 && vectors == 4 {
      microTiles(FourVectors<Last>.self, rows, columns, a, b, c)
    } else if Machine.tileVectors > 2 && vectors == 3 {
      microTiles(ThreeVectors<Last>.self, rows, columns, a, b, c)
    } else if vectors == 2 {
      microTiles(TwoVectors<Last>.self, rows, columns, a, b, c)
    } else {
      microTiles(Last.self, rows, columns, a, b, c)
    }
  }

  /// Six rows at a time, as long as what is left can be cut into threes and fours.
  @inline(__always)
  private func microTiles<Row: RegisterRow>(
    _: Row.Type, _ rows: StridedOffsets, _ columns: Int, _ a: Source, _ b: Source, _ c: Target
  ) {
    var (rows, left) = (rows, rows.count)
    withUnsafeTemporaryAllocation(of: RowOffset.self, capacity: 8) { offsets in
      let offsets = offsets.baseAddress!
      if Machine.hasManyRegisters && left == 8 && Row.width == 2 * OneVector.width {
        rows.take(8, into: offsets)
        return microTile(EightRows<Row>.self, offsets, columns, a, b, c)
      }
      while Machine.tileRows == 6 && (left == 6 || left > 8) {
        rows.take(6, into: offsets)
        microTile(SixRows<Row>.self, offsets, columns, a, b, c)
        left -= 6
      }
      while left >= 4 {
        rows.take(4, into: offsets)
        microTile(FourRows<Row>.self, offsets, columns, a, b, c)
        left -= 4
      }
      rows.take(left, into: offsets)
      if left == 3 {
        microTile(ThreeRows<Row>.self, offsets, columns, a, b, c)
      } else if left == 2 {
        microTile(TwoRows<Row>.self, offsets, columns, a, b, c)
      } else if left == 1 {
        microTile(OneRow<Row>.self, offsets, columns, a, b, c)
      }
    }
  }

  /// One micro-tile. Where registers are few it is a function of its own: among others the compiler would spill them.
  @inline(__always)
  private func microTile<Tile: MicroTile>(
    _: Tile.Type, _ offsets: UnsafePointer<RowOffset>, _ columns: Int,
    _ a: Source, _ b: Source, _ c: Target
  ) {
    if Machine.hasManyRegisters {
      sum(Tile.self, offsets, columns, a, b, c)
    } else {
      sumAlone(Tile.self, offsets, columns, a, b, c)
    }
  }

  @inline(never)
  private func sumAlone<Tile: MicroTile>(
    _: Tile.Type, _ offsets: UnsafePointer<RowOffset>, _ columns: Int,
    _ a: Source, _ b: Source, _ c: Target
  ) {
    sum(Tile.self, offsets, columns, a, b, c)
  }

  /// The results stay in registers while all steps are added to them.
  @inline(__always)
  private func sum<Tile: MicroTile>(
    _: Tile.Type, _ offsets: UnsafePointer<RowOffset>, _ columns: Int,
    _ a: Source, _ b: Source, _ c: Target
  ) {
    var results = accumulates ? Tile(loading: c, offsets) : Tile()
    var (imageA, imageB) = (a, b)
    for _ in 0..<images {
      var (segmentA, segmentB) = (imageA, imageB)
      for _ in 0..<segments {
        var (x, w) = (segmentA, segmentB)
        for _ in 0..<depth {
          results.add(x, offsets, times: Tile.Row(loading: w))
          x += depthStep
          w += strideB
        }
        segmentA += self.segmentA
        segmentB += self.segmentB
      }
      imageA += self.imageA
      imageB += self.imageB
    }
    results.store(c, offsets, columns)
  }
}
