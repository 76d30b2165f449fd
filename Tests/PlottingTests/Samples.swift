import Plotting

/// One plot of every kind, small.
enum Samples {
  static let x = [0.0, 1, 2, 3, 4]
  static let bowl = Grid(x: -2...2, y: -1...1, columns: 21, rows: 11) { x, y in x * x + 4 * y * y }

  static var all: [(name: String, plot: Plot)] {
    [
      (
        "line",
        Plot("Lines", x: "step", y: .log("loss"), .line(x, [9, 3, 1, 0.3, 0.1], label: "Adam"))
      ),
      (
        "band",
        Plot(.band(x, low: [1, 1, 1, 1, 1], high: [2, 3, 2, 3, 2], label: "SGD"), .line(x, x))
      ),
      ("points", Plot(.points(x, x, error: x, label: "test", shape: .square))),
      ("groups", Plot(.points(x, x, groups: [0, 1, 0, 1, 2], labels: ["a", "b", "c"]))),
      ("contour", Plot(.contour(bowl), .path([(-1.5, 0.8), (-0.5, -0.4), (0, 0)], label: "GD"))),
      ("contourLines", Plot(.contour(bowl, levels: .values([1, 2]), isFilled: false))),
      ("heatMap", Plot(.heatMap(bowl))),
      ("decision", Plot(.decision(bowl, boundary: 2), .points([0], [0]))),
      (
        "matrix",
        Plot(
          .matrix([[1, -2], [0.5, 3]], rows: ["a", "b"], colors: .diverging, showsValues: true))
      ),
      ("confusion", Plot(x: "predicted", y: "true", .confusionMatrix([[9, 1], [2, 8]]))),
      ("images", Plot("Images", .images([image("one"), image("two")]))),
      ("filters", Plot(.images([image(""), image("")], colors: .diverging, scalesEach: true))),
      (
        "bars",
        Plot(
          .bars(
            ["a", "b"], [.init("MAML", [1, 2], errors: [0.1, 0.2]), .init("Reptile", [2, 1])]))
      ),
      ("bar", Plot(.bars(["GD", "Adam"], [3, -1]))),
      ("histogram", Plot(.histogram([1, 1, 2, 3, 3, 3], bins: 3, label: "weights"))),
      (
        "graph",
        Plot(
          "Graph",
          .graph(
            [.init("a", place: (0, 0)), .init("b", "b\nc", place: (1, 0))],
            [.init("a", "b", label: "×")]))
      ),
      (
        "reference",
        Plot(
          .line(x, x), .vertical(2, label: "v"), .horizontal(1, label: "h"),
          .span(0...1, label: "s"))
      ),
      ("text", Plot(.line(x, x), .text("here", at: (1, 3), pointingTo: (2, 2)))),
      (
        "grid",
        .grid(
          [[Plot("A", .line(x, x)), Plot("B", .heatMap(bowl))], [Plot("C", .bars(["a"], [1]))]],
          title: "All")
      ),
      ("empty", Plot("Nothing")),
      (
        "notFinite",
        Plot(y: .log("loss"), .line([0, 1, .nan], [.infinity, .nan, -1], label: "NaN"))
      ),
    ]
  }

  static func image(_ label: String) -> Image {
    Image((0..<12).map { Double($0) / 11 }, height: 3, width: 4, label: label)
  }
}
