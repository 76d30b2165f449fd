/// The whole of a `.gp` file, and the commands that gnuplot gets from us.
struct Script {
  let name: String
  let figure: Figure
  let data: String
  let text: String
  private let narrow: String

  init(_ figure: Figure, narrow: Figure?, name: String) {
    (self.name, self.figure) = (name, figure)
    var tables = Tables()
    text = Self.head(figure, name) + figure.body(isText: false, tables: &tables) + Self.foot(name)
    self.narrow =
      narrow.map {
        Self.also($0, as: name + ".narrow", isBitmap: !$0.hasTextChart, &tables)
      } ?? ""
    data = tables.text
  }

  /// What one gnuplot process does: the script, the narrow picture, then the chart of letters on standard output.
  func session() -> String { "load '\(name).gp'\n" + narrow + figure.textChart }

  private static func head(_ figure: Figure, _ name: String) -> String {
    """
    # Redraw with: gnuplot \(name).gp    (reads \(name).tsv, writes \(name).svg and \(name).png)
    if (!exists('pass')) { pass = 1 }
    reset
    set encoding utf8
    data = '\(name).tsv'
    if (pass == 1) {
    \(vectors(figure, name))
    } else {
    \(bitmap(figure, name))
    }
    set style fill solid noborder

    """
  }

  static func vectors(_ figure: Figure, _ name: String) -> String {
    """
      set terminal svg noenhanced size \(figure.size.width),\(figure.size.height) font 'sans-serif,\(figure.fontSize.plain)' background '#FFFFFF'
      set output '\(name).svg'
      dot = 0.62; rise = 0.33  # this terminal's dots are larger and its tick labels lower
    """
  }

  static func bitmap(_ figure: Figure, _ name: String) -> String {
    """
      set terminal pngcairo noenhanced size \(2 * figure.size.width),\(2 * figure.size.height) font 'DejaVu Sans,\(figure.fontSize.plain)' fontscale 1.5 linewidth 2 pointscale 2 background '#FFFFFF'
      set output '\(name).png'
      dot = 1; rise = 0.05
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
    !cells.contains {
      let extent = layout($0).extent
      return extent.isBare || extent.hidesGrid
    }
  }
}
