extension Mark {
  /// A thin vertical line at `x`; its label stands beside its upper end.
  public static func vertical(
    _ x: Double, label: String = "", color: Color = .gray, stroke: Stroke = .dashed
  ) -> Mark {
    Mark(RuleMark(value: x, isVertical: true, label: label, color: color, stroke: stroke))
  }

  /// A thin horizontal line at `y`; its label stands above its right end.
  public static func horizontal(
    _ y: Double, label: String = "", color: Color = .gray, stroke: Stroke = .dashed
  ) -> Mark {
    Mark(RuleMark(value: y, isVertical: false, label: label, color: color, stroke: stroke))
  }

  /// A pale upright strip between two values of x, such as the stable learning rates.
  public static func span(_ x: ClosedRange<Double>, label: String = "", color: Color = .green)
    -> Mark
  {
    Mark(SpanMark(range: x, label: label, color: color))
  }

  /// A remark at a place in the plot, with an arrow from it to `target` if there is one.
  public static func text(
    _ text: String, at place: (x: Double, y: Double), align: Alignment = .left,
    color: Color = Color(0x24292F), pointingTo target: (x: Double, y: Double)? = nil
  ) -> Mark {
    Mark(TextMark(text: text, place: place, align: align, color: color, target: target))
  }
}

/// Which end of a text its place means.
public enum Alignment: String, Sendable {
  /// The text begins there.
  case left
  /// Its middle is there.
  case center
  /// It ends there.
  case right
}

struct RuleMark: Drawable {
  var value: Double
  var isVertical: Bool
  var label: String
  var color: Color
  var stroke: Stroke

  var name: String { describe("reference line", label) }

  func extend(_ extent: inout Extent) {
    if isVertical { extent.x.add([value]) } else { extent.y.add([value]) }
    if !isVertical { extent.y.margin = max(extent.y.margin, 0.06) }
  }

  func draw(on canvas: inout Canvas) {
    let axis = isVertical ? canvas.x : canvas.y
    guard value.isDrawable, axis.shows(value) else { return }
    let at = axis.plain(value)
    let ends =
      isVertical
      ? "from first \(at), graph 0 to first \(at), graph 1"
      : "from graph 0, first \(at) to graph 1, first \(at)"
    canvas.commands.append(
      "set arrow \(ends) nohead back lw 1.2 \(stroke.dash) lc rgb '\(color.hex)'")
    guard !label.isEmpty else { return }
    if isVertical { labelVertical(on: &canvas) } else { labelHorizontal(on: &canvas) }
  }

  private var labelColor: Color { color.mixed(with: .black, 0.2) }

  /// Beside the upper or the lower end of the line, where no data are.
  private func labelVertical(on canvas: inout Canvas) {
    let size = canvas.fontSize, frame = canvas.frame
    let width = (Text.width(label) + 0.8) * size
    let line = canvas.x.position(value) * frame.width
    let isLate = line > 0.6 * frame.width
    func box(_ isLeft: Bool, _ isTop: Bool) -> Frame {
      Frame(
        left: isLeft ? line - width : line + 0.1 * size,
        top: isTop ? 0 : frame.height - 1.5 * size, width: width, height: 1.5 * size)
    }
    let places = [(isLate, true), (!isLate, true), (isLate, false), (!isLate, false)]
    let traces = canvas.traces
    let place =
      places.first { isLeft, isTop in
        let box = box(isLeft, isTop)
        return box.left >= 0 && box.right <= frame.width
          && !traces.contains { PanelLayout.covers(box, $0) }
      } ?? places[0]
    canvas.label(
      label, at: "first \(value.plain), graph \(place.1 ? "0.96" : "0.05")",
      align: place.0 ? "right" : "left", color: labelColor,
      more: "offset \(place.0 ? "-0.6,0" : "0.6,0")")
  }

  /// Above or below either end of the line, where no data are.
  private func labelHorizontal(on canvas: inout Canvas) {
    let size = canvas.fontSize, frame = canvas.frame
    let width = (Text.width(label) + 0.6) * size
    let line = (1 - canvas.y.position(value)) * frame.height
    func box(_ isRight: Bool, _ isAbove: Bool) -> Frame {
      Frame(
        left: isRight ? frame.width - width : 0,
        top: isAbove ? line - 1.4 * size : line + 0.1 * size,
        width: width, height: 1.3 * size)
    }
    let places = [(true, true), (false, true), (true, false), (false, false)]
    let traces = canvas.traces
    let place =
      places.first { isRight, isAbove in
        let box = box(isRight, isAbove)
        return box.top >= 0 && box.bottom <= frame.height
          && !traces.contains { PanelLayout.covers(box, $0) }
      } ?? places[0]
    canvas.label(
      label, at: "graph \(place.0 ? "0.99" : "0.01"), first \(value.plain)",
      align: place.0 ? "right" : "left", color: labelColor,
      more: "offset 0,\(place.1 ? "0.55" : "-0.6")")
  }
}

struct SpanMark: Drawable {
  var range: ClosedRange<Double>
  var label: String
  var color: Color

  var name: String { describe("span", label) }

  func extend(_ extent: inout Extent) {}

  func draw(on canvas: inout Canvas) {
    let axis = canvas.x
    let from = max(range.lowerBound, axis.low), to = min(range.upperBound, axis.high)
    guard !canvas.isText, from < to else { return }
    canvas.commands.append(
      "set object rectangle from first \(axis.plain(from)), graph 0 to"
        + " first \(axis.plain(to)), graph 1 behind clip"
        + " fc rgb '\(color.mixed(with: .white, 0.86).hex)' fs solid noborder")
    guard !label.isEmpty else { return }
    let middle = (axis.position(from) + axis.position(to)) / 2
    canvas.label(
      label, at: "graph \(middle.plain), graph 0.96", align: "center",
      color: color.mixed(with: .black, 0.25))
  }
}

struct TextMark: Drawable {
  var text: String
  var place: (x: Double, y: Double)
  var align: Alignment
  var color: Color
  var target: (x: Double, y: Double)?

  var name: String { describe("text", text) }

  func extend(_ extent: inout Extent) {
    extent.x.add([place.x] + (target.map { [$0.x] } ?? []))
    extent.y.add([place.y] + (target.map { [$0.y] } ?? []))
  }

  func draw(on canvas: inout Canvas) {
    guard shows(place, canvas) else { return }
    canvas.label(
      text, at: "first \(place.x.plain), first \(place.y.plain)", align: align.rawValue,
      color: color, more: "front")
    guard let target, shows(target, canvas) else { return }
    canvas.commands.append(
      "set arrow from first \(place.x.plain), first \(place.y.plain)"
        + " to first \(target.x.plain), first \(target.y.plain)"
        + " front head filled size screen 0.012,18 lw 1.2 lc rgb '\(color.hex)'")
  }

  /// A text may stand a little beyond the axes, as over the highest bar.
  private func shows(_ place: (x: Double, y: Double), _ canvas: Canvas) -> Bool {
    let room = -0.1...1.1
    return place.x.isDrawable && place.y.isDrawable && room.contains(canvas.x.position(place.x))
      && room.contains(canvas.y.position(place.y))
  }
}
