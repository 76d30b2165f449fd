/// A small picture: `values[row * width + column]`, row 0 on top.
public struct Image: Sendable {
  /// The brightness of the pixels, row by row, the top row first.
  public var values: [Double]
  /// How many pixels there are.
  public var height, width: Int
  /// Stands under the picture.
  public var label: String
  /// The label's colour; vermilion markers a mistake.
  public var labelColor: Color

  /// A picture from its pixels.
  public init(
    _ values: [Double], height: Int, width: Int, label: String = "",
    labelColor: Color = Color(0x24292F)
  ) {
    (self.values, self.height, self.width) = (values, height, width)
    (self.label, self.labelColor) = (label, labelColor)
  }
}

extension Mark {
  /// Pictures in rows, each with its label below.
  ///
  /// - Parameters:
  ///   - columns: pictures per row; nil: up to ten.
  ///   - colors: `.ink` shows 1 as black on white, `.diverging` shows the sign (filters).
  ///   - range: the values of the first and last colour; nil: 0…1 for `.ink` and `.gray`, the range
  ///     of all pictures otherwise, even around zero for `.diverging`.
  ///   - scalesEach: every picture uses the whole range of colours by itself (feature maps).
  public static func images(
    _ images: [Image], columns: Int? = nil, colors: ColorMap = .ink,
    range: ClosedRange<Double>? = nil, scalesEach: Bool = false
  ) -> Mark {
    Mark(
      ImagesMark(
        images: images, columns: max(columns ?? min(images.count, 10), 1), colors: colors,
        range: range, scalesEach: scalesEach))
  }
}

struct ImagesMark: Drawable {
  var images: [Image]
  var columns: Int
  var colors: ColorMap
  var range: ClosedRange<Double>?
  var scalesEach: Bool

  var name: String { "images" }
  private var rows: Int { (images.count + columns - 1) / columns }
  private var aspect: Double {
    images.map { Double($0.height) / Double(max($0.width, 1)) }.max() ?? 1
  }
  private var labelLines: Int {
    images.map { $0.label.isEmpty ? 0 : Text.lines($0.label).count }.max() ?? 0
  }

  func check() throws {
    for (index, image) in images.enumerated() {
      guard image.values.count == image.height * image.width, !image.values.isEmpty else {
        throw PlottingError.badData(
          "images: picture \(index) says \(image.height) × \(image.width) but has"
            + " \(image.values.count) values.")
      }
    }
  }

  func extend(_ extent: inout Extent) {
    extent.isBare = true
    extent.colorBar = ColorScale(map: colors, range: scale, isShown: false)
  }

  func contentSize(width: Double, fontSize: Double) -> (width: Double, height: Double)? {
    let tile = tile(width, fontSize)
    let gaps = gap(fontSize)
    return (
      Double(columns) * (tile + gaps) - gaps,
      Double(rows) * (tile * aspect + labelHeight(fontSize) + gaps) - gaps
    )
  }

  func draw(on canvas: inout Canvas) {
    let tile = fittingTile(canvas.frame, canvas.fontSize)
    let gap = gap(canvas.fontSize), label = labelHeight(canvas.fontSize)
    for (index, image) in images.enumerated() {
      let left = Double(index % columns) * (tile + gap)
      let top = canvas.frame.height - Double(index / columns) * (tile * aspect + label + gap)
      draw(image, index, left: left, top: top, tile: tile, on: &canvas)
    }
    if canvas.plots.isEmpty { canvas.plots.append("NaN notitle") }
  }

  private func draw(
    _ image: Image, _ index: Int, left: Double, top: Double, tile: Double,
    on canvas: inout Canvas
  ) {
    let step = tile / Double(max(image.width, 1)), height = step * Double(image.height)
    let block = canvas.tables.add(
      "image \(index) \(image.label)", matrix: shown(image), columns: image.width)
    guard !canvas.isText else { return }
    canvas.image(
      block, rows: image.height, columns: image.width, x: left + step / 2, stepX: step,
      y: top - step / 2, stepY: -step)
    canvas.commands.append(
      "set object rectangle from \(left.plain),\((top - height).plain) to"
        + " \((left + tile).plain),\(top.plain) front fs empty border rgb '\(Color.rule.hex)' lw 0.8"
    )
    guard !image.label.isEmpty else { return }
    canvas.block(
      image.label, x: left + tile / 2, top: top - height - canvas.fontSize * 0.25,
      size: labelSize(tile, canvas.fontSize), color: image.labelColor)
  }

  private func shown(_ image: Image) -> [Double] {
    guard scalesEach else { return image.values }
    let own = colorRange(image.values, colors)
    let length = own.upperBound - own.lowerBound
    let base = colors.isDiverging ? -1.0 : 0, reach = colors.isDiverging ? 2.0 : 1
    return image.values.map { base + reach * ($0 - own.lowerBound) / length }
  }

  private var scale: ClosedRange<Double> {
    if scalesEach { return colors.isDiverging ? -1...1 : 0...1 }
    if range == nil, colors == .ink || colors == .gray { return 0...1 }
    return colorRange(images.flatMap(\.values), colors, given: range)
  }

  private func labelHeight(_ fontSize: Double) -> Double {
    labelLines == 0 ? 0 : fontSize * (0.35 + 1.25 * Double(labelLines))
  }

  private func gap(_ fontSize: Double) -> Double { fontSize * 0.7 }

  /// Labels shrink a little before they run into each other.
  private func labelSize(_ tile: Double, _ fontSize: Double) -> Double {
    let widest = images.map { Text.width($0.label) }.max() ?? 0
    return max(
      min(fontSize * 0.95, (tile + gap(fontSize) * 0.8) / max(widest, 0.1)), fontSize * 0.6)
  }

  private func tile(_ width: Double, _ fontSize: Double) -> Double {
    let gaps = gap(fontSize) * Double(columns - 1)
    let largest = images.count <= 4 ? 170.0 : images.count <= 10 ? 120 : 84
    return min((width - gaps) / Double(columns), largest)
  }

  private func fittingTile(_ frame: Frame, _ fontSize: Double) -> Double {
    let gap = gap(fontSize)
    let rowHeight = (frame.height + gap) / Double(max(rows, 1)) - gap - labelHeight(fontSize)
    return max(min(tile(frame.width, fontSize), rowHeight / aspect), 4)
  }
}
