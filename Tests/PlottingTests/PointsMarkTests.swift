import Plotting
import Testing

@Suite struct PointsMarkTests {
  private let ink = Color.blue.mixed(with: .white, 0.1)

  @Test func everyPointStandsAtItsPlace() throws {
    let drawn = try Drawn(decimalPlot(.points([2, 8], [7, 1], color: .blue)))
    #expect(drawn.blocks[0].title == "points: x, y" && drawn.blocks[0].rows == [[2, 7], [8, 1]])
    #expect(drawn.shows(ink, 0.2, 0.7) && drawn.shows(ink, 0.8, 0.1))
    #expect(!drawn.shows(ink, 0.7, 0.2) && !drawn.shows(ink, 0.1, 0.8))
  }

  @Test func anErrorBarReachesFromYMinusItsErrorToYPlusIt() throws {
    let drawn = try Drawn(decimalPlot(.points([2, 8], [7, 5], error: [1, 4], color: .blue)))
    #expect(drawn.blocks[0].title == "points: x, y, error")
    #expect(drawn.blocks[0].rows == [[2, 7, 1], [8, 5, 4]])
    for (x, y, error) in [(0.2, 0.7, 0.1), (0.8, 0.5, 0.4)] {
      for side in [-1.0, 1] {
        #expect(drawn.shows(.blue, x, y + side * 0.9 * error), "\(x)")
        #expect(!drawn.shows(.blue, x, y + side * (error + 0.04)), "\(x)")
      }
    }
  }

  @Test func everyGroupHasItsColourAndItsName() throws {
    let drawn = try Drawn(
      decimalPlot(.points([2, 8, 5], [7, 1, 5], groups: [1, 0, 1], labels: ["a", "b"])))
    #expect(drawn.blocks.map(\.title) == ["points “a”: x, y", "points “b”: x, y"])
    #expect(drawn.blocks.map(\.rows) == [[[8, 1]], [[2, 7], [5, 5]]])
    let colors = Palette.sequence.map { $0.mixed(with: .white, 0.1) }
    #expect(drawn.shows(colors[0], 0.8, 0.1))
    #expect(drawn.shows(colors[1], 0.2, 0.7) && drawn.shows(colors[1], 0.5, 0.5))
  }

  @Test func inAThousandPointsDensityShows() throws {
    let drawn = try Drawn(
      decimalPlot(
        .points(
          [5] + [Double](repeating: 2, count: 1001), [5] + [Double](repeating: 2, count: 1001),
          color: .blue)))
    #expect(drawn.shows(.blue, 0.2, 0.2) && !drawn.shows(.blue, 0.5, 0.5))
  }

  @Test func onALogAxisAnErrorBarThatReachesZeroEndsAtTheFoot() throws {
    let drawn = try Drawn(
      Plot(
        x: Axis("x", range: 0...2), y: .log("y", range: 0.1...10), size: Size(300, 240),
        .points([1], [1], error: [2], color: .blue)))
    #expect(drawn.shows(.blue, 0.5, 0.2) && drawn.shows(.blue, 0.5, 0.7))
    #expect(!drawn.shows(.blue, 0.5, 0.8))
  }
}
