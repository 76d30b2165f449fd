import Plotting
import Testing

@Suite struct MatrixMarkTests {
  @Test func aMatrixHasItsFirstRowOnTop() throws {
    let drawn = try Drawn(
      Plot(
        .matrix(
          [[1, 2, 3], [4, 5, 6]], rows: ["r", "s"], columns: ["a", "b", "c"], showsValues: true)))
    #expect(drawn.blocks[0].title == "matrix: 2 rows of 3 values, one per line")
    #expect(drawn.blocks[0].rows.map { $0[0] } == [1, 2, 3, 4, 5, 6])
    #expect(
      drawn.lines.contains { $0.hasPrefix("set xtics") && $0.contains("('a' 0, 'b' 1, 'c' 2)") })
    #expect(drawn.lines.contains { $0.hasPrefix("set ytics") && $0.contains("('r' 1, 's' 0)") })
    for value in 1...6 {
      let column = (value - 1) % 3, row = (value - 1) / 3
      let color = drawn.color((Double(column) + 0.12) / 3, 1 - (Double(row) + 0.12) / 2)
      #expect(color.isNear(ColorMap.sequential.color(at: Double(value - 1) / 5)), "\(value)")
      #expect(
        drawn.lines.contains {
          $0.hasPrefix("set label '\(value)' at first \(column), first \(1 - row)")
        })
    }
  }

  /// The right answers blue on the way down from the left, the only mistake vermilion in the upper right.
  @Test func aConfusionMatrixIsBlueWhereTheAnswersAreRight() throws {
    let drawn = try Drawn(
      Plot(
        x: "predicted", y: "true", .confusionMatrix([[9, 1], [0, 10]], labels: ["cat", "dog"])))
    #expect(drawn.blocks[0].rows.map { $0[0] } == [-0.9, 0.7, 0, -1])
    let cells = [(0.06, 0.94), (0.56, 0.94), (0.06, 0.44), (0.56, 0.44)].map {
      drawn.color($0.0, $0.1)
    }
    for (cell, shade) in zip(cells, [-0.9, 0.7, 0, -1]) {
      #expect(cell.isNear(ColorMap.diverging.color(at: (shade + 1) / 2)), "\(shade): \(cell)")
    }
    #expect(cells[0].blue > cells[0].red + 0.2 && cells[1].red > cells[1].blue + 0.2)
    for (count, place) in [("9", "0, first 1"), ("1", "1, first 1"), ("10", "1, first 0")] {
      #expect(drawn.lines.contains { $0.hasPrefix("set label '\(count)' at first \(place) ") })
    }
    #expect(drawn.lines.contains { $0.hasPrefix("set ytics") && $0.contains("('cat' 1, 'dog' 0)") })
  }

  @Test func aMatrixOfOneRowOrColumnIsShown() throws {
    for values in [[[1, 2, 3, 4]], [[1], [2], [3], [4]], [[1.0]]] {
      let drawn = try Drawn(Plot(.matrix(values, range: 0...4)))
      let color = ColorMap.sequential.color(at: values.last!.last! / 4)
      let (width, height) = (Double(values[0].count), Double(values.count))
      #expect(drawn.color(1 - 0.5 / width, 0.5 / height).isNear(color), "\(values)")
    }
  }

  @Test func aRangeOfColoursHasALength() throws {
    let given = try Drawn(Plot(.matrix([[1, 2], [3, 4]], range: 1...1)))
    #expect(given.lines.contains("set cbrange [1:4]"))
    let zeros = try Drawn(Plot(.matrix([[0, 0], [0, 0]], colors: .diverging)))
    #expect(zeros.lines.contains("set cbrange [-1:1]"))
  }

  @Test func aLongMatrixStaysOnThePage() throws {
    for values in [[[Double](repeating: 1, count: 1000)], (0..<1000).map { [Double($0)] }] {
      let workshop = Workshop()
      let size = try Plot(.matrix(values)).render(to: workshop.folder, name: "p").size
      #expect(size.width <= 720 && size.height < 1100, "\(size)")
    }
  }
}
