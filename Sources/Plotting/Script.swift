/// The whole of a `.gp` file, and the commands that gnuplot gets from us.
struct Script {
  let name: String
  let figure: Figure
  let data: String
  let text: String

  init(_ figure: Figure, name: String) {
    (self.name, self.figure) = (name, figure)
    let body = figure.body()
    data = body.data
    text = Self.head(figure, name) + body.script + Self.foot(name)
  }

  /// What one gnuplot process does: the script, then the chart of letters on standard output.
  func session() -> String { "load '\(name).gp'\n" + figure.textChart }

  private static func head(_ figure: Figure, _ name: String) -> String {
    let size = figure.size, font = figure.fontSize.plain
    return """
      # Redraw with: gnuplot \(name).gp    (reads \(name).tsv, writes \(name).svg and \(name).png)
      if (!exists('pass')) { pass = 1 }
      reset
      set encoding utf8
      data = '\(name).tsv'
      if (pass == 1) {
        set terminal svg noenhanced size \(size.width),\(size.height) font 'sans-serif,\(font)' background '#FFFFFF'
        set output '\(name).svg'
        dot = 0.62; rise = 0.33  # this terminal's dots are larger and its tick labels lower
      } else {
        set terminal pngcairo noenhanced size \(2 * size.width),\(2 * size.height) font 'DejaVu Sans,\(font)' fontscale 1.5 linewidth 2 pointscale 2 background '#FFFFFF'
        set output '\(name).png'
        dot = 1; rise = 0.05
      }
      set style fill solid noborder

      """
  }

  /// The drawing is written once: the second pass draws it again into the other file.
  private static func foot(_ name: String) -> String {
    """
    unset output
    pass = pass + 1
    if (pass == 2) { load '\(name).gp' }

    """
  }
}

extension Figure {
  /// The commands for a chart of letters; empty for images and matrices, which letters cannot show.
  var textChart: String {
    guard hasTextChart else { return "" }
    return """
      reset
      set encoding utf8
      set terminal dumb noenhanced mono size 78,24
      set output
      dot = 1; rise = 0

      """ + body(isText: true).script
  }

  var hasTextChart: Bool {
    !cells.contains { cell in
      let layout = PanelLayout(cell.plot, cell: cell.frame, fontSize: fontSize)
      return layout.extent.isBare || layout.extent.hidesGrid
    }
  }
}
