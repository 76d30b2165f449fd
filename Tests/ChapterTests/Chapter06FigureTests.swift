import Foundation
import Learning
import Plotting
import Testing

@testable import _6_maml

private func isNear(_ first: [[Double]], _ second: [[Double]]) -> Bool {
  first.count == second.count
    && zip(first.joined(), second.joined()).allSatisfy { abs($0 - $1) <= 1e-6 * max(1, abs($1)) }
}

private func level(_ value: Double) -> [Double] { waveGrid.map { _ in value } }

private func score(_ values: Double...) -> TaskScore { TaskScore(perTask: values) }

@Suite("Chapter 6: figures")
struct Chapter06FigureTests {
  @Test("Waves are lines along the grid, each with its own points")
  func waves() throws {
    let drawn = try DrawnMarks(
      family([(level(2), ([-1, 3], [0.5, 0.25])), (level(-1), ([4], [1.5]))]))
    #expect(drawn.rows("line").map { $0[0] } == [[-5, 2], [-5, -1]])
    #expect(isNear(drawn.rows("points")[0], [[-1, 0.5], [3, 0.25]]))
    #expect(isNear(drawn.rows("points")[1], [[4, 1.5]]))
  }

  @Test("A panel shows truth, start, one step and ten; only the first row has a legend")
  func steps() throws {
    let one = Adaptation(
      title: "MAML", color: .blue, truth: level(1), before: level(2), one: level(3), ten: level(4),
      support: ([0.5], [-2]))
    let other = Adaptation(
      title: "joint", color: .orange, truth: level(5), before: level(6), one: level(7),
      ten: level(8), support: ([1.5], [-3]))
    let plot = adaptations([[one], [other]])
    #expect(plot.panels.map { $0[0].legend } == [.above, .none])
    let drawn = try DrawnMarks(plot)
    for (name, value) in [("truth", 1.0), ("before", 2), ("1 step", 3), ("10 steps", 4)] {
      #expect(drawn.rows("line “\(name)”")[0][0] == [-5, value], "\(name)")
    }
    for (index, name) in ["before", "1 step", "10 steps"].enumerated() {
      #expect(drawn.rows("line “\(name)”").last?[0] == [-5, Double(6 + index)], "\(name)")
    }
    #expect(isNear(drawn.rows("points").joined().map { $0 }, [[0.5, -2], [1.5, -3]]))
  }

  @Test("Starts lie over the average of all waves")
  func beginnings() throws {
    let drawn = try DrawnMarks(starts(average: level(0.5), joint: level(1), maml: level(-1)))
    #expect(drawn.rows("line “average of all waves”")[0][200] == [5, 0.5])
    #expect(drawn.rows("line “joint training”")[0][200] == [5, 1])
    #expect(drawn.rows("line “MAML”")[0][200] == [5, -1])
  }

  @Test("Errors stand over steps from 0, and over the numbers of points")
  func errors() throws {
    let plot = waveErrors(
      maml: [3, 0.5], joint: [4, 2], oracle: 0.02, posterior: 0.01, points: [1, 5],
      fewPoints: [2.5, 0.75], posteriorByPoints: [1.25, 0.01])
    let drawn = try DrawnMarks(plot)
    #expect(isNear(drawn.rows("line “MAML”")[0], [[0, 3], [1, 0.5]]))
    #expect(isNear(drawn.rows("line “fine-tuned”")[0], [[0, 4], [1, 2]]))
    #expect(isNear(drawn.rows("line “oracle”")[0], [[0, 0.02], [1, 0.02]]))
    #expect(isNear(drawn.rows("line “MAML, 1 step”")[0], [[1, 2.5], [5, 0.75]]))
    #expect(isNear(drawn.rows("line “posterior mean”")[1], [[1, 1.25], [5, 0.01]]))
  }

