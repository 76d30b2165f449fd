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
}
