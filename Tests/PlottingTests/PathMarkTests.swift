import Plotting
import Testing

@Suite struct PathMarkTests {
  @Test func aPathLeadsFromPointToPoint() throws {
    let drawn = try Drawn(decimalPlot(.path([(1, 1), (5, 9), (9, 3)], color: .blue)))
    #expect(drawn.blocks[0].title == "path: x, y")
    #expect(drawn.blocks[0].rows == [[1, 1], [5, 9], [9, 3]])
    #expect(drawn.shows(.blue, 0.3, 0.5) && drawn.shows(.blue, 0.7, 0.6))
    #expect(!drawn.shows(.blue, 0.5, 0.3))
    #expect(drawn.color(0.1, 0.1).isNear(.white), "a ring is around its start")
  }

  @Test func itsArrowsLieOnItAndTheLastOneEndsItsWay() throws {
    let drawn = try Drawn(decimalPlot(.path([(1, 1), (5, 9), (9, 3)], markers: .arrows)))
    #expect(drawn.blocks[1].title == "path arrows: x, y, dx, dy")
    #expect(drawn.blocks[1].rows == [[1, 1, 4, 8], [5, 9, 4, -6]])
    let bare = try Drawn(decimalPlot(.path([(1, 1), (5, 9), (9, 3)], markers: .none)))
    #expect(bare.blocks.count == 1)
  }

  @Test func aPathThatDivergesEndsAtItsLastNumber() throws {
    let drawn = try Drawn(decimalPlot(.path([1, 5, 1e13, 2], [1, 9, 2, 2])))
    #expect(drawn.blocks[0].rows == [[1, 1], [5, 9]])
  }

  @Test func theChartOfLettersReadsTheBlocksOfTheScript() throws {
    let path = [(x: 1.0, y: 1.0), (x: 5, y: 9), (x: 9, y: 3)]
    let workshop = Workshop()
    let text = try decimalPlot(.path(path), .line([1, 9], [7, 7]))
      .render(to: workshop.folder, name: "p").text
    let longest = text.split(whereSeparator: { $0 != "#" }).map(\.count).max() ?? 0
    #expect(longest > 15, "\(text)")
  }
}
