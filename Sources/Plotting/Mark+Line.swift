/// How a line is broken.
public enum Stroke: Int, Sendable {
  /// Not at all.
  case solid = 1
  /// In dashes.
  case dashed
  /// In dots.
  case dotted

  var dash: String {
    switch self {
    case .solid: "dt solid"
    case .dashed: "dt (9,5)"
    case .dotted: "dt (2,4)"
    }
  }
}

extension Mark {
  /// A line through points, interrupted where a value is not finite.
  public static func line(
    _ x: [Double], _ y: [Double], label: String = "", color: Color? = nil,
    stroke: Stroke = .solid, width: Double = 2
  ) -> Mark {
    Mark(LineMark(x: x, y: y, label: label, color: color, stroke: stroke, width: width))
  }

  /// A line over 0, 1, 2, …
  public static func line(
    _ y: [Double], label: String = "", color: Color? = nil, stroke: Stroke = .solid,
    width: Double = 2
  ) -> Mark {
    line(y.indices.map(Double.init), y, label: label, color: color, stroke: stroke, width: width)
  }

  /// A transparent area between two curves; give it the label of its line and it takes that colour.
  ///
  /// The label itself does not appear in the legend.
  public static func band(
    _ x: [Double], low: [Double], high: [Double], label: String = "", color: Color? = nil
  ) -> Mark {
    Mark(BandMark(x: x, low: low, high: high, label: label, color: color))
  }
}

struct LineMark: Drawable {
  var x, y: [Double]
  var label: String
  var color: Color?
  var stroke: Stroke
  var width: Double

  var name: String { describe("line", label) }
  var colorNames: [String] { color == nil ? [label] : [] }
  var legendLabels: [String] { label.isEmpty ? [] : [label] }
  var trace: [[(x: Double, y: Double)]] { [zip(x, y).map { ($0, $1) }] }

  func check() throws { try Plotting.check(name, [("x", x.count), ("y", y.count)]) }

  func extend(_ extent: inout Extent) {
    extent.x.add(x)
    extent.y.add(y)
    extent.y.margin = max(extent.y.margin, 0.06)
  }

  func draw(on canvas: inout Canvas) {
    let block = canvas.tables.add(name, [("x", x), ("y", y)])
    let color = color ?? canvas.colors.color(label)
    canvas.plot(
      block, "using 1:2 with lines lw \(width.plain) \(stroke.dash) lc rgb '\(color.hex)'",
      title: label)
    let alone = lonely(canvas.x, canvas.y)
    guard !alone.isEmpty else { return }
    let dots = canvas.tables.add(
      name + " dots", [("x", alone.map { x[$0] }), ("y", alone.map { y[$0] })])
    canvas.plot(
      dots, "using 1:2 with points pt 7 ps \((0.25 * width).plain)*dot lc rgb '\(color.hex)'")
  }

  /// The points that no piece of the line reaches, since they have no neighbour.
  private func lonely(_ xAxis: ResolvedAxis, _ yAxis: ResolvedAxis) -> [Int] {
    let drawn = zip(x, y).map { xAxis.canDraw($0) && yAxis.canDraw($1) }
    return drawn.indices.filter {
      drawn[$0] && !($0 > 0 && drawn[$0 - 1]) && !($0 + 1 < drawn.count && drawn[$0 + 1])
    }
  }
}

struct BandMark: Drawable {
  var x, low, high: [Double]
  var label: String
  var color: Color?

  var name: String { describe("band", label) }
  var colorNames: [String] { color == nil ? [label] : [] }

  func check() throws {
    try Plotting.check(name, [("x", x.count), ("low", low.count), ("high", high.count)])
  }

  func extend(_ extent: inout Extent) {
    extent.x.add(x)
    extent.y.add(low)
    extent.y.add(high)
    extent.y.margin = max(extent.y.margin, 0.06)
  }

  var trace: [[(x: Double, y: Double)]] {
    [zip(x, low).map { ($0, $1) }, zip(x, high).map { ($0, $1) }]
  }

  func draw(on canvas: inout Canvas) {
    // A filled area needs an end on the paper: on a log axis its lower edge stops at the axis.
    let floor = canvas.y.isLog ? canvas.y.low : -.infinity
    let block = canvas.tables.add(
      name, [("x", x), ("low", low.map { max($0, floor) }), ("high", high.map { max($0, floor) })])
    guard !canvas.isText else { return }
    let color = color ?? canvas.colors.color(label)
    canvas.plot(
      block,
      "using 1:2:3 with filledcurves fs transparent solid 0.18 noborder fc rgb '\(color.hex)'")
  }
}
