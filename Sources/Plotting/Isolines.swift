/// Level lines of a grid by marching squares, joined to long polylines.
struct Isolines {
  private typealias Point = (x: Double, y: Double)

  /// A cell's edge: 0 below node (column, row), 1 left of it.
  private struct Edge: Hashable {
    var column, row: Int
    var isVertical: Bool
  }

  let grid: Grid

  /// The polylines on which the bilinear surface has the value `level`.
  func lines(at level: Double) -> [[(x: Double, y: Double)]] {
    var links: [Edge: [Edge]] = [:]
    for row in 0..<grid.rows - 1 {
      for column in 0..<grid.columns - 1 {
        for (a, b) in segments(column, row, level) {
          links[a, default: []].append(b)
          links[b, default: []].append(a)
        }
      }
    }
    return chains(links).map { $0.map { point($0, level) } }
  }

  private func value(_ column: Int, _ row: Int) -> Double {
    grid.values[row * grid.columns + column]
  }

  private func segments(_ column: Int, _ row: Int, _ level: Double) -> [(Edge, Edge)] {
    let corners = [
      value(column, row), value(column + 1, row), value(column + 1, row + 1),
      value(column, row + 1),
    ]
    guard corners.allSatisfy(\.isFinite) else { return [] }
    let code = corners.enumerated().reduce(0) { $0 | ($1.element > level ? 1 << $1.offset : 0) }
    let south = Edge(column: column, row: row, isVertical: false)
    let north = Edge(column: column, row: row + 1, isVertical: false)
    let west = Edge(column: column, row: row, isVertical: true)
    let east = Edge(column: column + 1, row: row, isVertical: true)
    switch code {
    case 1, 14: return [(west, south)]
    case 2, 13: return [(south, east)]
    case 3, 12: return [(west, east)]
    case 4, 11: return [(east, north)]
    case 6, 9: return [(south, north)]
    case 7, 8: return [(west, north)]
    case 5, 10:
      let isHighInside = corners.reduce(0, +) / 4 > level
      return (code == 5) == isHighInside
        ? [(west, north), (south, east)] : [(west, south), (east, north)]
    default: return []
    }
  }

  private func point(_ edge: Edge, _ level: Double) -> Point {
    let start = value(edge.column, edge.row)
    let end =
      edge.isVertical
      ? value(edge.column, edge.row + 1) : value(edge.column + 1, edge.row)
    let share = (level - start) / (end - start)
    return (
      grid.x(at: Double(edge.column) + (edge.isVertical ? 0 : share)),
      grid.y(at: Double(edge.row) + (edge.isVertical ? share : 0))
    )
  }

  /// Walks every chain once: the open ones from their ends, then the closed ones.
  private func chains(_ links: [Edge: [Edge]]) -> [[Edge]] {
    var left = links
    func order(_ a: Edge, _ b: Edge) -> Bool {
      (a.row, a.column, a.isVertical ? 1 : 0) < (b.row, b.column, b.isVertical ? 1 : 0)
    }
    let edges = links.keys.sorted(by: order)
    let starts = edges.filter { links[$0]!.count == 1 } + edges
    return starts.compactMap { start in
      guard left[start]?.isEmpty == false else { return nil }
      var chain = [start]
      while let next = left[chain.last!]?.first {
        let last = chain.last!
        left[last]!.removeFirst()
        if let back = left[next]?.firstIndex(of: last) { left[next]!.remove(at: back) }
        chain.append(next)
      }
      return chain.count > 1 ? chain : nil
    }
  }
}
