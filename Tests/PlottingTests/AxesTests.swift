import Plotting
import Testing

@Suite struct AxesTests {
  @Test func aLogAxisGivesEveryDecadeTheSameRoom() throws {
    let drawn = try Drawn(
      Plot(
        x: Axis("x", range: 0...10), y: .log("y", range: 1...10_000), size: Size(300, 240),
        .points([2, 8], [10, 1000], color: .blue)))
    let ink = Color.blue.mixed(with: .white, 0.1)
    #expect(drawn.shows(ink, 0.2, 0.25) && drawn.shows(ink, 0.8, 0.75))
    #expect(!drawn.shows(ink, 0.8, 0.1), "where 1000 of 10000 would be on a linear one")
    #expect(drawn.lines.contains("set logscale y") && drawn.lines.contains("unset logscale x"))
  }

  @Test func aLogAxisAcrossGoesToTheRight() throws {
    let drawn = try Drawn(
      Plot(
        x: .log("x", range: 1...10_000), y: Axis("y", range: 0...10), size: Size(300, 240),
        .points([10, 1000], [2, 8], color: .blue)))
    let ink = Color.blue.mixed(with: .white, 0.1)
    #expect(drawn.shows(ink, 0.25, 0.2) && drawn.shows(ink, 0.75, 0.8))
  }

  @Test func openRangesShowAllOfTheData() throws {
    let drawn = try Drawn(Plot(.points([-3, 7], [2, 4], error: [1, 2])))
    #expect(drawn.lines.contains("set xrange [-3.4:7.4]"))
    #expect(drawn.lines.contains("set yrange [0.7:6.3]"))
  }

  @Test func everyAxisHasItsOwnTitleWithItsUnit() throws {
    let drawn = try Drawn(
      Plot(x: "step", y: Axis("time", unit: "s"), size: Size(300, 240), .line([1, 2])))
    let labels = drawn.lines.filter { $0.hasPrefix("set label") }
    #expect(labels.contains { $0.contains("'step'") && !$0.contains("rotate") })
    #expect(labels.contains { $0.contains("'time (s)'") && $0.contains("rotate by 90") })
  }

  @Test func withEqualAxesOneUnitIsAsLongAcrossAsUp() throws {
    var plot = Plot(x: Axis("x", range: 0...4), y: Axis("y", range: 0...2), .line([0, 1]))
    plot.hasEqualAxes = true
    let frame = try Drawn(plot).frame
    #expect(abs(frame.width / frame.height - 2) < 0.02)
  }
}
