extension Canvas {
  /// Adds one value for each point of a grid, and returns the block's number.
  mutating func field(_ grid: Grid, name: String, values: [Double]) -> Int {
    tables.add(name, matrix: values, columns: grid.columns)
  }

  /// Colours over the grid's rectangle; each value sits on its grid point.
  mutating func image(_ block: Int, of grid: Grid) {
    guard !isText else { return }
    plot(block, "using \(places(grid)):1 with image")
  }

  /// Lines where the values of a block are one of `levels`, which gnuplot traces into a table of its own.
  mutating func levelLines(_ block: Int, of grid: Grid, at levels: [Double], _ style: String) {
    let levels = levels.filter(\.isDrawable)
    guard !levels.isEmpty else { return }
    let table = "$levels\(commands.count)"
    commands += [
      "set contour base; unset surface",
      "set cntrparam levels discrete " + levels.map(\.plain).joined(separator: ","),
      "set table \(table)",
      "splot [*:*] [*:*] data index \(block) using \(places(grid)):1 with lines notitle",
      "unset table; unset contour; set surface",
    ]
    plots.append("\(table) using 1:2 with lines \(style) notitle")
  }

  /// x and y of the n-th value of a block, in gnuplot's words.
  private func places(_ grid: Grid) -> String {
    let stepX = grid.x(at: 1) - grid.x(at: 0), stepY = grid.y(at: 1) - grid.y(at: 0)
    return "(\(grid.x.lowerBound.plain)+\(stepX.plain)*(int($0)%\(grid.columns)))"
      + ":(\(grid.y.lowerBound.plain)+\(stepY.plain)*(int($0)/\(grid.columns)))"
  }
}
