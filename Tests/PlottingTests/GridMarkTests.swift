import Plotting
import Testing

/// What is drawn from a grid of values: heat maps, decision surfaces, contours.
@Suite struct GridMarkTests {
  private let bowl = Grid(x: -2...2, y: -2...2, columns: 81, rows: 81) { x, y in x * x + y * y }

  /// Where a number from −2 to 2 lies along an axis.
  private func share(_ x: Double) -> Double { (x + 2) / 4 }

  @Test func aHeatMapHasItsFirstValueAtTheLowerLeft() throws {
    let drawn = try Drawn(
      Plot(size: Size(300, 240), .heatMap(Grid([0, 1, 2, 3], columns: 2, x: 0...1, y: 0...1))))
    #expect(drawn.blocks[0].title == "heat map: 2 rows of 2 values, one per line")
    #expect(drawn.blocks[0].rows == [[0], [1], [2], [3]])
    #expect(drawn.lines.contains("set cbrange [0:3]"))
    for (index, place) in [(0.25, 0.25), (0.75, 0.25), (0.25, 0.75), (0.75, 0.75)].enumerated() {
      let color = drawn.color(place.0, place.1)
      #expect(color.isNear(ColorMap.sequential.color(at: Double(index) / 3)), "\(index): \(color)")
    }
  }

  @Test func aFunctionIsTabulatedFromLowToHigh() {
    let grid = Grid(x: 0...2, y: 0...1, columns: 3, rows: 2) { x, y in 10 * y + x }
    #expect(grid.values == [0, 1, 2, 10, 11, 12])
    let points = Grid.points(x: 0...2, y: 0...1, columns: 3, rows: 2)
    #expect(points.map { 10 * $0.y + $0.x } == grid.values)
  }

  @Test func aDecisionSurfaceHasALineWhereTheOddsAreEven() throws {
    let odds = Grid(x: -2...2, y: -2...2, columns: 41, rows: 41) { x, _ in x < -1 ? 0.4 : 0.6 }
    let drawn = try Drawn(Plot(size: Size(300, 240), .decision(odds)))
    let low = drawn.color(share(-1.8), 0.5), high = drawn.color(share(1), 0.5)
    #expect(low.isNear(Color(0xA6CBE6)) && high.isNear(Color(0xF3BE94)), "\(low) \(high)")
    #expect(drawn.shows(Color(0x57606A), share(-1.05), 0.3, reach: 3))
    #expect(!drawn.shows(Color(0x57606A), share(0), 0.3, reach: 3))
  }

  @Test func aContourRunsWhereTheValuesAreItsLevels() throws {
    let plot = Plot(size: Size(400, 400), .contour(bowl, levels: .values([1]), isFilled: false))
    let drawn = try Drawn(plot), line = Color(0xA8B4C0)
    for (x, y) in [(1.0, 0.0), (0, -1), (-0.6, 0.8)] {
      #expect(drawn.shows(line, share(x), share(y)), "(\(x), \(y))")
    }
    for (x, y) in [(0.0, 0.0), (0.8, 0), (1.2, 0), (1, 1), (-1.9, -1.9)] {
      #expect(!drawn.shows(line, share(x), share(y)), "(\(x), \(y))")
    }
  }

  @Test func cellsWithoutANumberHaveNoLine() throws {
    let half = Grid(x: -2...2, y: -2...2, columns: 81, rows: 81) { x, y in
      x < 0 ? .nan : x * x + y * y
    }
    let drawn = try Drawn(
      Plot(size: Size(400, 400), .contour(half, levels: .values([1]), isFilled: false)))
    #expect(drawn.shows(Color(0xA8B4C0), share(1), share(0)))
    #expect(!drawn.shows(Color(0xA8B4C0), share(-1), share(0)))
  }

  @Test func underAFilledContourTheValleyIsPale() throws {
    let drawn = try Drawn(
      Plot(size: Size(400, 400), .contour(bowl, levels: .linear(3))))
    let relief = try #require(drawn.blocks.first { $0.title.hasPrefix("relief") })
    #expect(
      relief.rows.count == 81 * 81 && relief.rows[0] == [8] && relief.rows[40 * 81 + 40] == [0])
    #expect(drawn.color(0.5, 0.5).isNear(.white))
    #expect(drawn.color(share(1.95), share(1.95)).isNear(ColorMap.relief.color(at: 0.95)))
    let level = Color(0x7C9CB8)
    #expect(
      drawn.shows(level, share(2), share(0))
        || drawn.shows(level, share(4.0.squareRoot() - 0.01), share(0)))
    #expect(drawn.shows(level, share(2.0.squareRoot()), share(0)))
    #expect(!drawn.shows(level, share(1), share(0)))
  }

  @Test func levelsAreEvenStepsOfTheValueOrOfItsLogarithm() throws {
    func levels(_ levels: Levels) throws -> [Double] {
      let drawn = try Drawn(Plot(.contour(bowl, levels: levels)))
      let head = "set cntrparam levels discrete "
      let line = try #require(drawn.lines.first { $0.hasPrefix(head) })
      return line.dropFirst(head.count).split(separator: ",").map { Double($0)! }
    }
    #expect(try levels(.linear(3)) == [2, 4, 6])
    let powers = try levels(.log(2))
    #expect(
      powers.count == 2 && powers.allSatisfy { $0 > -2.2 && $0 < 0.91 }, "log₁₀ of 0.008 to 8")
    #expect(abs(powers[0] - (-2.097 + 1.0)) < 0.01 && abs(powers[1] - (-2.097 + 2.0)) < 0.01)
  }
}
