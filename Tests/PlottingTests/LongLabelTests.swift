import Plotting
import Testing

/// Labels of 300 letters in every place that takes text.
@Suite struct LongLabelTests {
  private static let long = String(repeating: "n", count: 300)
  private static let plots: [(name: String, plot: Plot)] = [
    (
      "matrix",
      Plot(
        .matrix([[1, 2], [3, 4]], rows: [long, "b"], columns: [long, "d"], showsValues: true))
    ),
    (
      "confusion",
      Plot(x: "predicted", y: "true", .confusionMatrix([[1, 2], [3, 4]], labels: [long, "b"]))
    ),
    ("bars", Plot(.bars([long, "b"], [.init(long, [1, 2]), .init("b", [2, 1])]))),
    ("bar", Plot(.bars([long, long], [1, 2]))),
    (
      "ticks",
      Plot(
        x: Axis("", ticks: [.init(1, long)]), y: Axis("", ticks: [.init(1, long)]), .line([1, 2]))
    ),
    (
      "axes",
      Plot(long, x: Axis(long, unit: long), y: Axis(long, unit: long), .line([1, 2], label: long))
    ),
    (
      "references",
      Plot(
        .line([1, 2]), .vertical(1, label: long), .horizontal(1, label: long),
        .span(0...1, label: long))
    ),
    ("groups", Plot(.points([1, 2], [1, 2], groups: [0, 1], labels: [long, long]))),
    ("text", Plot(.line([1, 2]), .text(long, at: (0, 1)))),
    ("images", Plot(long, .images([Image([1], height: 1, width: 1, label: long)]))),
    (
      "graph",
      Plot(
        .graph(
          [.init("a", long, place: (0, 0)), .init("b", long, place: (1, 0))],
          [.init("a", "b", label: long)]))
    ),
    (
      "equal",
      {
        var plot = Plot(y: Axis("", ticks: [.init(1, long)]), .line([1, 2]));
        plot.hasEqualAxes = true; return plot
      }()
    ),
    (
      "row",
      .row(
        Plot(long, .matrix([[1]], rows: [long])), Plot(long, .line([1], label: long)), title: long)
    ),
  ]

  @Test(arguments: plots.map(\.name)) func aPictureKeepsItsSize(_ name: String) throws {
    let workshop = Workshop()
    let plot = Self.plots.first { $0.name == name }!.plot
    let rendered = try plot.render(to: workshop.folder, name: name)
    #expect(
      (300...1000).contains(rendered.size.width) && (50...1500).contains(rendered.size.height))
    try Animation([plot]).render(to: workshop.folder, name: "film")
  }

  @Test func whatDoesNotFitEndsInDots() throws {
    #expect(Text.shortened("abcdef", width: 10) == "abcdef")
    let short = Text.shortened(Self.long, width: 10)
    #expect(short.hasSuffix("n…") && Text.width(short) <= 10 && Text.width(short) > 9)
    #expect(Text.shortened("ab\n" + Self.long, width: 3).hasPrefix("ab\nn"))
    let drawn = try Drawn(Self.plots[0].plot)
    #expect(drawn.text.contains("nnnn…") && drawn.frame.width > 20)
  }
}
