import Plotting
import Testing

@Suite struct IsolinesTests {
  @Test func theLevelLineOfABowlIsOneClosedCircle() throws {
    let grid = Grid(x: -2...2, y: -2...2, columns: 81, rows: 81) { x, y in x * x + y * y }
    let lines = Isolines(grid: grid).lines(at: 1)
    #expect(lines.count == 1)
    let line = try #require(lines.first)
    #expect(line[0] == line[line.count - 1])
    for point in line {
      #expect(abs((point.x * point.x + point.y * point.y).squareRoot() - 1) < 2e-3)
    }
  }

  @Test func anOpenLineRunsFromEdgeToEdge() {
    let grid = Grid(x: 0...3, y: 0...1, columns: 4, rows: 2) { x, _ in x }
    let lines = Isolines(grid: grid).lines(at: 1.5)
    #expect(lines.count == 1 && lines[0].map(\.x) == [1.5, 1.5])
    #expect(Set(lines[0].map(\.y)) == [0, 1])
  }

  @Test func aSaddleJoinsTheSideOfItsMean() {
    let high = Grid([3, 0, 0, 3], columns: 2, x: 0...1, y: 0...1)
    #expect(Isolines(grid: high).lines(at: 1).count == 2)
    let joined = Isolines(grid: high).lines(at: 1).map { Set($0.map { $0.x < 0.5 }) }
    #expect(
      Set(joined) == [[true], [false]], "corners above the level are joined through the middle")
  }

  @Test func cellsWithoutANumberAreLeftOut() {
    let grid = Grid([0, 2, .nan, 2], columns: 2, x: 0...1, y: 0...1)
    #expect(Isolines(grid: grid).lines(at: 1).isEmpty)
  }
}
