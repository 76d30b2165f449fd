import Foundation
import Plotting
import Testing

/// A plot that gnuplot drew, with what it left: blocks of data, the script, and the colours of the PNG.
struct Drawn {
  /// One block of the `.tsv`: its comment, and its rows.
  struct Block {
    let title: String
    let rows: [[Double]]
  }

  let blocks: [Block]
  let lines: [String]
  let svg, text: String
  private let pixels: Pixels
  /// The axes' rectangle as shares of the picture, measured from its lower left corner.
  private let left, right, bottom, top: Double

  init(_ plot: Plot) throws {
    let workshop = Workshop()
    try plot.render(to: workshop.folder, name: "p")
    blocks = Self.blocks(workshop.text("p.tsv"))
    lines = workshop.text("p.gp").split(separator: "\n").map(String.init)
    (svg, text) = (workshop.text("p.svg"), SVGText(workshop.bytes("p.svg")).text)
    pixels = try #require(Pixels(png: workshop.bytes("p.png")))
    let script = lines
    func margin(_ side: String) throws -> Double {
      let head = "set \(side)margin at screen "
      return try #require(
        script.first { $0.hasPrefix(head) }.flatMap { Double($0.dropFirst(head.count)) })
    }
    (left, right, bottom, top) = try (margin("l"), margin("r"), margin("b"), margin("t"))
  }

  /// The size of the axes in pixels on a page.
  var frame: (width: Double, height: Double) {
    ((right - left) * Double(pixels.width) / 2, (top - bottom) * Double(pixels.height) / 2)
  }

  /// How far their upper edge lies below the page's.
  var frameTop: Double { (1 - top) * Double(pixels.height) / 2 }

  /// The colour at a share of the axes, (0, 0) in their lower left corner.
  func color(_ x: Double, _ y: Double) -> Color {
    let place = place(x, y)
    return pixels[place.x, place.y]
  }

  /// Whether a pixel at most `reach` away from a share of the axes has about this colour.
  func shows(_ color: Color, _ x: Double, _ y: Double, reach: Int = 2) -> Bool {
    let place = place(x, y)
    return (-reach...reach).contains { dy in
      (-reach...reach).contains { dx in pixels[place.x + dx, place.y + dy].isNear(color) }
    }
  }

  /// The colours of `wanted` that a walk down the axes meets, in order, between two shares of their width.
  func colors(_ wanted: [Color], from left: Double, to right: Double) -> [Color] {
    var met: [Color] = []
    for y in place(0, 1).y..<place(0, 0).y {
      for x in place(left, 0).x..<place(right, 0).x {
        guard let color = wanted.first(where: { pixels[x, y].isNear($0) }) else { continue }
        if met.last != color { met.append(color) }
      }
    }
    return met
  }

  private func place(_ x: Double, _ y: Double) -> (x: Int, y: Int) {
    (
      Int((left + x * (right - left)) * Double(pixels.width)),
      Int((1 - bottom - y * (top - bottom)) * Double(pixels.height))
    )
  }

  /// The parts of the `plot` command.
  var parts: [String] {
    lines.filter { $0.hasPrefix("plot ") || $0.hasPrefix("     data ") }
      .map { $0.replacing(#/^plot /#, with: "").trimmingCharacters(in: .whitespaces) }
  }

  static func blocks(_ text: String) -> [Block] {
    text.components(separatedBy: "\n\n\n").filter { !$0.isEmpty }.map { block in
      let lines = block.split(separator: "\n")
      return Block(
        title: String(lines[0].replacing(#/^# \[\d+\] /#, with: "")),
        rows: lines.dropFirst().map { line in line.split(separator: "\t").map { Double($0)! } })
    }
  }
}

/// Axes from 0 to 10 on both sides, so that (2, 8) is the share (0.2, 0.8).
func decimalPlot(_ marks: Mark..., legend: Legend = .none) -> Plot {
  Plot(
    x: Axis("x", range: 0...10), y: Axis("y", range: 0...10), legend: legend, size: Size(300, 240),
    marks)
}
