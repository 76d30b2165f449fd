import Plotting
import Testing

@Suite struct BarsMarkTests {
  private let groups = Plot(
    y: Axis("y", range: 0...10), legend: .none, size: Size(300, 240),
    .bars(
      ["a", "b"], [.init("MAML", [2, 6], errors: [1, 3]), .init("Reptile", [5, 4])]))

  /// Two categories take the room from −0.6 to 1.6.
  private func share(_ x: Double) -> Double { (x + 0.6) / 2.2 }

  @Test func barsOfAGroupStandSideBySide() throws {
    let drawn = try Drawn(groups)
    #expect(
      drawn.blocks.map(\.title) == ["bars “MAML”: x, value, error", "bars “Reptile”: x, value"])
    #expect(drawn.blocks[0].rows == [[-0.19, 2, 1], [0.81, 6, 3]])
    #expect(drawn.blocks[1].rows == [[0.19, 5], [1.19, 4]])
    #expect(drawn.lines.contains { $0.hasPrefix("set xtics") && $0.contains("('a' 0, 'b' 1)") })
    for (color, x, height) in [
      (Color.blue, -0.12, 0.2), (.blue, 0.88, 0.6), (.green, 0.19, 0.5), (.green, 1.19, 0.4),
    ] {
      #expect(drawn.shows(color, share(x), height - 0.03), "\(x)")
      #expect(!drawn.shows(color, share(x), height + 0.03), "\(x)")
    }
  }

  @Test func theirErrorBarsHaveTheirLength() throws {
    let drawn = try Drawn(groups)
    let ink = Color(0x24292F)
    for (x, value, error) in [(-0.19, 0.2, 0.1), (0.81, 0.6, 0.3)] {
      for side in [-1.0, 1] {
        #expect(drawn.shows(ink, share(x), value + side * 0.9 * error))
        #expect(!drawn.shows(ink, share(x), value + side * (error + 0.04)))
      }
    }
    let bars = drawn.lines.filter { $0.contains("with vectors heads") }
    #expect(bars.joined().contains("lw 3.6 lc rgb '#FFFFFF'"), "white lies under the ink")
  }

  @Test func aSingleSetHasAColourAndANumberForEveryBar() throws {
    let drawn = try Drawn(
      Plot(y: Axis("y", range: -5...5), size: Size(300, 240), .bars(["GD", "Adam"], [3.5, -2])))
    #expect(drawn.blocks[0].rows == [[0, 3.5], [1, -2]])
    #expect(drawn.shows(.blue, share(0), 0.8) && drawn.shows(.vermilion, share(1), 0.35))
    #expect(!drawn.shows(.vermilion, share(1), 0.55), "a negative bar hangs below zero")
    #expect(drawn.lines.contains { $0.hasPrefix("set label '3.50' at first 0, first 3.5 ") })
    #expect(drawn.lines.contains { $0.hasPrefix("set label '−2' at first 1, first -2 ") })
  }

  @Test func equalBarsStandOnZero() throws {
    for values in [[0.2, 0.2], [0, 0]] {
      let drawn = try Drawn(Plot(.bars(["a", "b"], values)))
      #expect(drawn.lines.contains { $0.hasPrefix("set yrange [0:0.") }, "\(values)")
    }
  }

  @Test func namesThatWouldOverlapAreBrokenThenCutOrLeftOut() throws {
    func names(_ count: Int, _ word: String = "category-") throws -> [Substring] {
      let names = (0..<count).map { "\(word)\($0)" }
      let drawn = try Drawn(
        Plot(size: Size(400, 300), .bars(names, names.map { _ in 1 }, showsValues: false)))
      let line = try #require(drawn.lines.first { $0.hasPrefix("set xtics") })
      return line.matches(of: #/('c[^ ]*) /#).map(\.output.1)
    }
    #expect(try names(2).allSatisfy { !$0.contains("…") })
    #expect(try names(6).count == 6 && names(6).allSatisfy { $0.contains("…") })
    #expect(try names(6, "category ").allSatisfy { $0.hasPrefix("'category'.\"\\n\"") })
    #expect(try names(6, "category ").count == 6)
    #expect(try names(60).count < 20)
  }
}