  @Test("Learning curves stand over tasks, cosines beside the lines of one and zero")
  func curves() throws {
    let curve = LearningCurve(method: .anil, tasks: [40, 80], accuracy: [0.25, 0.5])
    let drawn = try DrawnMarks(learningCurves([curve], nearest: 0.375, steps: 2))
    #expect(isNear(drawn.rows("line “ANIL”")[0], [[40, 0.25], [80, 0.5]]))
    let directions = cosines(tasks: [8, 16], firstOrder: [0.75, 0.5], reptile: [0.1, -0.6])
    #expect(directions.y.range == -0.6...1.05)
    let rows = try DrawnMarks(directions)
    #expect(isNear(rows.rows("line “first-order MAML”")[0], [[8, 0.75], [16, 0.5]]))
    #expect(isNear(rows.rows("line “Reptile”")[0], [[8, 0.1], [16, -0.6]]))
  }

  @Test("Scores stand in their order, those of queries judged together in a mark of their own")
  func bars() throws {
    let plot = leakage(
      [
        Bar(
          name: "support", score: (0.5, 0.05), isTransductive: false, control: (0.625, 0.03),
          twin: (0.375, 0.02)),
        Bar(name: "together", score: (0.75, 0.04), isTransductive: true),
      ], method: "MAML")
    let drawn = try DrawnMarks(plot)
    func rows(_ label: String) -> [[Double]] {
      drawn.rows("points “\(label)")[0].map { Array($0.prefix(2)) }
    }
    #expect(rows("inductive") == [[0, 0.5]])
    #expect(rows("transductive") == [[1, 0.75]])
    #expect(rows("control") == [[0.18, 0.625]])
    #expect(rows("twin") == [[0.32, 0.375]])
    #expect(plot.x.ticks?.map(\.label) == ["support", "together"])
  }

  @Test("A control and its twin are compared one query at a time, and each by its own rules")
  func controls() {
    let (low, high) = (score(0.5, 0.6, 0.5), score(0.8, 0.9, 0.8))
    func alike(_ score: TaskScore) -> [Company: TaskScore] {
      Dictionary(uniqueKeysWithValues: Company.allCases.map { ($0, score) })
    }
    var (twin, control) = (alike(high), alike(high))
    twin[.support] = low
    let lab = Leakage(
      running: low, supportPlusOne: low, scores: alike(low), twin: twin, control: control)
    #expect(abs(lab.gainOfTraining.mean - 0.3) < 1e-12 && lab.gainOfCompany.mean == 0)
    #expect(Seen.control(lab).contains("for the control **30.0 ± 0.0 points** more"))
    #expect(Seen.control(lab).contains("against the control 0.0 ± 0.0 points, which these tasks"))
    #expect(Seen.control(lab).hasSuffix("(One training each: another seed moves both.)"))
    control[.support] = low
    let other = Leakage(
      running: low, supportPlusOne: low, scores: alike(low), twin: twin, control: control)
    #expect(abs(other.gainOfCompany.mean - 0.3) < 1e-12 && other.gainOfTraining.mean == 0)
    #expect(lab.bars.map { $0.control == nil } == [true, false, true, false, false, false])
    #expect(lab.bars[1].twin?.mean == low.mean && lab.bars[1].control?.mean == high.mean)
  }

  @Test("What may move stands in order, the head's own rate beside the head")
  func places() throws {
    let places = WhereItLearns(
      moving: Moving.allCases.indices.map { score(Double($0) / 8, Double($0) / 8) },
      headRates: GridSearch([1, 4, 16], scores: [0.1, 0.3, 0.2]), head: score(0.9375, 0.9375))
    let drawn = try DrawnMarks(places.picture)
    let heights = [0, 0.125, 0.9375, 0.25, 0.375, 0.5, 0.625, 0.75]
    #expect(zip(drawn.rows("bars")[0], heights).allSatisfy { $0.contains($1) })
    #expect(places.records.map(\.name).last == "moving-head-own-rate")
    #expect(places[.embedding].mean == 0.75 && places.headRates.best == 4)
    #expect(Seen.enough(places) == nil, "the head is enough")
    let deep = WhereItLearns(
      moving: [0.2, 0.3, 0.5, 0.7, 0.7, 0.7, 0.7].map { score($0, $0) },
      headRates: places.headRates, head: score(0.4, 0.4))
    #expect(Seen.enough(deep)?.contains("the last two blocks") == true)
  }

