/// The shape of a point.
public enum PointShape: Int, Sendable, CaseIterable {
  /// Filled, and told apart without colour.
  case dot = 7, square = 5, triangle = 9, diamond = 13
  /// Made of lines.
  case circle = 6, cross = 2, star = 3
}

extension Mark {
  /// Points; large sets are drawn smaller and transparent, so that density shows.
  public static func points(
    _ x: [Double], _ y: [Double], label: String = "", color: Color? = nil,
    shape: PointShape = .dot, size: Double? = nil
  ) -> Mark {
    Mark(PointsMark(x: x, y: y, error: nil, label: label, color: color, shape: shape, size: size))
  }

  /// Points with a vertical bar from `y - error` to `y + error`.
  public static func points(
    _ x: [Double], _ y: [Double], error: [Double], label: String = "", color: Color? = nil,
    shape: PointShape = .dot, size: Double? = nil
  ) -> Mark {
    Mark(
      PointsMark(x: x, y: y, error: error, label: label, color: color, shape: shape, size: size))
  }

  /// One mark of points per group: `groups[i]` is the group of point i, `labels[g]` its name.
  ///
  /// Groups without a name of a method take the palette in order, each with a shape of its own.
  public static func points(
    _ x: [Double], _ y: [Double], groups: [Int], labels: [String] = [], colors: [Color] = [],
    size: Double? = nil
  ) -> Mark {
    Mark(
      GroupsMark(x: x, y: y, groups: groups, labels: labels, colors: colors, size: size))
  }
}

struct PointsMark: Drawable {
  var x, y: [Double]
  var error: [Double]?
  var label: String
  var color: Color?
  var shape: PointShape
  var size: Double?

  var name: String { describe("points", label) }
  var colorNames: [String] { color == nil ? [label] : [] }
  var legendLabels: [String] { label.isEmpty ? [] : [label] }
  var trace: [[(x: Double, y: Double)]] { zip(x, y).map { [($0, $1)] } }

  func check() throws {
    try Plotting.check(
      name, [("x", x.count), ("y", y.count)] + (error.map { [("error", $0.count)] } ?? []))
  }

  func extend(_ extent: inout Extent) {
    extent.x.add(x)
    extent.y.add(y)
    if let error {
      extent.y.add(zip(y, error).map { $0 - $1 })
      extent.y.add(zip(y, error).map { $0 + $1 })
    }
    extent.x.margin = max(extent.x.margin, 0.04)
    extent.y.margin = max(extent.y.margin, 0.06)
  }

  func draw(on canvas: inout Canvas) {
    let color = color ?? canvas.colors.color(label)
    let columns = [("x", x), ("y", y)] + (error.map { [("error", $0)] } ?? [])
    let block = canvas.tables.add(name, columns)
    if error != nil, !canvas.isText {
      canvas.errorBars(block, color)
    }
    canvas.plot(block, "using 1:2 with points " + style(color), title: label)
  }

  private func style(_ color: Color) -> String {
    let size = size ?? (x.count > 1000 ? 0.35 : x.count > 200 ? 0.5 : 0.8)
    let opacity = x.count > 1000 ? 0.4 : x.count > 200 ? 0.65 : 0.9
    return "pt \(shape.rawValue) ps \(size.plain)*dot lc rgb '\(color.hex(opacity: opacity))'"
  }
}

struct GroupsMark: Drawable {
  var x, y: [Double]
  var groups: [Int]
  var labels: [String]
  var colors: [Color]
  var size: Double?

  var name: String { "points in groups" }
  var colorNames: [String] { [] }
  var legendLabels: [String] { labels }
  var trace: [[(x: Double, y: Double)]] { zip(x, y).map { [($0, $1)] } }

  func check() throws {
    try Plotting.check(name, [("x", x.count), ("y", y.count), ("group", groups.count)])
    if let negative = groups.first(where: { $0 < 0 }) {
      throw PlottingError.badData("\(name): group \(negative) is negative; groups count from 0.")
    }
  }

  func extend(_ extent: inout Extent) { parts.forEach { $0.extend(&extent) } }

  func draw(on canvas: inout Canvas) { parts.forEach { $0.draw(on: &canvas) } }

  private var parts: [PointsMark] {
    (0..<max((groups.max() ?? -1) + 1, labels.count)).map { group in
      let members = groups.indices.filter { groups[$0] == group }
      let label = group < labels.count ? labels[group] : ""
      return PointsMark(
        x: members.map { x[$0] }, y: members.map { y[$0] }, error: nil, label: label,
        color: color(group, label), shape: Self.shapes[group % Self.shapes.count], size: size)
    }
  }

  private func color(_ group: Int, _ label: String) -> Color {
    if group < colors.count { return colors[group] }
    return Palette.known(label) ?? Palette.sequence[group % Palette.sequence.count]
  }

  private static let shapes: [PointShape] = [.dot, .square, .triangle, .diamond]
}
