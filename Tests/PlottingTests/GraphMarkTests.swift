import Plotting
import Testing

@Suite struct GraphMarkTests {
  private let graph = Plot(
    size: Size(400, 300),
    .graph(
      [
        .init("a", "sum", color: .blue, place: (0, 0)),
        .init("b", "out", color: .green, place: (2, 1)),
        .init("c", "in", color: .vermilion, place: (0, 1)),
      ], [.init("a", "b", label: "w"), .init("c", "b")]))

  @Test func everyBoxStandsAtItsColumnAndRow() throws {
    let drawn = try Drawn(graph)
    let (width, height) = drawn.frame
    /// Inside the frame of a box, away from its text.
    func corner(_ color: Color, _ column: Int, _ row: Int) -> Bool {
      let tint = color.mixed(with: .white, 0.86)
      return drawn.shows(
        tint, column == 0 ? 10 / width : 1 - 10 / width, row == 0 ? 1 - 5 / height : 5 / height)
    }
    #expect(corner(.blue, 0, 0) && corner(.vermilion, 0, 1) && corner(.green, 1, 1))
    #expect(!corner(.blue, 1, 0) && !corner(.green, 1, 0))
    for text in ["sum", "out", "in", "w"] { #expect(drawn.text.contains(text)) }
  }

  @Test func anArrowLeadsFromBoxToBox() throws {
    let drawn = try Drawn(graph), quiet = Color(0x57606A)
    let (width, height) = drawn.frame
    // The rows' middles lie one box, 31.5 pixels high, and its half from the edges.
    let low = 15.75 / height
    #expect(drawn.shows(quiet, 0.5, low), "from c to b, on the lower row")
    #expect(!drawn.shows(quiet, 0.5, 1 - low), "no arrow on the upper row")
    let arrows = drawn.lines.filter { $0.hasPrefix("set arrow") }
    #expect(arrows.count == 2 && arrows.allSatisfy { $0.contains(" head ") })
    let ends = try arrows.map { line in
      let found = try #require(line.firstMatch(of: #/from ([\d.]+),([\d.]+) to ([\d.]+),([\d.]+)/#))
      return [found.1, found.2, found.3, found.4].map { Double($0)! }
    }
    #expect(ends.allSatisfy { $0[0] < $0[2] && $0[2] < width }, "both to the right, up to the box")
    #expect(ends[0][1] > ends[0][3] && ends[1][1] == ends[1][3], "a's downwards, c's level")
  }

  @Test func twoArrowsBetweenTheSameBoxesRunSideBySide() throws {
    let boxes: [Graph.Node] = [.init("a", place: (0, 0)), .init("b", place: (1, 0))]
    let drawn = try Drawn(
      Plot(size: Size(300, 120), .graph(boxes, [.init("a", "b"), .init("a", "b")])))
    let heights = try drawn.lines.filter { $0.hasPrefix("set arrow") }.map { line in
      let ends = try #require(line.firstMatch(of: #/from [\d.]+,([\d.]+) to [\d.]+,([\d.]+)/#))
      #expect(ends.1 == ends.2, "level, as the boxes stand")
      return Double(ends.1)!
    }
    #expect(heights.count == 2 && abs(heights[0] - heights[1]) > 10)
  }
}
