import Foundation
import Notebook
import Testing

@Suite struct VectorPictureTests {
  private let svg = """
    <svg><title>Gnuplot</title><rect fill="#ffffff"/><defs></defs>
    <g color="black" stroke="currentColor"><path stroke='rgb(  0, 114, 178)'/></g></svg>
    """

  @Test func aPictureHasColoursForDarkPages() {
    let dark = VectorPicture(Data(svg.utf8)).forDarkPages.text
    #expect(
      dark.contains(
        "<style>@media (prefers-color-scheme:dark){[fill=\"#ffffff\"]{fill:#161513}"
          + "[color=\"black\"]{color:#f2eee6}[stroke=\"rgb(  0, 114, 178)\"]{stroke:#4aa3e0}}</style>"
      ))
    #expect(dark.replacing(/<style>.*<\/style>\n/, with: "") == svg, "and is else the same")
  }

  @Test func itsTitleSaysWhatItShows() {
    #expect(
      VectorPicture(Data(svg.utf8)).titled("a < \"b\"").text
        .contains("<title>a &lt; &quot;b&quot;</title>"))
  }

  /// WCAG's measure; text needs 4.5, a line 3.
  @Test(arguments: [
    ("#24292f", 7.0), ("#57606a", 4.5), ("#0072b2", 3), ("#d55e00", 3), ("#009e73", 3),
    ("#e69f00", 3),
    ("#cc79a7", 3), ("#56b4e9", 3), ("#8c564b", 3), ("#7a7a7a", 3), ("rgb( 20, 60, 90)", 3),
  ])
  func aColourCanBeTold(_ text: String, _ least: Double) throws {
    let color = try #require(PictureColor(text))
    let paper = try #require(PictureColor("#ffffff")).onDark
    let contrast = (luminance(color.onDark) + 0.05) / (luminance(paper) + 0.05)
    #expect(contrast >= least, "\(text) becomes \(color.onDark.hex): \(contrast)")
  }

  @Test(arguments: ["rgb(165, 206, 95)", "#4fb3a5", "#7cafd5", "#a8b4c0", "#ffffee"])
  func aLightLineCanBeTold(_ text: String) throws {
    let color = try #require(PictureColor(text)).lineOnDark
    let paper = try #require(PictureColor("#ffffff")).onDark
    let contrast = (luminance(color) + 0.05) / (luminance(paper) + 0.05)
    #expect(contrast >= 3, "\(text) becomes \(color.hex): \(contrast)")
  }

  @Test func whatIsFaintStaysFaint() throws {
    let grid = try #require(PictureColor("#e7ebef"))
    #expect(grid.lineOnDark == grid.onDark && luminance(grid.onDark) < 0.03)
    #expect(PictureColor("#ffffff")?.lineOnDark.hex == "#161513")
    #expect(PictureColor("#000000")?.lineOnDark.hex == "#f2eee6")
    let picture = VectorPicture(Data("<svg fill='#a5ce5f' color='#a5ce5f'><defs>".utf8))
    #expect(picture.forDarkPages.text.contains("{fill:#335400}"), "an area of a map is no line")
    #expect(picture.forDarkPages.text.contains("{color:#6a8f14}"))
  }

  @Test func whatIsNoColourIsLeftAlone() {
    for text in ["none", "currentColor", "url(#a)", "#12"] { #expect(PictureColor(text) == nil) }
  }

  private func luminance(_ color: PictureColor) -> Double {
    let linear = color.parts.map { part -> Double in
      let share = Double(part) / 255
      return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
  }
}
