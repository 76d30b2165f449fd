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
    for node in graph.nodes where !(abs(node.place.column) < 1000 && abs(node.place.row) < 1000) {
      throw PlottingError.badData(
        "graph: “\(node.id)” stands in column \(node.place.column), row \(node.place.row);"
          + " both must be numbers below 1000.")
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
    let rows = span(\.row)
    return (width, (rows.high - rows.low) * fontSize * rowPitch + boxHeight(fontSize))
  }

  func draw(on canvas: inout Canvas) {
    let centers = graph.nodes.map(\.place).map(pixels(canvas.frame, canvas.fontSize))
    let index = Dictionary(
      graph.nodes.enumerated().map { ($0.element.id, $0.offset) }, uniquingKeysWith: { a, _ in a })
    for (number, edge) in graph.edges.enumerated() {
      draw(
        edge, from: index[edge.from]!, to: index[edge.to]!, lane: lane(number), centers, on: &canvas
      )
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

  private func span(_ side: (Graph.Place) -> Double) -> (low: Double, high: Double) {
    let all = graph.nodes.map { side($0.place) }
    return (all.min() ?? 0, all.max() ?? 0)
  }

  /// Where a column and a row lie in the frame, boxes of the outer columns inside it.
  private func pixels(_ frame: Frame, _ fontSize: Double) -> (Graph.Place) -> Point {
    let columns = span(\.column), rows = span(\.row)
    func side(_ column: Double) -> Double {
      graph.nodes.filter { $0.place.column == column }
        .map { boxSize($0, fontSize).width / 2 + 1 }.max() ?? 0
    }
    let left = side(columns.low), right = side(columns.high)
    let spanX = max(columns.high - columns.low, 1e-9)
    let spanY = max(rows.high - rows.low, 1e-9)
    let half = boxHeight(fontSize) / 2
    return { place in
      (
        left + (place.column - columns.low) / spanX * (frame.width - left - right),
        spanY < 1e-6
          ? frame.height / 2
          : frame.height - half - (place.row - rows.low) / spanY * (frame.height - 2 * half)
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
    _ edge: Graph.Edge, from: Int, to: Int, lane: Double, _ centers: [Point],
    on canvas: inout Canvas
  ) {
    var a = edgePoint(graph.nodes[from], centers[from], toward: centers[to], canvas.fontSize)
    var b = edgePoint(graph.nodes[to], centers[to], toward: centers[from], canvas.fontSize)
    let (dx, dy) = (b.x - a.x, b.y - a.y)
    let shift = lane * canvas.fontSize * 1.6 / max((dx * dx + dy * dy).squareRoot(), 1e-9)
    (a.x, a.y, b.x, b.y) = (a.x - dy * shift, a.y + dx * shift, b.x - dy * shift, b.y + dx * shift)
    canvas.commands.append(
      "set arrow from \(a.x.plain),\(a.y.plain) to \(b.x.plain),\(b.y.plain)"
        + " head filled size first 9,18 back lw 1.3 lc rgb '\(Color.quiet.hex)'")
    guard !edge.label.isEmpty else { return }
    let middle = ((a.x + b.x) / 2, (a.y + b.y) / 2)
    let width = (Text.width(edge.label) + 0.3) * canvas.fontSize * 0.85
    canvas.commands.append(
      "set object rectangle center \(middle.0.plain),\(middle.1.plain) size \(width.plain),"
        + "\((canvas.fontSize * 1.1).plain) front fc rgb '#FFFFFF' fs solid noborder")
    canvas.label(
      edge.label, at: "\(middle.0.plain),\(middle.1.plain)", align: "center", color: .quiet,
      size: canvas.fontSize * 0.85, more: "front")
  }

  /// Arrows between the same two boxes run side by side: how many lanes from the straight way.
  private func lane(_ number: Int) -> Double {
    let edge = graph.edges[number]
    let alike = graph.edges.indices.filter {
      graph.edges[$0].from == edge.from && graph.edges[$0].to == edge.to
    }
    return Double(alike.firstIndex(of: number)!) - Double(alike.count - 1) / 2
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
