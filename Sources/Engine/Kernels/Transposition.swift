/// Rows become columns: target[c · targetStep + r] = source[r · sourceStep + c].
package struct Transposition {
  package var rows: Int, columns: Int
  package var sourceStep: Int, targetStep: Int

  package typealias Source = UnsafePointer<Float>
  package typealias Target = UnsafeMutablePointer<Float>
  private typealias Vector = Machine.Vector

  package init(rows: Int, columns: Int, sourceStep: Int, targetStep: Int) {
    (self.rows, self.columns) = (rows, columns)
    (self.sourceStep, self.targetStep) = (sourceStep, targetStep)
  }

  /// Square blocks in registers, then what is left at the edges.
  package func callAsFunction(_ source: Source, into target: Target) {
    let width = Vector.scalarCount
    let (wholeRows, wholeColumns) = (rows / width * width, columns / width * width)
    for row in stride(from: 0, to: wholeRows, by: width) {
      for column in stride(from: 0, to: wholeColumns, by: width) {
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

  /// A number's place is some bits for its row and as many for its lane. Each round turns them by one place, so after
  /// half as many rounds as bits row and lane have changed roles.
  @inline(__always)
  private func block(_ source: Source, _ target: Target) {
    let width = Vector.scalarCount
    withUnsafeTemporaryAllocation(of: Vector.self, capacity: width) { v in
      for row in 0..<width {
        v[row] = UnsafeRawPointer(source + row * sourceStep).loadUnaligned(as: Vector.self)
      }
      for _ in 0..<width.trailingZeroBitCount { round(v) }
      for lane in 0..<width {
        UnsafeMutableRawPointer(target + lane * targetStep).storeBytes(of: v[lane], as: Vector.self)
      }
    }
  }

  /// The even lanes of neighbouring vectors become the first half of the vectors, the odd lanes the others. Written out
  /// for sixteen, so that all of them stay in registers.
  @inline(__always)
  private func round(_ v: UnsafeMutableBufferPointer<Vector>) {
    let (a, b, c, d) = (unzipped(v, 0), unzipped(v, 1), unzipped(v, 2), unzipped(v, 3))
    let (e, f, g, h) = (unzipped(v, 4), unzipped(v, 5), unzipped(v, 6), unzipped(v, 7))
    put(a, 0, v)
    put(b, 1, v)
    put(c, 2, v)
    put(d, 3, v)
    put(e, 4, v)
    put(f, 5, v)
    put(g, 6, v)
    put(h, 7, v)
  }

  @inline(__always)
  private func unzipped(_ v: UnsafeMutableBufferPointer<Vector>, _ pair: Int) -> (
    even: Vector, odd: Vector
  ) {
    if 2 * pair >= Vector.scalarCount { return (.zero, .zero) }
    let (a, b) = (v[2 * pair], v[2 * pair + 1])
    return (
      Vector(lowHalf: a.evenHalf, highHalf: b.evenHalf),
      Vector(lowHalf: a.oddHalf, highHalf: b.oddHalf)
    )
  }

  @inline(__always)
  private func put(
    _ halves: (even: Vector, odd: Vector), _ pair: Int, _ v: UnsafeMutableBufferPointer<Vector>
  ) {
    let half = Vector.scalarCount / 2
    if pair < half { (v[pair], v[half + pair]) = halves }
  }
}
