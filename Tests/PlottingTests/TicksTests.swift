import Plotting
import Testing

@Suite struct TicksTests {
  private func labels(_ ticks: [Axis.Tick]) -> [String] { ticks.map(\.label) }

  @Test func linearTicksAreRound() {
    #expect(labels(Ticks.linear(0...1, count: 5)) == ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"])
    #expect(labels(Ticks.linear(-3...3, count: 3)) == ["−2", "0", "2"])
    #expect(labels(Ticks.linear(0...4_000_000, count: 2)) == ["0", "2·10⁶", "4·10⁶"])
    #expect(Ticks.linear(1...1, count: 5).isEmpty)
    #expect(labels(Ticks.linear(0...1600, count: 1)) == ["0", "500", "1000", "1500"])
  }

  @Test func logTicksAreDecadesOrTheirParts() {
    #expect(
      labels(Ticks.log(1e-4...100, count: 8)) == ["10⁻⁴", "10⁻³", "0.01", "0.1", "1", "10", "100"])
    #expect(labels(Ticks.log(0.15...2.5, count: 8)) == ["0.2", "0.5", "1", "2"])
    #expect(Ticks.log(1e-12...1, count: 4).count <= 5)
    #expect(Ticks.log(0.08...0.19, count: 2).count > 2, "two would leave half the axis bare")
  }

  @Test func numbersInCellsShareTheirDecimals() {
    #expect(Ticks.cells([[0.5, -1.234]]) == [["0.50", "−1.23"]])
    #expect(Ticks.cells([[3, 12]]) == [["3", "12"]])
    #expect(
      Ticks.short(0.0123) == "0.0123" && Ticks.short(8.1) == "8.10" && Ticks.short(.nan) == "–")
  }
}
