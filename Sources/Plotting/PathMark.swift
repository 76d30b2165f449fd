#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

struct PathMark: Drawable {
  var points: [(x: Double, y: Double)]
  var label: String
  var color: Color?
  var markers: PathMarkers

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

  func draw(on canvas: inout Canvas) {
    let points = finite
    let hex = (color ?? canvas.colors.color(label)).hex
    let block = canvas.tables.add(
      name, [("x", points.map(\.x)), ("y", points.map(\.y))])
    canvas.plot(block, "using 1:2 with lines lw 1.8 lc rgb '\(hex)'", title: label)
    // The chart of letters reads the same file, so it numbers the same blocks.
    let arrows = markers == .arrows || markers == .dotsAndArrows ? addArrows(points, &canvas) : nil
    guard !canvas.isText, !points.isEmpty else { return }
    if markers == .dots || markers == .dotsAndArrows {
      let every = points.count > 150 ? "every \(points.count / 75) " : ""
      let size = points.count > 40 ? 0.35 : 0.5
      canvas.plot(block, "\(every)using 1:2 with points pt 7 ps \(size)*dot lc rgb '\(hex)'")
    }
    if let arrows {
      canvas.plot(
        arrows,
        "using 1:2:3:4 with vectors head filled size screen 0.013,20 lw 1.8 lc rgb '\(hex)'")
    }
    canvas.plot(block, "every ::0::0 using 1:2 with points pt 7 ps 1.1*dot lc rgb '#FFFFFF'")
    canvas.plot(block, "every ::0::0 using 1:2 with points pt 6 ps 1.1*dot lw 1.8 lc rgb '\(hex)'")
  }

  /// Arrow heads every so many pixels of the way, and one at its end: their block, nil without any.
  private func addArrows(_ points: [(x: Double, y: Double)], _ canvas: inout Canvas) -> Int? {
    let frame = canvas.frame
    let pixels = points.map {
      (x: canvas.x.position($0.x) * frame.width, y: canvas.y.position($0.y) * frame.height)
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
    guard !heads.isEmpty else { return nil }
    return canvas.tables.add(
      name + " arrows",
      [
        ("x", heads.map { points[$0 - 1].x }), ("y", heads.map { points[$0 - 1].y }),
        ("dx", heads.map { points[$0].x - points[$0 - 1].x }),
        ("dy", heads.map { points[$0].y - points[$0 - 1].y }),
      ])
  }
}
