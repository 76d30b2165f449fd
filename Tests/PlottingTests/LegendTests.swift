import Foundation
import Plotting
import Testing

@Suite struct LegendTests {
  private func key(_ marks: [Mark], legend: Legend = .automatic) throws -> String {
    let workshop = Workshop()
    try Plot(legend: legend, marks).render(to: workshop.folder, name: "p")
    let lines = workshop.text("p.gp").split(separator: "\n")
    return String(lines.first { $0.hasPrefix("set key") || $0.hasPrefix("unset key") } ?? "")
  }

  @Test func itTakesAFreeCorner() throws {
    let falling = Mark.line([9, 3, 1, 0.2, 0], label: "Adam")
    #expect(try key([falling]).contains("inside right top"))
    let rising = Mark.line([0, 6, 8, 8.8, 9], label: "Adam")
    #expect(try key([rising]).contains("inside left top"))
  }

  @Test func itGoesAboveWhenEveryCornerHasData() throws {
    let cross = [Mark.line([0, 9], label: "up"), .line([9, 0], label: "down")]
    #expect(try key(cross).contains("horizontal"))
  }

  @Test func itStaysOutWhenNothingHasAName() throws {
    #expect(try key([.line([1, 2])]) == "unset key")
    #expect(try key([.line([1, 2], label: "a")], legend: .none) == "unset key")
  }

  /// Every part of the plot that has a title reads the block of that name, in that name's colour.
  @Test func itNamesEveryCurveByItsOwnName() throws {
    let names = ["Adam", "GD", "α = 0.1", "momentum"]
    let lines = names.enumerated().map { index, name in
      Mark.line([5, 5 - Double(index)], label: name)
    }
    let drawn = try Drawn(Plot(lines + [.band([0, 1], low: [1, 1], high: [2, 2], label: "GD")]))
    let titled = drawn.parts.filter { !$0.contains("notitle") }
    #expect(titled.count == names.count)
    for (index, part) in titled.enumerated() {
      let name = try #require(part.firstMatch(of: /title '(.*)'/)).1
      #expect(name == names[index])
      let digits = try #require(part.firstMatch(of: /index (\d+)/)).1
      let block = try #require(Int(digits))
      #expect(drawn.blocks[block].title == "line “\(name)”: x, y")
      #expect(drawn.blocks[block].rows[1] == [1, 5 - Double(index)])
    }
    #expect(titled[0].contains(Color.vermilion.hex) && titled[1].contains(Color.blue.hex))
  }

  @Test func itsSamplesHaveTheCurvesColoursInOrder() throws {
    let drawn = try Drawn(
      decimalPlot(
        .line([0, 3], [1, 1], label: "Adam"), .line([0, 3], [3, 3], label: "GD"),
        .line([0, 3], [2, 2], label: "momentum"), legend: .automatic))
    #expect(
      drawn.colors([.vermilion, .blue, .green], from: 0.4, to: 1) == [.vermilion, .blue, .green])
  }
}
