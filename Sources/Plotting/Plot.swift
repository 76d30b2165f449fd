/// A picture as a value: axes and marks, or a grid of such panels.
///
/// ```swift
/// Plot("Too small, right, too large", x: "step", y: .log("loss"),
///   .line(steps, losses, label: "α = 0.1"),
///   .horizontal(0.01, label: "noise floor"))
/// ```
/// It knows no tensor, only `Double`. `render(to:name:)` makes the files.
public struct Plot: Sendable {
  /// What stands above; empty: nothing.
  public var title: String
  /// The two axes.
  public var x, y: Axis
  /// What is drawn, the last on top.
  public var marks: [Mark]
  /// Where the names of the marks stand.
  public var legend: Legend
  /// nil: chosen from the content.
  public var size: Size?
  /// One unit of x as long as one unit of y.
  public var hasEqualAxes = false
  /// The panels of a grid, row by row; empty for a single plot.
  public internal(set) var panels: [[Plot]] = []

  /// A plot of these marks.
  public init(
    _ title: String, x: Axis = "", y: Axis = "", legend: Legend = .automatic,
    size: Size? = nil, _ marks: [Mark]
  ) {
    (self.title, self.x, self.y) = (title, x, y)
    (self.legend, self.size, self.marks) = (legend, size, marks)
  }

  /// A plot of these marks.
  public init(
    _ title: String, x: Axis = "", y: Axis = "", legend: Legend = .automatic,
    size: Size? = nil, _ marks: Mark...
  ) {
    self.init(title, x: x, y: y, legend: legend, size: size, marks)
  }

  /// A plot of these marks.
  public init(
    x: Axis = "", y: Axis = "", legend: Legend = .automatic, size: Size? = nil, _ marks: [Mark]
  ) {
    self.init("", x: x, y: y, legend: legend, size: size, marks)
  }

  /// A plot of these marks.
  public init(
    x: Axis = "", y: Axis = "", legend: Legend = .automatic, size: Size? = nil, _ marks: Mark...
  ) {
    self.init("", x: x, y: y, legend: legend, size: size, marks)
  }

  /// Several plots in one picture, each with its own title and axes; rows may differ in length.
  public static func grid(_ rows: [[Plot]], title: String = "", size: Size? = nil) -> Plot {
    var plot = Plot(title, size: size, [])
    plot.panels = rows.map { row in
      row.flatMap { $0.panels.isEmpty ? [$0] : $0.panels.flatMap { $0 } }
    }
    return plot
  }

  /// Several plots side by side.
  public static func row(_ plots: Plot..., title: String = "", size: Size? = nil) -> Plot {
    grid([plots], title: title, size: size)
  }

  /// Adds marks on top.
  public mutating func add(_ marks: Mark...) { self.marks += marks }

  /// Adds marks on top.
  public mutating func add(_ marks: [Mark]) { self.marks += marks }
}

/// Where the legend stands.
public enum Legend: Sendable, Equatable {
  /// In a corner that is free of data, above the axes if there is none.
  case automatic
  /// Above the axes.
  case above
  /// Nowhere.
  case none
}

/// The size of a picture on a page, in pixels; the PNG has twice as many for sharp screens.
public struct Size: Sendable, Equatable {
  /// Pixels.
  public var width, height: Int

  /// A picture so wide and high.
  public init(_ width: Int, _ height: Int) { (self.width, self.height) = (width, height) }
}

extension Array where Element == Float {
  /// The same numbers as `Double`, as plots take them: `tensor.scalars.doubles`.
  public var doubles: [Double] { map(Double.init) }
}
