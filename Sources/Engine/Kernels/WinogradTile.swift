/// The 4 x 4 numbers of a tile, each for a vector of channels.
struct WinogradTile {
  typealias Vector = Machine.Vector
  typealias Four = (Vector, Vector, Vector, Vector)
  private let rows: (Four, Four, Four, Four)

  /// So many rows and columns of numbers; zeros in the others.
  @inline(__always)
  init(_ size: Int, _ number: (_ row: Int, _ column: Int) -> Vector) {
    @inline(__always) func at(_ row: Int, _ column: Int) -> Vector {
      row < size && column < size ? number(row, column) : .zero
    }
    @inline(__always) func row(_ row: Int) -> Four {
      (at(row, 0), at(row, 1), at(row, 2), at(row, 3))
    }
    rows = (row(0), row(1), row(2), row(3))
  }

  /// From sixteen planes that lie `step` apart.
  @inline(__always)
  init(planes: UnsafeMutablePointer<Float>, _ step: Int) {
    self.init(4) { Kernels.load(planes + (4 * $0 + $1) * step) }
  }

  /// To sixteen planes that lie `step` apart.
  @inline(__always)
  func store(_ planes: UnsafeMutablePointer<Float>, _ step: Int) {
    forEach(4) { Kernels.storeBeforeNextRow($2, planes + (4 * $0 + $1) * step) }
  }

  /// Calls `body` with the numbers of the first rows and columns.
  @inline(__always)
  func forEach(_ size: Int, _ body: (_ row: Int, _ column: Int, _ number: Vector) -> Void) {
    @inline(__always) func row(_ row: Int, _ numbers: Four) {
      if row >= size { return }
      body(row, 0, numbers.0)
      if size > 1 { body(row, 1, numbers.1) }
      if size > 2 { body(row, 2, numbers.2) }
      if size > 3 { body(row, 3, numbers.3) }
    }
    row(0, rows.0)
    row(1, rows.1)
    row(2, rows.2)
    row(3, rows.3)
  }

  /// M t Mᵀ, for the matrix that `axis` applies to four numbers.
  @inline(__always)
  func transformed(_ axis: (Four) -> Four) -> WinogradTile {
    let (a, b, c, d) = rows
    let (p, q) = (axis((a.0, b.0, c.0, d.0)), axis((a.1, b.1, c.1, d.1)))
    let (r, s) = (axis((a.2, b.2, c.2, d.2)), axis((a.3, b.3, c.3, d.3)))
    return WinogradTile(
      rows: (
        axis((p.0, q.0, r.0, s.0)), axis((p.1, q.1, r.1, s.1)),
        axis((p.2, q.2, r.2, s.2)), axis((p.3, q.3, r.3, s.3))
      ))
  }

  @inline(__always) private init(rows: (Four, Four, Four, Four)) { self.rows = rows }
}

/// The matrices of F(2, 3); where a side has fewer than four numbers the last ones are zero, and cost nothing.
extension WinogradTile {
  /// Bᵀ.
  @inline(__always) static func fromPixels(_ d: Four) -> Four {
    (d.0 - d.2, d.1 + d.2, d.2 - d.1, d.1 - d.3)
  }

  /// G.
  @inline(__always) static func fromKernel(_ g: Four) -> Four {
    (g.0, (g.0 + g.1 + g.2) * 0.5, (g.0 - g.1 + g.2) * 0.5, g.2)
  }

  /// Gᵀ.
  @inline(__always) static func toKernel(_ u: Four) -> Four {
    (u.0 + (u.1 + u.2) * 0.5, (u.1 - u.2) * 0.5, (u.1 + u.2) * 0.5 + u.3, .zero)
  }

  /// Aᵀ.
  @inline(__always) static func toOutputs(_ m: Four) -> Four {
    (m.0 + m.1 + m.2, m.1 - m.2 - m.3, .zero, .zero)
  }

  /// A.
  @inline(__always) static func fromOutputs(_ y: Four) -> Four {
    (y.0, y.0 + y.1, y.0 - y.1, -y.1)
  }
}
