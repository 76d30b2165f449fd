import Plotting
import Testing

@Suite struct LineMarkTests {
  @Test func aLineLeadsThroughItsPointsInOrder() throws {
    let drawn = try Drawn(decimalPlot(.line([0, 6, 10], [0, 3, 5], label: "Adam")))
    #expect(drawn.blocks.map(\.title) == ["line “Adam”: x, y"])
    #expect(drawn.blocks[0].rows == [[0, 0], [6, 3], [10, 5]])
    #expect(drawn.shows(.vermilion, 0.8, 0.4))
    #expect(!drawn.shows(.vermilion, 0.4, 0.8), "x goes to the right, y up")
  }

  @Test func aValueThatIsNoNumberInterruptsIt() throws {
    let drawn = try Drawn(
      decimalPlot(.line([0, 4, 5, 6, 10], [5, 5, .nan, 5, 5], color: .blue)))
    #expect(drawn.blocks[0].rows[2][1].isNaN)
    #expect(drawn.shows(.blue, 0.2, 0.5) && drawn.shows(.blue, 0.8, 0.5))
    #expect(!drawn.shows(.blue, 0.5, 0.5))
  }

  @Test func withoutPlacesItsValuesStandOverZeroOneTwo() throws {
    let drawn = try Drawn(decimalPlot(.line([4, 5])))
    #expect(drawn.blocks[0].rows == [[0, 4], [1, 5]])
  }

  @Test func aDashedLineHasGaps() throws {
    for (stroke, hasGaps) in [(Stroke.solid, false), (.dashed, true), (.dotted, true)] {
      let drawn = try Drawn(decimalPlot(.line([0, 10], [5, 5], color: .blue, stroke: stroke)))
      let shown = stride(from: 0.1, to: 0.9, by: 0.01).map {
        drawn.shows(.blue, $0, 0.5, reach: 1)
      }
      #expect(shown.contains(true) && shown.contains(false) == hasGaps, "\(stroke)")
    }
  }

  @Test func aBandFillsWhatLiesBetweenItsCurves() throws {
    let drawn = try Drawn(
      decimalPlot(.band([0, 10], low: [2, 4], high: [6, 8], color: .blue)))
    #expect(drawn.blocks[0].title == "band: x, low, high")
    #expect(drawn.blocks[0].rows == [[0, 2, 6], [10, 4, 8]])
    let pale = Color.blue.mixed(with: .white, 0.82)
    #expect(drawn.shows(pale, 0.52, 0.33) && drawn.shows(pale, 0.52, 0.68))
    #expect(!drawn.shows(pale, 0.52, 0.27) && !drawn.shows(pale, 0.52, 0.74))
  }

  @Test func onALogAxisABandEndsOnThePaper() throws {
    let drawn = try Drawn(
      Plot(
        y: .log("y", range: 0.1...10), size: Size(300, 240),
        .band([0, 1], low: [-1, 0], high: [1, 1], color: .blue)))
    #expect(drawn.blocks[0].rows.map { $0[1] } == [0.1, 0.1])
    #expect(drawn.shows(.blue.mixed(with: .white, 0.82), 0.52, 0.2))
  }

  @Test func aPointWithoutNeighboursIsADot() throws {
    let drawn = try Drawn(
      decimalPlot(.line([5, 6, 7, 8, 9], [5, .nan, 5, 5, .nan], color: .blue)))
    #expect(drawn.blocks.map(\.title) == ["line: x, y", "line dots: x, y"])
    #expect(drawn.blocks[1].rows == [[5, 5]])
    #expect(drawn.shows(.blue, 0.5, 0.5))
  }

  @Test func aLineBetweenTwoPointsOutsideCrossesTheFrame() throws {
    let drawn = try Drawn(decimalPlot(.line([-5, 15], [-5, 15], color: .blue)))
    #expect(drawn.shows(.blue, 0.3, 0.3) && drawn.shows(.blue, 0.7, 0.7))
  }
}
