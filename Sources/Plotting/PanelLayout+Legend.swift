extension PanelLayout {
  /// A free corner if there is one, otherwise rows above the axes.
  mutating func placeLegend() {
    let labels = plot.marks.flatMap(\.drawable.legendLabels).filter { !$0.isEmpty }
    guard !labels.isEmpty, plot.legend != .none else { return }
    let widest = fontSize * ((labels.map(Text.width).max() ?? 0) + 3.6)
    if plot.legend == .automatic, !extent.isTight {
      let height = fontSize * (1.4 * Double(labels.count) + 0.8)
      if let corner = freeCorner(width: widest + fontSize * 0.8, height: height) {
        legend = corner
        return
      }
    }
    let columns = min(labels.count, max(Int(frame.width / max(widest, columnInSVG(labels))), 1))
    let rows = (labels.count + columns - 1) / columns
    legend = .above(columns: columns, rows: rows)
    settle(legendRows: rows)
  }

  /// How wide gnuplot's SVG terminal makes a column of labels: it counts their characters. Measured.
  private func columnInSVG(_ labels: [String]) -> Double {
    fontSize * (0.665 * Double(labels.map(\.count).max() ?? 0) + 4.14)
  }

  /// Where the labels of vertical lines stand if nothing is in their way.
  private var ruleLabels: [[(x: Double, y: Double)]] {
    plot.marks.compactMap { mark in
      guard let rule = mark.drawable as? RuleMark, rule.isVertical, !rule.label.isEmpty else {
        return nil
      }
      let start = x.position(rule.value) * frame.width
      let width = (Text.width(rule.label) + 0.6) * fontSize * (start > 0.6 * frame.width ? -1 : 1)
      return [(start, fontSize * 0.8), (start + width, fontSize * 0.8)]
    }
  }

  /// Where the data lie, in pixels from the frame's top left corner.
  var traces: [[(x: Double, y: Double)]] {
    plot.marks.flatMap(\.drawable.trace).map { piece in
      piece.filter { $0.x.isFinite && $0.y.isFinite }.map {
        (x: x.position($0.x) * frame.width, y: (1 - y.position($0.y)) * frame.height)
      }
    }
  }

  private func freeCorner(width: Double, height: Double) -> LegendPlace? {
    guard width < frame.width * 0.8, height < frame.height * 0.6 else { return nil }
    let traces = traces + ruleLabels
    for (right, top) in [(true, true), (false, true), (true, false), (false, false)] {
      let box = Frame(
        left: right ? frame.width - width : 0, top: top ? 0 : frame.height - height, width: width,
        height: height)
      if !traces.contains(where: { Self.covers(box, $0) }) {
        return .inside(right: right, top: top)
      }
    }
    return nil
  }

  /// Whether a polyline touches a box, looked at in steps of a few pixels.
  static func covers(_ box: Frame, _ line: [(x: Double, y: Double)]) -> Bool {
    func isInside(_ x: Double, _ y: Double) -> Bool {
      x >= box.left && x <= box.right && y >= box.top && y <= box.bottom
    }
    if line.contains(where: { isInside($0.x, $0.y) }) { return true }
    for (a, b) in zip(line, line.dropFirst()) {
      let steps = min(max(abs(b.x - a.x), abs(b.y - a.y)) / 6, 200)
      guard steps >= 1 else { continue }
      for step in 1..<max(Int(steps), 2) {
        let share = Double(step) / steps
        if isInside(a.x + share * (b.x - a.x), a.y + share * (b.y - a.y)) { return true }
      }
    }
    return false
  }
}
