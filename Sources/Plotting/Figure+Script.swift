extension Figure {
  /// The commands that draw all panels, whatever the terminal, and their data.
  func body(isText: Bool = false) -> (script: String, data: String) {
    var tables = Tables()
    let script = body(isText: isText, tables: &tables)
    return (script, tables.text)
  }

  /// The same with the data added to a file that already has some.
  func body(isText: Bool, tables: inout Tables) -> String {
    var lines = cells.count > 1 && !isText ? ["set multiplot"] : []
    if !isText { lines += titleCommands }
    for (index, cell) in cells.enumerated() {
      let layout = layout(cell)
      if cells.count > 1 { lines += ["", "# Panel \(index + 1)"] }
      lines += panel(layout, isText: isText, tables: &tables)
      if cells.count > 1 { lines.append("unset label; unset arrow; unset object") }
    }
    if cells.count > 1, !isText { lines.append("unset multiplot") }
    return lines.joined(separator: "\n") + "\n"
  }

  private var titleCommands: [String] {
    title.enumerated().map { index, line in
      let top = fontSize * (1.3 + 1.6 * Double(index))
      return "set label \(index + 1) \(Text.quoted(line))"
        + " at screen \((fontSize / Double(size.width)).plain),"
        + " screen \((1 - top / Double(size.height)).plain) left"
        + " font ',\((fontSize * 1.3).plain)' textcolor rgb '\(Color.ink.hex)'"
    }
  }

  private func panel(_ layout: PanelLayout, isText: Bool, tables: inout Tables) -> [String] {
    var canvas = Canvas(
      tables: tables, colors: colors, x: layout.x, y: layout.y, frame: layout.frame,
      fontSize: fontSize, traces: layout.traces, isText: isText)
    for mark in layout.plot.marks { mark.drawable.draw(on: &canvas) }
    tables = canvas.tables
    if canvas.plots.isEmpty { canvas.plots.append("NaN notitle") }
    return frameCommands(layout, isText: isText) + axesCommands(layout, isText: isText)
      + canvas.commands + ["plot " + canvas.plots.joined(separator: ", \\\n     ")]
  }

  private func frameCommands(_ layout: PanelLayout, isText: Bool) -> [String] {
    if isText { return textFrameCommands(layout) }
    let width = Double(size.width), height = Double(size.height), frame = layout.frame
    var lines = [
      "set lmargin at screen \((frame.left / width).plain)",
      "set rmargin at screen \((frame.right / width).plain)",
      "set tmargin at screen \((1 - frame.top / height).plain)",
      "set bmargin at screen \((1 - frame.bottom / height).plain)",
    ]
    for (index, line) in Text.lines(layout.title).enumerated() where !line.isEmpty {
      let top = layout.cell.top + fontSize * (1.35 + 1.5 * Double(index))
      lines.append(
        "set label \(Text.quoted(line)) at"
          + " screen \((frame.left / width).plain), screen \((1 - top / height).plain)"
          + " left font ',\((fontSize * 1.15).plain)' textcolor rgb '\(Color.ink.hex)'")
    }
    return lines + [legendCommand(layout)] + axisTitles(layout)
  }

  private func axisTitles(_ layout: PanelLayout) -> [String] {
    let width = Double(size.width), height = Double(size.height), frame = layout.frame
    var lines: [String] = []
    let style = "textcolor rgb '\(Color.quiet.hex)'"
    let xTitle = layout.extent.isBare ? layout.plot.x.title : layout.x.title
    if !xTitle.isEmpty {
      lines.append(
        "set label \(Text.quoted(xTitle)) at"
          + " screen \(((frame.left + frame.width / 2) / width).plain),"
          + " screen \((1 - (layout.cell.bottom - fontSize) / height).plain) center \(style)")
    }
    if !layout.y.title.isEmpty {
      let widest = layout.y.ticks.map { Text.width($0.label) }.max() ?? 0
      let left = frame.left - fontSize * (widest + 2.05)
      lines.append(
        "set label \(Text.quoted(layout.y.title)) at screen \((left / width).plain),"
          + " screen \((1 - (frame.top + frame.height / 2) / height).plain)"
          + " center rotate by 90 \(style)")
    }
    return lines
  }

  private func legendCommand(_ layout: PanelLayout) -> String {
    let style =
      "Left reverse samplen 1.6 spacing 1.15 width 1.5 font ',\((fontSize * 0.95).plain)'"
      + " textcolor rgb '\(Color.ink.hex)'"
    let frame = layout.frame
    switch layout.legend {
    case nil: return "unset key"
    case .inside(let right, let top):
      return "set key inside \(right ? "right" : "left") \(top ? "top" : "bottom") vertical"
        + " maxrows auto \(style)"
    case .above(let columns, let rows):
      let top = frame.top - fontSize * (PanelLayout.legendRow * Double(rows) + 0.35)
      return "set key at screen \((frame.left / Double(size.width)).plain),"
        + " screen \((1 - top / Double(size.height)).plain) left top horizontal"
        + " maxcols \(columns) \(style)"
    }
  }

  private func axesCommands(_ layout: PanelLayout, isText: Bool) -> [String] {
    var lines = [
      "set xrange [\(bounds(layout.x.low, layout.x.high))]",
      "set yrange [\(bounds(layout.y.low, layout.y.high))]",
      layout.x.isLog ? "set logscale x" : "unset logscale x",
      layout.y.isLog ? "set logscale y" : "unset logscale y",
    ]
    if layout.plot.x.range != nil || layout.plot.y.range != nil { lines.append("set clip two") }
    if layout.extent.isBare {
      lines.append("unset border; unset tics; unset grid")
    } else {
      let isMatrix = layout.extent.unitAspect != nil
      lines += [
        "set border \(isMatrix ? 0 : 3) lw 1 lc rgb '#8C959F'",
        tickCommand("x", layout.x.ticks, isMatrix: isMatrix),
        tickCommand("y", layout.y.ticks, isMatrix: isMatrix),
        layout.extent.hidesGrid || isText
          ? "unset grid" : "set grid xtics ytics back lt 1 lw 0.8 lc rgb '\(Color.grid.hex)'",
      ]
    }
    return lines + colorCommands(layout, isText: isText)
  }

  private func colorCommands(_ layout: PanelLayout, isText: Bool) -> [String] {
    guard let scale = layout.extent.colorBar, !isText else { return ["unset colorbox"] }
    var lines = [
      "set palette maxcolors 0 defined (\(scale.map.definition))",
      "set cbrange [\(bounds(scale.range.lowerBound, scale.range.upperBound))]",
    ]
    guard scale.isShown else { return lines + ["unset colorbox"] }
    let width = Double(size.width), height = Double(size.height), frame = layout.frame
    let ticks = Ticks.linear(scale.range, count: max(Int(frame.height / (fontSize * 4)), 2))
    lines += [
      "set colorbox user origin screen \(((frame.right + fontSize * 1.1) / width).plain),"
        + " screen \((1 - frame.bottom / height).plain)"
        + " size screen \((fontSize * 0.9 / width).plain), screen \((frame.height / height).plain)"
        + " noborder",
      "set cbtics scale 0 textcolor rgb '\(Color.quiet.hex)' (\(list(ticks)))",
    ]
    return lines
  }

  private func bounds(_ low: Double, _ high: Double) -> String {
    low.plain(over: high - low) + ":" + high.plain(over: high - low)
  }

  /// gnuplot takes an empty list for a wish for its own ticks.
  private func tickCommand(_ axis: String, _ ticks: [Axis.Tick], isMatrix: Bool) -> String {
    guard !ticks.isEmpty else { return "unset \(axis)tics" }
    return "set \(axis)tics nomirror out scale \(isMatrix ? "0" : "0.5")"
      + (axis == "x" ? " offset 0,rise" : "")
      + " textcolor rgb '\(Color.quiet.hex)' (\(list(ticks)))"
  }

  private func list(_ ticks: [Axis.Tick]) -> String {
    let positions = ticks.map(\.position).filter(\.isDrawable)
    let length = (positions.max() ?? 0) - (positions.min() ?? 0)
    return ticks.map { "\(Text.quotedTick($0.label)) \($0.position.plain(over: length))" }
      .joined(separator: ", ")
  }

  private func textFrameCommands(_ layout: PanelLayout) -> [String] {
    func axis(_ name: String, _ title: String) -> String {
      title.isEmpty ? "unset \(name)label" : "set \(name)label \(Text.quoted(title))"
    }
    let title = layout.plot.title
    return [
      "unset label; unset arrow; unset object",
      title.isEmpty ? "unset title" : "set title \(Text.quoted(title))",
      axis("x", layout.x.title), axis("y", layout.y.title),
      layout.legend == nil ? "unset key" : "set key outside below center horizontal width 2",
    ]
  }
}
