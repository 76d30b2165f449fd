/// Level lines of a grid by marching squares, joined to long polylines.
package struct Isolines {
  let grid: Grid

  package init(grid: Grid) { self.grid = grid }

  /// Edges have numbers: twice the node they start at, plus one if they run upward from it.
  private typealias Edge = Int

  /// The two neighbours of every edge on the level line; −1: none.
  private struct Links {
    var first, second: [Edge]

    init(_ count: Int) {
      first = [Edge](repeating: -1, count: count)
      second = first
    }

    mutating func add(_ a: Edge, _ b: Edge) {
      if first[a] < 0 { first[a] = b } else { second[a] = b }
      if first[b] < 0 { first[b] = a } else { second[b] = a }
    }

    func isEnd(_ edge: Edge) -> Bool { first[edge] >= 0 && second[edge] < 0 }

    /// Takes the way out of an edge, from both of its ends.
    mutating func next(after edge: Edge) -> Edge? {
      let next = first[edge] >= 0 ? first[edge] : second[edge]
      guard next >= 0 else { return nil }
      remove(next, from: edge)
      remove(edge, from: next)
      return next
    }

    private mutating func remove(_ other: Edge, from edge: Edge) {
      if first[edge] == other { first[edge] = -1 } else { second[edge] = -1 }
    }
  }

  /// The polylines on which the bilinear surface has the value `level`.
  package func lines(at level: Double) -> [[(x: Double, y: Double)]] {
    var links = Links(2 * grid.values.count)
    grid.values.withUnsafeBufferPointer { values in
      for row in 0..<grid.rows - 1 {
        for column in 0..<grid.columns - 1 {
          addCell(row * grid.columns + column, level, values, &links)
        }
      }
    }
    let edges = links.first.indices.filter { links.first[$0] >= 0 }
    let starts = edges.filter { links.isEnd($0) } + edges
    return starts.compactMap { chain(from: $0, &links) }.map { $0.map { point($0, level) } }
  }

  private func addCell(
    _ node: Int, _ level: Double, _ values: UnsafeBufferPointer<Double>, _ links: inout Links
  ) {
    let above = node + grid.columns
    let (a, b, c, d) = (values[node], values[node + 1], values[above + 1], values[above])
    guard (a + b + c + d).isFinite else { return }
    let code = (a > level ? 1 : 0) | (b > level ? 2 : 0) | (c > level ? 4 : 0) | (d > level ? 8 : 0)
    let south = 2 * node, west = south + 1, north = 2 * above, east = 2 * (node + 1) + 1
    switch code {
    case 1, 14: links.add(west, south)
    case 2, 13: links.add(south, east)
    case 3, 12: links.add(west, east)
    case 4, 11: links.add(east, north)
    case 6, 9: links.add(south, north)
    case 7, 8: links.add(west, north)
    case 5, 10:
      // A saddle: the mean of the corners says which two of them are joined.
      let joinsFirst = ((a + b + c + d) / 4 > level) == (code == 5)
      links.add(west, joinsFirst ? north : south)
      links.add(joinsFirst ? south : east, joinsFirst ? east : north)
    default: break
    }
  }

  private func chain(from start: Edge, _ links: inout Links) -> [Edge]? {
    var chain = [start]
    while let next = links.next(after: chain[chain.count - 1]) { chain.append(next) }
    return chain.count > 1 ? chain : nil
  }

  private func point(_ edge: Edge, _ level: Double) -> (x: Double, y: Double) {
    let node = edge / 2, isUpward = edge % 2 == 1
    let start = grid.values[node]
    let share = (level - start) / (grid.values[isUpward ? node + grid.columns : node + 1] - start)
    return (
      grid.x(at: Double(node % grid.columns) + (isUpward ? 0 : share)),
      grid.y(at: Double(node / grid.columns) + (isUpward ? share : 0))
    )
  }
}
