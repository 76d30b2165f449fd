/// Columns and rows for a graph's boxes: longest path from the sources, then fewer crossings by
/// moving each box to the mean row of its neighbours (Sugiyama, Tagawa and Toda, 1981).
package struct GraphPlacement {
  /// Where box i stands.
  package private(set) var nodes: [(column: Double, row: Double)] = []
  /// The bends of arrow i on its way through columns between its ends.
  package private(set) var bends: [[(column: Double, row: Double)]] = []

  /// A box, or a bend of a long arrow, in one column.
  private struct Slot { var column: Int, before: [Int] = [], after: [Int] = [], row = 0.0 }

  package init(_ graph: Graph) {
    let index = Dictionary(
      graph.nodes.enumerated().map { ($0.element.id, $0.offset) }, uniquingKeysWith: { a, _ in a })
    let links = graph.edges.map { (from: index[$0.from]!, to: index[$0.to]!) }
    let columns = Self.columns(graph.nodes.count, links)
    var slots = columns.map { Slot(column: $0) }
    let chains = links.map { Self.chain($0, columns, &slots) }
    Self.arrange(&slots)
    nodes = graph.nodes.indices.map {
      graph.nodes[$0].place ?? (Double(slots[$0].column), slots[$0].row)
    }
    bends = chains.map { $0.map { (Double(slots[$0].column), slots[$0].row) } }
  }

  /// The longest way from a box without arrows into it; arrows that close a loop are left out.
  private static func columns(_ count: Int, _ links: [(from: Int, to: Int)]) -> [Int] {
    var columns = [Int?](repeating: nil, count: count)
    var isOpen = [Bool](repeating: false, count: count)
    func column(_ node: Int) -> Int {
      if let known = columns[node] { return known }
      isOpen[node] = true
      let before = links.filter { $0.to == node && !isOpen[$0.from] }
      let value = before.map { column($0.from) + 1 }.max() ?? 0
      isOpen[node] = false
      columns[node] = value
      return value
    }
    let result = (0..<count).map(column)
    // A source stands right before what it feeds, not far away on the left.
    return result.enumerated().map { node, value in
      let after = links.filter { $0.from == node && result[$0.to] > value }.map { result[$0.to] }
      return links.contains { $0.to == node } ? value : (after.min() ?? 1) - 1
    }
  }

  /// Links two boxes through a bend in every column between them.
  private static func chain(
    _ link: (from: Int, to: Int), _ columns: [Int], _ slots: inout [Slot]
  ) -> [Int] {
    guard columns[link.to] > columns[link.from] else { return [] }
    var last = link.from, bends: [Int] = []
    for column in columns[link.from] + 1..<columns[link.to] + 1 {
      let isEnd = column == columns[link.to]
      if !isEnd {
        slots.append(Slot(column: column))
        bends.append(slots.count - 1)
      }
      let next = isEnd ? link.to : slots.count - 1
      slots[last].after.append(next)
      slots[next].before.append(last)
      last = next
    }
    return bends
  }

  private static func arrange(_ slots: inout [Slot]) {
    let last = slots.map(\.column).max() ?? 0
    var order = (0...last).map { column in slots.indices.filter { slots[$0].column == column } }
    spread(order, &slots)
    for sweep in 0..<24 {
      let forward = sweep % 2 == 0
      for column in forward ? Array(0...last) : (0...last).reversed() {
        let wish = order[column].map { slot -> Double in
          let near = forward ? slots[slot].before : slots[slot].after
          let rows = near.map { slots[$0].row }
          return rows.isEmpty ? slots[slot].row : rows.reduce(0, +) / Double(rows.count)
        }
        let sorted = order[column].indices.sorted { (wish[$0], $0) < (wish[$1], $1) }
        place(sorted.map { (order[column][$0], wish[$0]) }, &slots)
        order[column] = sorted.map { order[column][$0] }
      }
    }
  }

  private static func spread(_ order: [[Int]], _ slots: inout [Slot]) {
    for column in order {
      for (row, slot) in column.enumerated() {
        slots[slot].row = Double(row) - Double(column.count - 1) / 2
      }
    }
  }

  /// Puts the slots of a column as near to their wishes as a distance of one row allows.
  private static func place(_ wishes: [(slot: Int, row: Double)], _ slots: inout [Slot]) {
    var rows = wishes.map(\.row)
    for _ in 0..<60 {
      for index in rows.indices.dropFirst() where rows[index] - rows[index - 1] < 1 {
        let lack = (1 - (rows[index] - rows[index - 1])) / 2
        rows[index - 1] -= lack
        rows[index] += lack
      }
    }
    for index in rows.indices.dropFirst() { rows[index] = max(rows[index], rows[index - 1] + 1) }
    for (wish, row) in zip(wishes, rows) { slots[wish.slot].row = row }
  }
}
