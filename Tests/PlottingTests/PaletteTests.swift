import Plotting
import Testing

@Suite struct PaletteTests {
  @Test func aMethodKeepsItsColourHoweverItIsWritten() {
    for name in ["Adam", "adam", "Adam (α = 0.01)", "ADAM, 5 steps"] {
      #expect(Palette.color(for: name) == .vermilion)
    }
    #expect(Palette.color(for: "SGD + momentum") == Palette.color(for: "SGD + momentum"))
    #expect(Palette.color(for: "cross-entropy") == Palette.color(for: "Cross entropy"))
  }

  @Test(arguments: [
    ["GD", "SGD", "Momentum", "Nesterov", "RMSprop", "Adam", "AdamW"],
    ["train", "validation", "test"], ["squared error", "cross-entropy"],
    ["MAML", "FOMAML", "Reptile", "ProtoNet", "ANIL", "nearest neighbour", "fine-tuning"],
    ["MAML", "Meta-SGD"], ["Thompson", "UCB", "Gittins", "random", "LSTM"],
  ])
  func methodsThatMeetInAPlotDiffer(_ names: [String]) {
    #expect(Set(names.map(Palette.color)).count == names.count)
  }

  @Test func otherNamesDoNotCollideInOnePlot() {
    let names = ["Adam"] + (1...7).map { "α = \($0)" }
    let colors = ColorBook(names)
    #expect(Set(names.map(colors.color)).count == names.count)
    #expect(colors.color("Adam") == .vermilion)
  }

  @Test func mapsRunFromEndToEnd() {
    #expect(ColorMap.ink.color(at: 0) == .white && ColorMap.ink.color(at: 1) == .black)
    #expect(ColorMap.diverging.color(at: 0.5) == .white)
    #expect(ColorMap.sequential.color(at: 7) == ColorMap.sequential.color(at: 1))
    #expect(Color(0x0072B2).mixed(with: .white, 1) == .white)
  }
}
