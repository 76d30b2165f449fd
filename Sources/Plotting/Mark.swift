/// One thing drawn into a plot: a line, points, bars, a contour, images, a graph.
///
/// Marks are made with the static functions of this type, `.line(x, y, label: "Adam")`, and drawn
/// in the order in which they stand in the plot. A mark without a colour takes the one that belongs
/// to its label (`Palette.color(for:)`), so a method looks the same through the whole course.
public struct Mark: Sendable {
  let drawable: any Drawable

  init(_ drawable: any Drawable) { self.drawable = drawable }
}

/// How a mark takes part in a plot.
protocol Drawable: Sendable {
  /// What the mark is called in an error: "line “Adam”".
  var name: String { get }
  /// The labels that want a colour of the palette, in order.
  var colorNames: [String] { get }
  /// The labels that stand in the legend, in order.
  var legendLabels: [String] { get }
  /// Places that a legend should not cover.
  var trace: [[(x: Double, y: Double)]] { get }
  func check() throws
  func extend(_ extent: inout Extent)
  func draw(on canvas: inout Canvas)
  /// The room in pixels that the mark's own frame would like in a picture of this width.
  func contentSize(width: Double, fontSize: Double) -> (width: Double, height: Double)?
}

extension Drawable {
  func contentSize(width: Double, fontSize: Double) -> (width: Double, height: Double)? { nil }
  var colorNames: [String] { legendLabels }
  var legendLabels: [String] { [] }
  var trace: [[(x: Double, y: Double)]] { [] }
  func check() throws {}
}

/// The colours of all labels of one picture, without two labels that share one by chance.
package struct ColorBook {
  private var chosen: [String: Color] = [:]

  package init(_ names: [String]) {
    for name in names where !name.isEmpty && chosen[name] == nil {
      if let known = Palette.known(name) { chosen[name] = known }
    }
    var taken = Set(chosen.values)
    for name in names where chosen[name] == nil {
      let start = name.isEmpty ? 0 : Palette.fallbackIndex(name)
      let order = (0..<Palette.sequence.count).map {
        Palette.sequence[(start + $0) % Palette.sequence.count]
      }
      let color = order.first { !taken.contains($0) } ?? order[0]
      chosen[name] = color
      taken.insert(color)
    }
  }

  package func color(_ name: String) -> Color { chosen[name] ?? Palette.sequence[0] }
}

func check(_ name: String, _ lists: [(name: String, count: Int)]) throws {
  guard let first = lists.first else { return }
  for list in lists.dropFirst() where list.count != first.count {
    throw PlottingError.badData(
      "\(name): \(first.count) \(first.name) values but \(list.count) \(list.name) values;"
        + " both lists need the same length.")
  }
}

func describe(_ kind: String, _ label: String) -> String {
  label.isEmpty ? kind : "\(kind) “\(label)”"
}
