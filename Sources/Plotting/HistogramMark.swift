struct HistogramMark: Drawable {
  var values: [Double]
  var bins: Int
  var range: ClosedRange<Double>?
  var label: String
  var color: Color?
  var isDensity: Bool

  var name: String { describe("histogram", label) }
  var colorNames: [String] { color == nil ? [label] : [] }
  var legendLabels: [String] { label.isEmpty ? [] : [label] }
  var trace: [[(x: Double, y: Double)]] {
    counted.centers.indices.map {
      [(counted.centers[$0], 0), (counted.centers[$0], counted.heights[$0])]
    }
  }

  func check() throws {
    guard bins > 0 else {
      throw PlottingError.badData("\(name): needs at least one bin, found \(bins).")
    }
  }

  func extend(_ extent: inout Extent) {
    let bounds = bounds
    extent.x.add([bounds.lowerBound, bounds.upperBound])
    extent.y.add([0] + counted.heights)
    extent.y.margin = 0.06
    extent.standsOnZero = true
  }

  func draw(on canvas: inout Canvas) {
    let (centers, heights, width) = counted
    let block = canvas.tables.add(name, [("x", centers), ("height", heights)])
    let hex = (color ?? canvas.colors.color(label)).hex
    canvas.plot(
      block,
      "using 1:2:(\(width.plain)) with boxes fc rgb '\(hex)' fs transparent solid 0.45 noborder",
      title: label)
  }

  private var bounds: ClosedRange<Double> {
    if let range, range.lowerBound < range.upperBound, range.lowerBound.isDrawable,
      range.upperBound.isDrawable
    {
      return range
    }
    return colorRange(values, .sequential)
  }

  private var counted: (centers: [Double], heights: [Double], width: Double) {
    let bounds = bounds
    let length = bounds.upperBound - bounds.lowerBound
    let width = max(length / Double(bins), .leastNonzeroMagnitude)
    var heights = [Double](repeating: 0, count: bins)
    for value in values where bounds.contains(value) {
      heights[min(Int((value - bounds.lowerBound) * Double(bins) / length), bins - 1)] += 1
    }
    let total = max(heights.reduce(0, +), 1)
    return (
      heights.indices.map { bounds.lowerBound + (Double($0) + 0.5) * width },
      isDensity ? heights.map { $0 / total / width } : heights, width
    )
  }
}
