import Foundation
import Plotting
import Testing

@Suite struct PlotRenderTests {
  @Test(arguments: Samples.all.map(\.name))
  func everyKindGivesCompletePictures(_ name: String) throws {
    let workshop = Workshop()
    let plot = Samples.all.first { $0.name == name }!.plot
    let rendered = try plot.render(to: workshop.folder, name: name)
    let png = pngSize(workshop.bytes("\(name).png"))
    #expect(png == Size(rendered.size.width * 2, rendered.size.height * 2))
    let svg = SVGText(workshop.bytes("\(name).svg"))
    #expect(svg.elements["svg"] == 1)
    #expect(svg.links.allSatisfy { $0.hasPrefix("#") || $0.hasPrefix("data:image/png;base64,") })
    #expect(workshop.text("\(name).gp").contains("data = '\(name).tsv'"))
    #expect(rendered.prefersBitmap == rendered.text.isEmpty)
  }

  @Test(arguments: Samples.all.map(\.name))
  func equalPlotsGiveEqualBytesAlsoWhenRedrawn(_ name: String) throws {
    let first = Workshop(), second = Workshop()
    let plot = Samples.all.first { $0.name == name }!.plot
    try plot.render(to: first.folder, name: name)
    try plot.render(to: second.folder, name: name)
    let endings = ["svg", "png", "gp", "tsv"].map { "\(name).\($0)" }
    for file in endings { #expect(first.bytes(file) == second.bytes(file), "\(file) differs") }
    for file in endings.prefix(2) { try FileManager.default.removeItem(atPath: second.path(file)) }
    try second.redraw("\(name).gp")
    for file in endings.prefix(2) {
      #expect(first.bytes(file) == second.bytes(file), "\(file) differs when redrawn")
    }
  }

  @Test func aPictureOfAHundredThousandPointsIsABitmap() throws {
    let workshop = Workshop()
    func cloud(_ count: Int) -> Plot {
      let numbers = (0..<count).map { Double($0 * 7919 % 10_007) }
      return Plot("Cloud", x: "x", y: "y", .points(numbers, numbers.map { $0 * $0 }, label: "all"))
    }
    #expect(try cloud(100_000).render(to: workshop.folder, name: "many").prefersBitmap)
    #expect(try !cloud(100).render(to: workshop.folder, name: "few").prefersBitmap)
  }

  @Test func theChartInLettersShowsTheCurveAndItsNames() throws {
    let workshop = Workshop()
    let plot = Plot("Falling", x: "step", y: "loss", .line([3, 2, 1], label: "Adam"))
    let text = try plot.render(to: workshop.folder, name: "chart").text
    for word in ["Falling", "step", "loss", "Adam", "**"] { #expect(text.contains(word)) }
    #expect(!text.contains("\u{0C}") && text.split(separator: "\n").allSatisfy { $0.count <= 79 })
  }

  @Test func theDataStandInTheTableToSevenDigits() throws {
    let workshop = Workshop()
    try Plot(.line([0, 1], [1.0 / 3, 2e-9], label: "Adam")).render(to: workshop.folder, name: "d")
    #expect(workshop.text("d.tsv") == "# [0] line “Adam”: x, y\n0\t0.33333334\n1\t2e-09\n")
  }

  @Test func everyPanelHasItsTitleAndItsData() throws {
    let workshop = Workshop()
    let plot = Plot.row(Plot("Left", .line([1, 2])), Plot("Right", .line([5, 6])), title: "Both")
    try plot.render(to: workshop.folder, name: "p")
    let text = SVGText(workshop.bytes("p.svg")).text
    for title in ["Left", "Right", "Both"] { #expect(text.contains(title)) }
    #expect(workshop.text("p.tsv").contains("# [1]"))
  }

  @Test func equalDataAreStoredOnce() throws {
    let workshop = Workshop()
    try Plot(.line([1, 2]), .line([1, 2])).render(to: workshop.folder, name: "p")
    #expect(!workshop.text("p.tsv").contains("# [1]"))
  }
}
