import Engine
import Learning
import Notebook
import Plotting
import Testing

@testable import _4_which_learner_when

private func marks(_ lists: [Double]...) -> Marks {
  Marks(trainings: lists.map(TaskScore.init))
}

@Suite("Chapter 14: figures")
struct Chapter14FigureTests {
  @Test("Curves of training, lines of those without, rings on the front")
  func theFront() throws {
    let drawn = try DrawnMarks(
      front(
        [("ProtoNet", .vermilion, .solid, [(1, 0.5), (3, 0.75)])],
        untrained: [("nearest pixels", .black, 0.25)], front: [(3, 0.75)]))
    #expect(drawn.rows("line “ProtoNet”")[0] == [[1, 50], [3, 75]])
    #expect(drawn.rows("points “nobody is quicker and better”")[0] == [[3, 75]])
  }

  @Test("Each kind has a panel with the nearest pixels in it; who was asked once has no line")
  func panels() throws {
    let one: [Contender: Marks] = [
      .pixels: marks([0.5, 0.5]), .ridge: marks([0.5, 1]), .maml: marks([1, 1]),
    ]
    let five: [Contender: Marks] = [.pixels: marks([0.75, 0.75]), .ridge: marks([1, 1])]
    let plot = curves([1, 5], "drawings", [one, five])
    #expect(plot.panels[0].map(\.title) == ["trained to lie well"])
    let drawn = try DrawnMarks(plot)
    #expect(drawn.rows("line “ridge regression”")[0] == [[1, 75], [5, 100]])
    #expect(drawn.rows("line “nearest pixels”")[0] == [[1, 50], [5, 75]])
  }

  @Test("What is lost elsewhere stands with its interval; a matrix has whole points")
  func matrices() throws {
    let bars = try DrawnMarks(drops([("a", .blue, [3, -1], [0.5, 2])], worlds: ["x", "y"]))
    #expect(bars.rows("bars “a”")[0].map { Array($0.suffix(2)) } == [[3, 0.5], [-1, 2]])
    let matrix = try DrawnMarks(
      leads(
        [
          ("a", [marks([0.014, 0.014]), marks([-0.026, -0.026])]),
          ("b", [marks([-0.1, 0.1]), marks([0.05, 0.05])]),
        ], columns: ["x", "y"]))
    #expect(matrix.rows("matrix")[0].joined().sorted() == [-3, 0, 1, 5])
    #expect(matrix.rows("points “cannot be told apart”")[0] == [[0, 0]], "b at x, the lower row")
    _ = try DrawnMarks(leads([("a", [nil, marks([0.5, 0.5])])], columns: ["x", "y"]))
    let three = worlds([("a", [[50, 60]]), ("b", [[70, 80]])], rows: ["x"], columns: ["x", "y"])
    #expect(three.panels[0].map(\.title) == ["a", "b"])
  }

  @Test("Counted costs begin where the first measured one stands")
  func counted() throws {
    let first = StepCosts(
      order: .first, sizes: [1, 2], seconds: [0.002, 0.003], megabytes: [4, 5], counted: [10, 20])
    let second = StepCosts(
      order: .second, sizes: [1, 2], seconds: [0.004, 0.008], megabytes: [6, 9], counted: [15, 30])
    let plot = costs([first, second], [first, second])
    let drawn = try DrawnMarks(plot.panels[0][0])
    #expect(drawn.rows("points “second order”")[0] == [[1, 4], [2, 8]])
    #expect(drawn.rows("line “first order, counted”")[0] == [[1, 2], [2, 4]])
  }
}

@Suite("Chapter 14: sentences that Swift chose")
struct Chapter14SeenTests {
  @Test("A lead within its interval is none")
  func verdicts() {
    #expect(
      Seen.verdict("A", over: "B", marks([0.25, 0.25]))
        == "A is ahead of B by 25.0 ± 0.0 points.")
    #expect(Seen.verdict("A", over: "B", marks([-0.5, -0.5])).hasPrefix("B is ahead of A by 50.0"))
    #expect(
      Seen.verdict("A", over: "B", marks([-1, 1])).hasPrefix("A and B cannot be told apart: 0.0"))
  }

  @Test("Cells are counted as ahead, behind and neither")
  func beaten() {
    let leads: [Contender: Marks] = [
      .ridge: marks([0.5, 0.5]), .maml: marks([-0.5, -0.5]), .joint: marks([-1, 1]),
    ]
    let sentence = Seen.beaten([(.shot(1), leads), (.shot(5), leads)])
    #expect(
      sentence.hasPrefix("Of 6 cells, 2 are ahead of the nearest pixels, 2 are behind, and 2"))
    #expect(sentence.hasSuffix("Ahead in every column: ridge regression."))
    #expect(
      Seen.beaten([(.shot(1), [.maml: marks([-1, 1])])]).hasSuffix(
        "Nobody is ahead in every column."))
  }

  @Test("The best is named with those that its interval does not part from it")
  func decisions() {
    let decision = Decision(
      "one?",
      [
        .pixels: marks([0.5, 0.5, 0.5, 0.5]), .ridge: marks([0.75, 1, 0.75, 1]),
        .matching: marks([1, 0.75, 0.75, 0.75]),
      ])
    #expect(decision.best == .ridge && decision.tied == [.matching])
    #expect(Seen.first(decision).hasSuffix("with these trainings: Matching."))
    #expect(decision.row[1] == "ridge regression" && decision.row[3] == "Matching")
  }

  private func tries(_ scores: [Double]) -> Tries {
    let grid = VariantGrid(rates: [1, 2, 3])
    return Tries(
      course: .protoNet, grid: grid, accuracies: scores, best: grid.variants[0], choice: 0)
  }

  @Test("Whose best try stands at an end is named, and whose best look was not the last")
  func edges() {
    #expect(Seen.edges([tries([0.1, 0.3, 0.2])]).contains("none has its best at an end"))
    let both = Seen.edges([tries([0.1, 0.3, 0.2]), tries([0.3, 0.2, 0.1])])
    #expect(both.contains("1 has its best") && both.hasSuffix("ProtoNet (rate)."))
    func run(_ step: Int) -> Trained {
      Trained(
        course: .ridge, variant: Variant(rate: 1), network: .reader(start(), { $0 }), step: step,
        steps: 300)
    }
    #expect(Seen.stopped([run(300)]).hasPrefix("In every first training"))
    #expect(Seen.stopped([run(300), run(60)]).hasSuffix("300 steps: ridge regression (60)."))
  }

  private func start() -> Conv4 {
    var generator = Generator(seed: 1)
    return Conv4(channels: 2, downsampling: .stride, using: &generator)
  }
}
