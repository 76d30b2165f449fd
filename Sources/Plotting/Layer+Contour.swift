#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// At which values a contour plot draws its lines.
public enum Levels: Sendable, Equatable {
  /// Powers between the lowest and the highest value when these span two decades, else even steps.
  case automatic
  case linear(Int)
  /// Even steps of the logarithm above the grid's minimum; valleys keep their lines.
  case log(Int)
  case values([Double])
}

extension Layer {
  /// Level lines of a grid, on a pale relief of the same values unless `isFilled` is false.
  public static func contour(
    _ grid: Grid, levels: Levels = .automatic, isFilled: Bool = true, colors: ColorMap = .relief
  ) -> Layer {
    Layer(ContourMark(grid: grid, levels: levels, isFilled: isFilled, colors: colors))
  }

  /// The way of a descent: dots at the steps, arrows along it, a ring at its start.
  ///
  /// Points outside the plot are cut off; a path that diverges ends at its last finite point.
  public static func path(
    _ points: [(x: Double, y: Double)], label: String = "", color: Color? = nil,
    marks: PathMarks = .dotsAndArrows
  ) -> Layer {
    Layer(PathMark(points: points, label: label, color: color, marks: marks))
  }

  /// The way of a descent, from two lists.
  public static func path(
    _ x: [Double], _ y: [Double], label: String = "", color: Color? = nil,
    marks: PathMarks = .dotsAndArrows
  ) -> Layer {
    path(Array(zip(x, y)), label: label, color: color, marks: marks)
  }
}

/// What is drawn along a path.
public enum PathMarks: Sendable { case none, dots, arrows, dotsAndArrows }

struct ContourMark: Mark {
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

  func draw(on drawing: inout Drawing) {
    if isFilled {
      drawing.drawField(grid, name: "relief", values: grid.values.map(relief.height))
    }
    let isolines = Isolines(grid: grid)
    let block = drawing.tables.add(
      "level lines", pieces: relief.levels.flatMap { isolines.lines(at: $0) })
    let color = isFilled ? Color(0x7C9CB8) : Color(0xA8B4C0)
    drawing.plot(block, "using 1:2 with lines lw 0.8 lc rgb '\(color.hex)'")
  }
}

/// How values become shades and level lines: evenly, or by the logarithm above the lowest value.
struct Relief {
  /// The shades' range.
  let range: ClosedRange<Double>
  private(set) var levels: [Double] = []
  private let floor: Double
  private let isLog: Bool

  init(_ values: [Double], _ wanted: Levels) {
    let sorted = values.filter(\.isFinite).sorted()
    let low = sorted.first ?? 0, high = sorted.last ?? 1
    let isSteep = high - low > 6 * ((sorted.isEmpty ? 0 : sorted[sorted.count / 2]) - low)
    switch wanted {
    case .automatic, .values: isLog = isSteep
    case .log: isLog = true
    case .linear: isLog = false
    }
    // The bottom of a valley is minus infinity for the logarithm, so it is taken a little deeper.
    floor = low - max((high - low) * 1e-3, 1e-12)
    let bottom = isLog ? log10(low - floor) : low, top = isLog ? log10(high - floor) : high
    range = bottom < top ? bottom...top : bottom...bottom + 1
    levels = chosen(wanted)
  }

  func height(_ value: Double) -> Double { isLog ? log10(max(value - floor, 1e-300)) : value }

  private func chosen(_ wanted: Levels) -> [Double] {
    switch wanted {
    case .values(let values): values
    case .linear(let count), .log(let count): even(count)
    case .automatic: even(isLog ? 13 : 11)
    }
  }

  private func even(_ count: Int) -> [Double] {
    (1...max(count, 1)).map {
      let height =
        range.lowerBound
        + (range.upperBound - range.lowerBound) * Double($0) / Double(count + 1)
      return isLog ? pow(10, height) + floor : height
    }
  }
}

struct PathMark: Mark {
  var points: [(x: Double, y: Double)]
  var label: String
  var color: Color?
  var marks: PathMarks

  var name: String { describe("path", label) }
  var colorNames: [String] { color == nil ? [label] : [] }
  var legendLabels: [String] { label.isEmpty ? [] : [label] }
  var trace: [[(x: Double, y: Double)]] { [finite] }

  private var finite: [(x: Double, y: Double)] {
    Array(points.prefix { $0.x.isFinite && $0.y.isFinite && max(abs($0.x), abs($0.y)) < 1e12 })
  }

  func extend(_ extent: inout Extent) {
    guard !extent.isTight else { return }
    extent.x.add(finite.map(\.x))
    extent.y.add(finite.map(\.y))
    extent.x.margin = max(extent.x.margin, 0.06)
    extent.y.margin = max(extent.y.margin, 0.06)
  }

  func draw(on drawing: inout Drawing) {
    let points = finite
    let hex = (color ?? drawing.colors.color(label)).hex
    let block = drawing.tables.add(
      name, [("x", points.map(\.x)), ("y", points.map(\.y))])
    drawing.plot(block, "using 1:2 with lines lw 1.8 lc rgb '\(hex)'", title: label)
    guard !drawing.isText, !points.isEmpty else { return }
    if marks == .dots || marks == .dotsAndArrows {
      let every = points.count > 150 ? "every \(points.count / 75) " : ""
      let size = points.count > 40 ? 0.35 : 0.5
      drawing.plot(block, "\(every)using 1:2 with points pt 7 ps \(size) lc rgb '\(hex)'")
    }
    if marks == .arrows || marks == .dotsAndArrows { drawArrows(points, hex, on: &drawing) }
    drawing.plot(block, "every ::0::0 using 1:2 with points pt 7 ps 1.1 lc rgb '#FFFFFF'")
    drawing.plot(block, "every ::0::0 using 1:2 with points pt 6 ps 1.1 lw 1.8 lc rgb '\(hex)'")
  }

  /// Arrow heads every so many pixels of the way, and one at its end.
  private func drawArrows(
    _ points: [(x: Double, y: Double)], _ hex: String, on drawing: inout Drawing
  ) {
    let frame = drawing.frame
    let pixels = points.map {
      (x: drawing.x.position($0.x) * frame.width, y: drawing.y.position($0.y) * frame.height)
    }
    var heads: [Int] = [], travelled = 0.0
    for index in points.indices.dropFirst() {
      let (a, b) = (pixels[index - 1], pixels[index])
      let length = hypot(b.x - a.x, b.y - a.y)
      travelled += length
      let isInside = (0...frame.width).contains(b.x) && (0...frame.height).contains(b.y)
      guard isInside, length > 3, travelled > 70 || index == points.count - 1 else { continue }
      heads.append(index)
      travelled = 0
    }
    let step = (heads.count + 29) / 30
    heads = step > 1 ? stride(from: 0, to: heads.count, by: step).map { heads[$0] } : heads
    guard !heads.isEmpty else { return }
    let block = drawing.tables.add(
      name + " arrows",
      [
        ("x", heads.map { points[$0 - 1].x }), ("y", heads.map { points[$0 - 1].y }),
        ("dx", heads.map { points[$0].x - points[$0 - 1].x }),
        ("dy", heads.map { points[$0].y - points[$0 - 1].y }),
      ])
    drawing.plot(
      block,
      "using 1:2:3:4 with vectors head filled size screen 0.013,20 lw 1.8 lc rgb '\(hex)'")
  }
}