  @Test("An episode's picture has every drawing") func task() {
    let plot = episode(support: [[0], [1]], labels: [1, 0], query: [[0.5]])
    #expect(plot.panels.map { $0[0].title } == ["support", "query: which is which?"])
  }
}

@Suite("Chapter 6: what its numbers say")
struct Chapter06SentenceTests {
  @Test("A rate whose error is no number is never the best, and the edge of a list is told")
  func tuning() {
    let tuning = FineTuning(
      rates: [0.1, 0.2, 0.4], errors: [[5, 4], [5, 3], [5, .nan]])
    #expect(tuning.bestRate(after: 1) == 0.2 && tuning.isInside(after: 1))
    #expect(tuning.bestRate(after: 0) == 0.1 && !tuning.isInside(after: 0))
    #expect(tuning.rows(after: [1]) == [["0.1", "4.00"], ["0.2", "3.00"], ["0.4", "diverges"]])
  }

  @Test("Of equal numbers of steps the smallest is chosen")
  func steps() {
    let below = StepChoice(scores: [0.5, 0.75, 0.75, 0.5, 0.25, 0])
    let capped = StepChoice(scores: [0.5, 0.25, 0.25, 0.5, 0.25, 0.75])
    #expect(below.best == 2 && capped.best == 20)
    #expect(Seen.steps([("MAML", below)]).hasPrefix("Each best number is below"))
    #expect(
      Seen.steps([("MAML", below), ("ANIL", capped)])
        .contains("tried, 20: ANIL (50.0 points above 10 steps). More"))
  }

  @Test("Queries are grouped by the company that they are to have")
  func company() {
    let labels = [0, 1, 0, 1, 1]
    #expect(Company.everybody.groups(of: labels) == [[0, 1, 2, 3, 4]])
    #expect(Company.oneClass.groups(of: labels) == [[0, 2], [1, 3, 4]])
    #expect(Company.oneOfEachClass.groups(of: labels) == [[0, 1], [2, 3], [4]])
  }

  @Test("A paired difference is of the same tasks, and a sentence says whether it is known")
  func pairs() {
    let difference = score(0.75, 0.5, 1).lead(over: score(0.5, 0.25, 0.75))
    #expect(difference.perTask == [0.25, 0.25, 0.25] && difference.interval == 0)
    #expect(Seen.gain(difference).contains("more, task by task"))
    #expect(Seen.gain(score(0.5, 0.5).lead(over: score(0.75, 0.75))).contains("less"))
    #expect(Seen.gain(score(0.5, -0.5)).contains("cannot tell"))
    let (kept, support) = (score(0.5, 0.75), score(0.75, 1))
    let words = Seen.kept(kept, lead: kept.lead(over: support))
    #expect(words.contains("reads 62.5"))
    #expect(words.hasSuffix("the support's **−25.0 ± 0.0 points**, so less, task by task."))
  }

  @Test("Directions, parts and features are spoken of as they are")
  func words() {
    #expect(
      Seen.nearness(0.9).contains("nearly") && Seen.nearness(-0.03).contains("next to nothing"))
    #expect(Seen.nearness(0.6).contains("much") && Seen.nearness(0.3).contains("something"))
    #expect(Seen.nearness(0.1).contains("a little") && Seen.nearness(-0.4).contains("other way"))
    #expect(Seen.starts(joint: 0.1, maml: 0.2).contains("twins"))
    #expect(!Seen.starts(joint: 0.1, maml: 1.2).contains("twins"))
    #expect(Seen.reuse(score(-0.001, 0.002)).contains("*feature"))
    let against = Seen.reuse(score(-0.2, -0.3))
    #expect(
      against.contains("no rate that was tried") && against.contains("learns in its features"))
    #expect(against.contains("Raghu and others found the opposite"))
    #expect(Seen.rate(0.4, isGiven: true).contains("set to 0.4"))
    #expect(Seen.rate(0.5, isGiven: false).hasPrefix("0.5 was chosen by hand"))
  }

  @Test("Memory grows by what its last tenth has more than its first")
  func memory() { #expect(growth(of: [9, 1, 2, 4]) == 3 && growth(of: []).isNaN) }
}
