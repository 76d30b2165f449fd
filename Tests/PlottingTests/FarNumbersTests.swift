import Plotting
import Testing

/// Numbers that no paper is wide enough for, and such as are none.
@Suite struct FarNumbersTests {
  private static let sets: [[Double]] = [
    [1e308, -1e308, 0], [.nan, .infinity, -.infinity], [.greatestFiniteMagnitude, 1, 2],
    [.leastNonzeroMagnitude, 0, -.leastNonzeroMagnitude], [1e300, 1e-300, 1], [.nan, .nan, .nan],
  ]

  /// Every kind of mark from three numbers, on both kinds of axes.
  private func plots(_ v: [Double]) -> [Plot] {
    let grid = Grid(v + [1], columns: 2, x: 0...1, y: 0...1)
    let marks: [[Mark]] = [
      [.line(v, v)], [.band(v, low: v, high: v)], [.points(v, v, error: v)],
      [.points(v, v, groups: [0, 1, 0])], [.histogram(v)], [.histogram(v, isDensity: true)],
      [.bars(["a", "b", "c"], v, errors: v)],
      [.bars(["a", "b", "c"], [.init("MAML", v), .init("GD", v, errors: v)])],
      [.path(v, v)], [.vertical(v[0], label: "v"), .horizontal(v[1], label: "h")],
      [.text("t", at: (v[0], v[1]), pointingTo: (v[1], v[2])), .line([0, 1])],
      [.heatMap(grid)], [.decision(grid)], [.contour(grid)], [.contour(grid, levels: .log(3))],
      [.contour(grid, levels: .values(v), isFilled: false)],
    ]
    let bare: [Mark] = [
      .matrix([v, v], showsValues: true), .matrix([v], colors: .diverging, showsValues: true),
      .images([Image(v + [1], height: 2, width: 2)], colors: .diverging),
      .images([Image(v + [1], height: 2, width: 2)], colors: .sequential, scalesEach: true),
    ]
    let ticks = Axis("x", ticks: v.map { .init($0, Ticks.short($0)) })
    return marks.flatMap { [Plot($0), Plot(x: .log("x"), y: .log("y"), $0)] }
      + bare.map { Plot($0) }
      + [Plot(x: ticks, .line(v, v))]
  }

  @Test(arguments: sets.indices) func everyMarkIsDrawnOrLeftOut(_ index: Int) throws {
    let workshop = Workshop()
    try Plot.grid(plots(Self.sets[index]).map { [$0] }, size: Size(400, 8000))
      .render(to: workshop.folder, name: "far")
    var equal = Plot(.line([0, 1e300], [0, 1e-300]))
    equal.hasEqualAxes = true
    try equal.render(to: workshop.folder, name: "equal")
    let frames = [Plot(.line(Self.sets[index])), Plot(.line([1, 2]))]
    try Animation(frames, secondsPerFrame: Self.sets[index][0]).render(
      to: workshop.folder, name: "film")
  }

  @Test func whatIsOffEveryPaperMovesNoAxis() throws {
    let drawn = try Drawn(Plot(.line([0, 1, 2, 3, 4], [1, 1e308, -.infinity, .nan, 3])))
    #expect(drawn.lines.contains("set yrange [0.88:3.12]"))
    #expect(drawn.blocks[0].rows.map { $0[1].isNaN } == [false, true, true, true, false])
  }

  @Test func aGivenRangeIsTakenAsFarAsItCanBeDrawn() throws {
    for (range, axis) in [
      (-1e308...1e308, "set yrange [-1e+300:1e+300]"), (0...(.infinity), "set yrange [0:1e+300]"),
      (1e304...1e306, "set yrange [0.94:2.06]"),
    ] {
      let drawn = try Drawn(Plot(y: Axis("y", range: range), .line([1, 2])))
      #expect(drawn.lines.contains(axis), "\(drawn.lines.filter { $0.hasPrefix("set yrange") })")
    }
    let log = try Drawn(Plot(y: .log("y", range: -5...(-1)), .line([1, 2])))
    #expect(
      log.lines.contains { $0.hasPrefix("set yrange [0.9") }, "negative: as if none were given")
  }

  @Test func ticksOfImpossibleRangesAreNone() {
    #expect(Ticks.log(0...1, count: 5).isEmpty && Ticks.log(1...(.infinity), count: 5).isEmpty)
    #expect(Ticks.linear(-1e308...1e308, count: 5).isEmpty)
    #expect(!Ticks.log(1e-300...1e300, count: 5).isEmpty)
    #expect(Ticks.short(1e308) == "1.0·10³⁰⁸" && Ticks.short(.leastNonzeroMagnitude) == "0")
  }

  @Test func aColourOfNoNumberIsOne() {
    #expect(ColorMap.ink.color(at: .nan) == .white && ColorMap.ink.color(at: .infinity) == .black)
    #expect(Color(red: .nan, green: 2, blue: -1).hex == "#00FF00")
  }

  @Test func whatCannotBeDrawnIsNamed() {
    let cases: [(Mark, String)] = [
      (.decision(Grid([1, 2, 3, 4], columns: 2, x: 0...1, y: 0...1), boundary: .nan), "found nan"),
      (.graph([.init("a", place: (.infinity, 0))], []), "column inf, row 0.0"),
    ]
    for (mark, part) in cases {
      let workshop = Workshop()
      #expect {
        try Plot(mark).render(to: workshop.folder, name: "p")
      } throws: {
        "\($0)".contains(part)
      }
    }
  }

  @Test func closeNumbersStayApart() throws {
    let drawn = try Drawn(Plot(.line([0.693147180, 0.6931471805, 0.693147181])))
    let line = try #require(drawn.lines.first { $0.hasPrefix("set yrange") })
    let found = try #require(line.firstMatch(of: #/\[(.*):(.*)\]/#))
    #expect(Double(found.1)! < 0.693147180 && Double(found.2)! > 0.693147181)
    #expect(drawn.blocks[0].rows.map { $0[1] } == [0.693147180, 0.6931471805, 0.693147181])
  }
}
