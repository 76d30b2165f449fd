import Plotting
import Testing

@Suite struct HistogramMarkTests {
  private let values = [0.1, 0.9, 1.5, 2, 2.2, 2.9, 3, 7, .nan]

  @Test func everyValueOfTheRangeFallsIntoItsBin() throws {
    let plot = Plot(
      x: Axis("x", range: 0...3), y: Axis("y", range: 0...5), size: Size(300, 240),
      .histogram(values, bins: 3, range: 0...3, color: .blue))
    let drawn = try Drawn(plot)
    #expect(drawn.blocks[0].title == "histogram: x, height")
    #expect(drawn.blocks[0].rows == [[0.5, 2], [1.5, 1], [2.5, 4]])
    let pale = Color.blue.mixed(with: .white, 0.55)
    for (bin, height) in [(0, 2.0), (1, 1), (2, 4)] {
      let x = (Double(bin) + 0.5) / 3
      #expect(drawn.shows(pale, x, (height - 0.2) / 5), "bin \(bin)")
      #expect(!drawn.shows(pale, x, (height + 0.2) / 5), "bin \(bin)")
    }
  }

  @Test func withoutARangeItReachesFromTheLeastToTheLargest() throws {
    let drawn = try Drawn(Plot(.histogram([-2, -1.9, 6, .infinity], bins: 2)))
    #expect(drawn.blocks[0].rows == [[0, 2], [4, 1]])
  }

  @Test func asDensityItsAreaIsOne() throws {
    let drawn = try Drawn(Plot(.histogram(values, bins: 4, range: 0...3, isDensity: true)))
    #expect(abs(drawn.blocks[0].rows.reduce(0) { $0 + $1[1] * 0.75 } - 1) < 1e-6)
  }

  @Test func aValueOnAnEdgeFallsIntoTheBinAboveIt() throws {
    let drawn = try Drawn(Plot(.histogram([0.7], bins: 10, range: 0...1)))
    #expect(drawn.blocks[0].rows.map { $0[1] } == [0, 0, 0, 0, 0, 0, 0, 1, 0, 0])
  }

  @Test func anEmptyOneStandsOnZero() throws {
    let drawn = try Drawn(Plot(.histogram([])))
    #expect(drawn.lines.contains { $0.hasPrefix("set yrange [0:") })
  }
}
