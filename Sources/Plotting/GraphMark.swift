#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

struct GraphMark: Drawable {
  let graph: Graph

  private typealias Point = (x: Double, y: Double)

  var name: String { "graph" }

  func check() throws {
    var known = Set<String>()
    for node in graph.nodes where !known.insert(node.id).inserted {
      throw PlottingError.badData("graph: two nodes are called “\(node.id)”; ids must differ.")
    }
    for edge in graph.edges {
      for end in [edge.from, edge.to] where !known.contains(end) {
        throw PlottingError.badData(
          "graph: the edge “\(edge.from)” → “\(edge.to)” names “\(end)”, which is no node.")
      }
    }
  }

  func extend(_ extent: inout Extent) { extent.isBare = true }

  func contentSize(width: Double, fontSize: Double) -> (width: Double, height: Double)? {
    let rows = bounds(GraphPlacement(graph)).rows
    return (width, (rows.high - rows.low) * fontSize * rowPitch + boxHeight(fontSize))
  }

  func draw(on canvas: inout Canvas) {
    let placement = GraphPlacement(graph)
    let point = pixels(placement, canvas.frame, canvas.fontSize)
    let centers = placement.nodes.map(point)
    let index = Dictionary(
      graph.nodes.enumerated().map { ($0.element.id, $0.offset) }, uniquingKeysWith: { a, _ in a })
    for (edge, bends) in zip(graph.edges, placement.bends) {
      let (from, to) = (index[edge.from]!, index[edge.to]!)
      draw(edge, from: from, to: to, centers, bends.map(point), on: &canvas)
    }
    for (node, center) in zip(graph.nodes, centers) { draw(node, at: center, on: &canvas) }
  }

  private var lines: Double {
    Double(graph.nodes.map { Text.lines($0.text).count }.max() ?? 1)
  }

  private var rowPitch: Double { 1.3 * lines + 2 }

  private func boxHeight(_ fontSize: Double) -> Double { fontSize * (1.3 * lines + 0.8) }

  private func boxSize(_ node: Graph.Node, _ fontSize: Double) -> (width: Double, height: Double) {
    (
      fontSize * max(Text.width(node.text) * 0.95 + 1.2, 2.4),
      fontSize * (1.3 * Double(Text.lines(node.text).count) + 0.7)
    )
  }

  private func bounds(_ placement: GraphPlacement) -> (
    columns: (low: Double, high: Double), rows: (low: Double, high: Double)
  ) {
    let all = placement.nodes + placement.bends.joined()
    let columns = all.map(\.column), rows = all.map(\.row)
    return ((columns.min() ?? 0, columns.max() ?? 0), (rows.min() ?? 0, rows.max() ?? 0))
  }

  /// Where a column and a row lie in the frame, boxes of the outer columns inside it.
  private func pixels(_ placement: GraphPlacement, _ frame: Frame, _ fontSize: Double)
    -> ((column: Double, row: Double)) -> Point
  {
    let bounds = bounds(placement)
    func side(_ column: Double) -> Double {
      zip(graph.nodes, placement.nodes).filter { $0.1.column == column }
        .map { boxSize($0.0, fontSize).width / 2 + 1 }.max() ?? 0
    }
    let left = side(bounds.columns.low), right = side(bounds.columns.high)
    let spanX = max(bounds.columns.high - bounds.columns.low, 1e-9)
    let spanY = max(bounds.rows.high - bounds.rows.low, 1e-9)
    let half = boxHeight(fontSize) / 2
    return { place in
      (
        left + (place.column - bounds.columns.low) / spanX * (frame.width - left - right),
        spanY < 1e-6
          ? frame.height / 2
          : frame.height - half - (place.row - bounds.rows.low) / spanY * (frame.height - 2 * half)
      )
    }
  }

  private func draw(_ node: Graph.Node, at center: Point, on canvas: inout Canvas) {
    let size = boxSize(node, canvas.fontSize)
    let tint = node.color ?? Color(0x8C959F)
    canvas.commands.append(
      "set object rectangle center \(center.x.plain),\(center.y.plain)"
        + " size \(size.width.plain),\(size.height.plain) front"
        + " fc rgb '\(tint.mixed(with: .white, 0.86).hex)' fs solid border lc rgb '\(tint.hex)' lw 1.3"
    )
    let text = canvas.fontSize * 0.95
    let lines = Double(Text.lines(node.text).count)
    canvas.block(node.text, x: center.x, top: center.y + text * 1.3 * lines / 2, size: text)
  }

  private func draw(
    _ edge: Graph.Edge, from: Int, to: Int, _ centers: [Point], _ bends: [Point],
    on canvas: inout Canvas
  ) {
    var way = [centers[from]] + bends + [centers[to]]
    way[0] = edgePoint(graph.nodes[from], way[0], toward: way[1], canvas.fontSize)
    let end = way.count - 1
    way[end] = edgePoint(graph.nodes[to], way[end], toward: way[end - 1], canvas.fontSize)
    for (index, (a, b)) in zip(way, way.dropFirst()).enumerated() {
      let head = index == end - 1 ? "head filled size first 9,18" : "nohead"
      canvas.commands.append(
        "set arrow from \(a.x.plain),\(a.y.plain) to \(b.x.plain),\(b.y.plain) \(head) back"
          + " lw 1.3 lc rgb '\(Color.quiet.hex)'")
    }
    guard !edge.label.isEmpty else { return }
    let (a, b) = (way[(end - 1) / 2], way[(end - 1) / 2 + 1])
    let middle = ((a.x + b.x) / 2, (a.y + b.y) / 2)
    let width = (Text.width(edge.label) + 0.3) * canvas.fontSize * 0.85
    canvas.commands.append(
      "set object rectangle center \(middle.0.plain),\(middle.1.plain) size \(width.plain),"
        + "\((canvas.fontSize * 1.1).plain) front fc rgb '#FFFFFF' fs solid noborder")
    canvas.label(
      edge.label, at: "\(middle.0.plain),\(middle.1.plain)", align: "center", color: .quiet,
      size: canvas.fontSize * 0.85, more: "front")
  }

  /// Where the straight way from a box's centre leaves the box.
  private func edgePoint(
    _ node: Graph.Node, _ center: Point, toward other: Point, _ fontSize: Double
  ) -> Point {
    let size = boxSize(node, fontSize)
    let dx = other.x - center.x, dy = other.y - center.y
    guard dx != 0 || dy != 0 else { return center }
    let reach = min(
      dx == 0 ? .infinity : (size.width / 2 + 1) / abs(dx),
      dy == 0 ? .infinity : (size.height / 2 + 1) / abs(dy))
    return (center.x + dx * min(reach, 1), center.y + dy * min(reach, 1))
  }
}
