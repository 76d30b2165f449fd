extension Figure {
  /// The width of a picture on a telephone, where a wide one would have letters too small to read.
  static let column = 430.0

  /// The same plot for a telephone, its panels below each other; nil where that shows no more than the wide one.
  static func narrow(_ plot: Plot, than wide: Figure) -> Figure? {
    let panels = plot.panels.joined().count
    let isCollage = !wide.hasTextChart && panels < 2
    guard Double(wide.size.width) > 1.2 * column, !isCollage, panels <= 9 else { return nil }
    return Figure(plot, column: column)
  }

  /// What its file is called after the plot's name.
  var narrowEnding: String { hasTextChart ? ".narrow.svg" : ".narrow.png" }
}

extension Script {
  /// The commands of a picture that the script of its plot does not draw; its data stand in the same file.
  static func also(_ figure: Figure, as name: String, isBitmap: Bool, _ tables: inout Tables)
    -> String
  {
    """
    reset
    set encoding utf8
    set style fill solid noborder
    \((isBitmap ? bitmap : vectors)(figure, name))
    \(figure.body(isText: false, tables: &tables))
    unset output

    """
  }
}
