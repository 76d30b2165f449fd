import Plotting
import Testing

@Suite struct ReferenceMarkTests {
  /// The share of a walk along a line that shows the colour.
  private func share(_ drawn: Drawn, _ color: Color, _ place: (Double) -> (Double, Double))
    -> Double
  {
    let steps = stride(from: 0.03, to: 0.97, by: 0.01).map(place)
    return Double(steps.filter { drawn.shows(color, $0.0, $0.1, reach: 1) }.count)
      / Double(steps.count)
  }

  @Test func aVerticalLineStandsAtItsValue() throws {
    let drawn = try Drawn(decimalPlot(.vertical(3, color: .vermilion, stroke: .solid)))
    #expect(share(drawn, .vermilion) { (0.3, $0) } > 0.9)
    #expect(share(drawn, .vermilion) { ($0, 0.3) } < 0.1)
  }

  @Test func aHorizontalLineLiesAtItsValue() throws {
    let drawn = try Drawn(decimalPlot(.horizontal(3, color: .vermilion, stroke: .solid)))
    #expect(share(drawn, .vermilion) { ($0, 0.3) } > 0.9)
    #expect(share(drawn, .vermilion) { (0.3, $0) } < 0.1)
  }

  @Test func aSpanIsPaleBetweenItsEnds() throws {
    let drawn = try Drawn(decimalPlot(.span(2...4, color: .green)))
    let pale = Color.green.mixed(with: .white, 0.86)
    #expect(drawn.shows(pale, 0.25, 0.33) && drawn.shows(pale, 0.37, 0.85))
    #expect(!drawn.shows(pale, 0.15, 0.33) && !drawn.shows(pale, 0.45, 0.33))
  }

  @Test func aRemarkPointsAtItsTarget() throws {
    let drawn = try Drawn(
      decimalPlot(
        .text("x", at: (2, 8), align: .right, color: .vermilion, pointingTo: (8, 2))))
    #expect(drawn.lines.contains { $0.hasPrefix("set label 'x' at first 2, first 8 right ") })
    #expect(drawn.shows(.vermilion, 0.5, 0.5) && drawn.shows(.vermilion, 0.78, 0.22))
    #expect(!drawn.shows(.vermilion, 0.82, 0.18))
  }

  @Test func everyReferenceWidensThePlotToBeSeen() throws {
    let drawn = try Drawn(Plot(.line([0, 1]), .vertical(5), .horizontal(9)))
    #expect(drawn.lines.contains("set xrange [0:5]"))
    #expect(drawn.lines.contains { $0.hasPrefix("set yrange [-0.5") && $0.hasSuffix(":9.54]") })
  }

  @Test func whatLiesOutsideAGivenRangeIsLeftOut() throws {
    let drawn = try Drawn(
      decimalPlot(
        .horizontal(15, label: "far"), .vertical(-3, label: "far"), .text("far", at: (5, 12))))
    #expect(!drawn.text.contains("far"))
    #expect(!drawn.lines.contains { $0.hasPrefix("set arrow") })
  }

  @Test func aSpanWithoutEndReachesTheEdge() throws {
    let drawn = try Drawn(
      decimalPlot(.span(6...(.infinity), color: .green), .span(20...30, label: "far")))
    let pale = Color.green.mixed(with: .white, 0.86)
    #expect(drawn.shows(pale, 0.95, 0.33) && !drawn.shows(pale, 0.55, 0.33))
    #expect(drawn.lines.filter { $0.hasPrefix("set object") }.count == 1)
    #expect(!drawn.text.contains("far"))
  }
}
