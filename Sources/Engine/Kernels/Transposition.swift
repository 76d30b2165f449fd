/// Rows become columns: target[c · targetStep + r] = source[r · sourceStep + c].
package struct Transposition {
  package var rows: Int, columns: Int
  package var sourceStep: Int, targetStep: Int

  package typealias Source = UnsafePointer<Float>
  package typealias Target = UnsafeMutablePointer<Float>
  private typealias Vector = SIMD16<Float>

  package init(rows: Int, columns: Int, sourceStep: Int, targetStep: Int) {
    (self.rows, self.columns) = (rows, columns)
    (self.sourceStep, self.targetStep) = (sourceStep, targetStep)
  }

  /// Blocks of 16 x 16 in registers, then what is left at the edges.
  package func callAsFunction(_ source: Source, into target: Target) {
    let (wholeRows, wholeColumns) = (rows / 16 * 16, columns / 16 * 16)
    for row in stride(from: 0, to: wholeRows, by: 16) {
      for column in stride(from: 0, to: wholeColumns, by: 16) {
        block(source + row * sourceStep + column, target + column * targetStep + row)
      }
    }
    plain(source, into: target, 0..<wholeRows, wholeColumns..<columns)
    plain(source, into: target, wholeRows..<rows, 0..<columns)
  }

  /// Number by number: the edges, and the oracle of the tests.
  package func plain(
    _ source: Source, into target: Target, _ rows: Range<Int>, _ columns: Range<Int>
  ) {
    for row in rows {
      for column in columns {
        target[column * targetStep + row] = source[row * sourceStep + column]
      }
    }
  }

  /// A number's place is eight bits: four say the row, four the lane. Each round turns them by one place,
  /// so after four rounds row and lane have changed roles.
  @inline(__always)
  private func block(_ source: Source, _ target: Target) {
    withUnsafeTemporaryAllocation(of: Vector.self, capacity: 16) { v in
      for row in 0..<16 {
        v[row] = UnsafeRawPointer(source + row * sourceStep).loadUnaligned(as: Vector.self)
      }
      for _ in 0..<4 { round(v) }
      for lane in 0..<16 {
        UnsafeMutableRawPointer(target + lane * targetStep).storeBytes(of: v[lane], as: Vector.self)
      }
    }
  }

  /// The even lanes of neighbouring vectors become the first eight vectors, the odd lanes the others.
  @inline(__always)
  private func round(_ v: UnsafeMutableBufferPointer<Vector>) {
    let (a, b, c, d) = (unzipped(v, 0), unzipped(v, 2), unzipped(v, 4), unzipped(v, 6))
    let (e, f, g, h) = (unzipped(v, 8), unzipped(v, 10), unzipped(v, 12), unzipped(v, 14))
    (v[0], v[1], v[2], v[3]) = (a.even, b.even, c.even, d.even)
    (v[4], v[5], v[6], v[7]) = (e.even, f.even, g.even, h.even)
    (v[8], v[9], v[10], v[11]) = (a.odd, b.odd, c.odd, d.odd)
    (v[12], v[13], v[14], v[15]) = (e.odd, f.odd, g.odd, h.odd)
  }

  @inline(__always)
  private func unzipped(_ v: UnsafeMutableBufferPointer<Vector>, _ pair: Int) -> (
    even: Vector, odd: Vector
  ) {
    let (a, b) = (v[pair], v[pair + 1])
    return (
      Vector(lowHalf: a.evenHalf, highHalf: b.evenHalf),
      Vector(lowHalf: a.oddHalf, highHalf: b.oddHalf)
    )
  }
}
