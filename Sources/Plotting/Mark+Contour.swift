/// At which values a contour plot draws its lines.
public enum Levels: Sendable, Equatable {
  /// Powers between the lowest and the highest value when these span two decades, else even steps.
  case automatic
  /// So many even steps.
  case linear(Int)
  /// Even steps of the logarithm above the grid's minimum; valleys keep their lines.
  case log(Int)
  /// These values.
  case values([Double])
}

extension Mark {
  /// Level lines of a grid, on a pale relief of the same values unless `isFilled` is false.
  public static func contour(
    _ grid: Grid, levels: Levels = .automatic, isFilled: Bool = true, colors: ColorMap = .relief
  ) -> Mark {
    Mark(ContourMark(grid: grid, levels: levels, isFilled: isFilled, colors: colors))
  }

  /// The way of a descent: dots at the steps, arrows along it, a ring at its start.
  ///
  /// Points outside the plot are cut off; a path that diverges ends at its last finite point.
  public static func path(
    _ points: [(x: Double, y: Double)], label: String = "", color: Color? = nil,
    markers: PathMarkers = .dotsAndArrows
  ) -> Mark {
    Mark(PathMark(points: points, label: label, color: color, markers: markers))
  }

  /// The way of a descent, from two lists.
  public static func path(
    _ x: [Double], _ y: [Double], label: String = "", color: Color? = nil,
    markers: PathMarkers = .dotsAndArrows
  ) -> Mark {
    path(Array(zip(x, y)), label: label, color: color, markers: markers)
  }
}

/// What is drawn along a path.
public enum PathMarkers: Sendable {
  /// Nothing but the line.
  case none
  /// A dot at each point.
  case dots
  /// An arrow on each step.
  case arrows
  /// Both.
  case dotsAndArrows
}

struct ContourMark: Drawable {
  var grid: Grid
  var isFilled: Bool
  var colors: ColorMap
  private let relief: Relief

  init(grid: Grid, levels: Levels, isFilled: Bool, colors: ColorMap) {
    (self.grid, self.isFilled, self.colors) = (grid, isFilled, colors)
    relief = Relief(grid.values, levels)
  }

  var name: String { "contour" }

  func check() throws { try grid.check(name) }

  func extend(_ extent: inout Extent) {
    extent.x.add([grid.x.lowerBound, grid.x.upperBound])
    extent.y.add([grid.y.lowerBound, grid.y.upperBound])
    extent.isTight = true
    extent.hidesGrid = true
    if isFilled { extent.colorBar = ColorScale(map: colors, range: relief.range, isShown: false) }
  }

  func draw(on canvas: inout Canvas) {
    let block = canvas.field(grid, name: "relief", values: grid.values.map(relief.height))
    if isFilled { canvas.image(block, of: grid) }
    let color = isFilled ? Color(0x7C9CB8) : Color(0xA8B4C0)
    canvas.levelLines(
      block, of: grid, at: relief.levels.map(relief.height), "lw 0.8 lc rgb '\(color.hex)'")
  }
}
