import Foundation
import Plotting
import Testing

/// The picture for a telephone beside the one for a page.
@Suite struct NarrowTests {
  private let line = Plot("Left", x: "step", y: "loss", .line([1, 2], label: "Adam"))

  @Test func panelsStandBelowEachOther() throws {
    let workshop = Workshop()
    let title = "Both of them, with a title that is too long to stand in one line of a telephone"
    let plot = Plot.row(line, Plot("Right", .line([5, 6])), title: title)
    let rendered = try plot.render(to: workshop.folder, name: "p")
    #expect(rendered.narrow == workshop.path("p.narrow.svg"))
    let text = String(decoding: workshop.bytes("p.narrow.svg"), as: UTF8.self)
    let size = try #require(text.firstMatch(of: /width="(\d+)" height="(\d+)"/))
    #expect(Int(size.1) == 430 && Int(size.2)! > 600)
    let shown = SVGText(workshop.bytes("p.narrow.svg")).text
    for word in ["Left", "Right", "Both of them", "a telephone"] { #expect(shown.contains(word)) }
    #expect(!shown.contains(title), "broken into lines")
    #expect(!workshop.text("p.gp").contains("narrow"), "the script redraws the wide one alone")
  }

  @Test func aLegendOfManyRowsLeavesTheAxesTheirHeight() throws {
    let workshop = Workshop()
    func height(_ names: Int) throws -> Int {
      let lines = (0..<names).map {
        Mark.line([Double($0), 9 - Double($0)], label: "a learner with a long name, \($0)")
      }
      let plot = Plot.row(Plot("A", legend: .above, lines), Plot("B", lines))
      _ = try plot.render(to: workshop.folder, name: "p\(names)")
      let text = String(decoding: workshop.bytes("p\(names).narrow.svg"), as: UTF8.self)
      return try #require(Int(text.firstMatch(of: /width="430" height="(\d+)"/)?.1 ?? ""))
    }
    #expect(try height(10) - height(2) > 8 * 15)
  }

  @Test func whatIsNarrowOrACollageHasNoOther() throws {
    let workshop = Workshop()
    var small = line
    small.size = Size(300, 240)
    #expect(try small.render(to: workshop.folder, name: "a").narrow == nil)
    let images = Plot(
      .images(Array(repeating: Image([0, 1, 1, 0], height: 2, width: 2), count: 40)))
    #expect(try images.render(to: workshop.folder, name: "b").narrow == nil)
  }

  @Test func picturesOfPixelsStayPixels() throws {
    let workshop = Workshop()
    let map = Plot("Map", .heatMap(Grid(x: 0...1, y: 0...1, columns: 4, rows: 4) { $0 * $1 }))
    let rendered = try Plot.row(map, map).render(to: workshop.folder, name: "p")
    #expect(rendered.prefersBitmap && rendered.narrow == workshop.path("p.narrow.png"))
    #expect(pngSize(workshop.bytes("p.narrow.png"))?.width == 860)
  }

  @Test func theLastFrameStandsOnPaper() throws {
    let workshop = Workshop()
    let rendered = try Animation([line, line]).render(to: workshop.folder, name: "film")
    #expect(rendered.png == workshop.path("film.png"))
    #expect(pngSize(workshop.bytes("film.png"))?.width == rendered.size.width * 2)
  }
}
