import Foundation
import Plotting
import Testing

/// How much room a picture leaves for what stands around its axes. One column's text is 15 pixels high.
@Suite struct LayoutTests {
  private let size = Size(400, 300)

  private func cross(_ legend: Legend, count: Int = 2) -> Plot {
    let lines = (0..<count).map { index in
      Mark.line(index.isMultiple(of: 2) ? [0, 9] : [9, 0], label: "a curve with a name, \(index)")
    }
    return Plot(legend: legend, size: size, lines)
  }

  @Test func aLegendAboveTakesItsRowsFromTheAxes() throws {
    let heights = try [cross(.none), cross(.above), cross(.above, count: 4)].map {
      try Drawn($0).frame.height
    }
    let row = 1.64 * 15
    #expect((0.8 * row...2.2 * row).contains(heights[0] - heights[1]), "a row or two")
    let rows = (heights[1] - heights[2]) / row
    #expect(heights[0] > heights[1] && rows > 0.9 && abs(rows - rows.rounded()) < 0.06, "\(rows)")
  }

  @Test func axesBesideEachOtherBeginAtOneHeight() throws {
    let workshop = Workshop()
    let (many, few) = (cross(.above, count: 6), cross(.none))
    _ = try Plot.row(many, few).render(to: workshop.folder, name: "row")
    _ = try Plot.grid([[many], [few]]).render(to: workshop.folder, name: "column")
    let (row, column) = (heads(workshop.text("row.gp")), heads(workshop.text("column.gp")))
    #expect(row.count == 2 && row[0] == row[1])
    #expect(column.count == 2 && 1 - column[0] > 2 * (0.5 - column[1]), "each its own")
  }

  /// Where the axes of each panel begin, in shares of the picture from below.
  private func heads(_ script: String) -> [Double] {
    script.matches(of: #/set tmargin at screen ([\d.]+)/#).compactMap { Double($0.1) }
  }

  /// gnuplot's SVG terminal sets wider columns and higher rows than its PNG one: the legend stays above the axes there, too.
  @Test(arguments: [2, 3, 4, 5, 7]) func aLegendAboveLeavesTheAxesFreeInSVG(_ count: Int) throws {
    let lines = (0..<count).map { index in
      Mark.line([0, 9], label: "a curve with \(String(repeating: "i", count: 3 * index))")
    }
    let drawn = try Drawn(Plot(legend: .above, size: Size(640, 300), lines))
    let top = drawn.frameTop
    let labels = drawn.svg
      .matches(of: #/translate\([\d.]+,([\d.]+)\)[^>]*>\s*<text>[^\n]*a curve with/#)
      .compactMap { Double($0.1) }
    #expect(labels.count == count)
    #expect(labels.allSatisfy { $0 < top - 4 }, "\(labels) beyond \(top)")
  }

  @Test func aTickLabelOfTwoLinesTakesALineMore() throws {
    let heights = try ["one", "one\ntwo", "one\ntwo\nthree"].map { label in
      let x = Axis("x", ticks: [Axis.Tick(1, label)])
      return try Drawn(Plot(x: x, legend: .none, size: size, .line([0, 1, 2], [0, 1, 2]))).frame
        .height
    }
    #expect(abs(heights[0] - heights[1] - 1.7 * 15) < 0.5)
    #expect(abs(heights[1] - heights[2] - 1.7 * 15) < 0.5)
  }

  @Test func theCellsOfAMatrixAreSquare() throws {
    let frame = try Drawn(Plot(size: size, .matrix([[1, 2, 3, 4, 5], [6, 7, 8, 9, 10]]))).frame
    #expect(abs(frame.width / frame.height - 2.5) < 0.02)
  }

  /// Where the rows of a graph begin to count does not matter; a text of two lines makes every box higher.
  @Test func aGraphIsAsHighAsItsRowsAndTexts() throws {
    func height(_ first: Double, _ text: String) throws -> Double {
      let nodes: [Graph.Node] = [
        .init("a", place: (0, first)), .init(text, place: (1, first + 1)),
      ]
      let workshop = Workshop()
      try Plot(.graph(nodes, [])).render(to: workshop.folder, name: "p")
      return Double(try #require(pngSize(workshop.bytes("p.png"))).height)
    }
    #expect(try height(0, "b") == height(3, "b"))
    #expect(try height(0, "b\nb") > height(0, "b") + 60)
  }

  @Test func oblongArrowsRunSideBySideToo() throws {
    let boxes: [Graph.Node] = [.init("a", place: (0, 0)), .init("b", place: (1, 3))]
    let drawn = try Drawn(
      Plot(size: Size(200, 500), .graph(boxes, [.init("a", "b"), .init("a", "b")])))
    let starts = try drawn.lines.filter { $0.hasPrefix("set arrow") }.map { line in
      let found = try #require(line.firstMatch(of: #/from ([-\d.]+),([-\d.]+) to/#))
      return (Double(found.1)!, Double(found.2)!)
    }
    try #require(starts.count == 2)
    let distance = hypot(starts[0].0 - starts[1].0, starts[0].1 - starts[1].1)
    #expect(distance > 10 && distance < 40, "\(distance)")
  }

  @Test func aLongWayHasAnArrowHeadEverySeventyPixels() throws {
    let points = (0...30).map { (x: Double($0) / 3, y: Double($0) / 3) }
    let drawn = try Drawn(decimalPlot(.path(points, markers: .arrows)))
    let (width, height) = drawn.frame
    let heads = try #require(drawn.blocks.dropFirst().first).rows.count
    #expect(abs(Double(heads) - hypot(width, height) / 73) < 2, "\(heads)")
  }

  @Test func scaledEachADivergingImageBeginsAtItsFirstColour() throws {
    let image = Image([-3, 1, 3, 0], height: 2, width: 2)
    let drawn = try Drawn(Plot(.images([image], colors: .diverging, scalesEach: true)))
    #expect(drawn.blocks[0].rows.map { $0[0] }.min() == -1)
    #expect(drawn.blocks[0].rows.map { $0[0] }.max() == 1)
  }
}
