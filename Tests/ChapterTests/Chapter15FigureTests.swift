import Engine
import Learning
import Plotting
import Testing

@testable import _5_language

private func score(_ values: Double...) -> TaskScore { TaskScore(perTask: values) }

private func isNear(_ first: [Double], _ second: [Double]) -> Bool {
  first.count == second.count && zip(first, second).allSatisfy { abs($0 - $1) < 1e-5 }
}

@Suite("Chapter 15: figures")
struct Chapter15FigureTests {
  @Test("Bars are scores in per cent, one-shot and five-shot beside each other")
  func bars() throws {
    let judgement = Judgement(name: "bag", oneShot: score(0.5, 0.7), fiveShot: score(0.75, 0.85))
    let numbers = try DrawnMarks(scores([judgement], "a")).marks.flatMap(\.rows).joined()
    for value in [60.0, 80] { #expect(numbers.contains { abs($0 - value) < 1e-6 }, "\(value)") }
  }

  @Test("Losses count from the first episode; looks are per cent, and the bag is a line")
  func memory() throws {
    var learner = EpisodicTraining(MemoryNetwork((8, 2), seed: 1), rate: 0.1)
    learner.losses = [2, 1]
    learner.look(0.25, after: 0)
    learner.look(0.5, after: 2)
    let drawn = try DrawnMarks(memorising(learner, bag: 0.4))
    #expect(drawn.rows("line")[0] == [[1, 2], [2, 1]])
    #expect(drawn.rows("line")[1] == [[0, 25], [2, 50]])
  }

  @Test("Heads are frequent words, each followed by the three nearest; the matrix is their cosines")
  func neighbours() throws {
    let axes = Tensor(
      [1, 0, 0.9, 0.1, 0.8, 0.2, 0.95, 0, 0, 1, 0.1, 0.9, 0, 0.8, 0.2, 0.9], shape: [8, 2])
    var generator = Generator(seed: 1)
    var model = SkipGram(
      ["a", "b", "c", "d", "e", "f", "g", "h"], [90, 5, 5, 5, 80, 5, 5, 5], width: 2,
      using: &generator)
    model.own = axes
    let heads = model.heads(2)
    #expect(heads.first == 0 && Set(heads.prefix(4)) == [0, 1, 2, 3] && heads[4] == 4)
    let cells = try DrawnMarks(_5_language.neighbours(model, of: [0, 4])).marks.flatMap(\.rows)
    #expect(cells.contains { $0.contains { abs($0 - 1) < 1e-6 } })
    #expect(isNear([model.cosines(of: [0])[0][4], model.cosines(of: [0])[0][0]], [0, 1]))
  }

  @Test("A word's weight is its share of the largest, its place counts letters")
  func shading() throws {
    let weights: [Feature: Float] = [Feature(.word, "to"): 1, Feature(.word, "town"): 4]
    let shaded = shadedWords("to town!", weights, largest: 4)
    #expect(
      shaded == [
        ShadedWord(text: "to", place: 0, weight: 0.25),
        ShadedWord(text: "town", place: 3, weight: 1),
      ])
  }

  @Test("Points by way are those of one-shot outcomes, at their number of intents")
  func ways() throws {
    let outcomes = [
      MetaTestOutcome(way: 5, shot: 1, scores: [score(0.5, 0.7)]),
      MetaTestOutcome(way: 5, shot: 5, scores: [score(0.9, 0.9)]),
      MetaTestOutcome(way: 20, shot: 1, scores: [score(0.2, 0.4)]),
    ]
    let line = try DrawnMarks(byWay(outcomes, ["bag"])).rows("line “bag”")[0]
    #expect(isNear(line.flatMap { $0 }, [5, 60, 20, 30]))
  }

  @Test("Histograms have as much area inside as outside")
  func histogramAreas() throws {
    let found = Distances(inside: [0.1, 0.2, 0.2], outside: [0.9], areas: [1])
    let drawn = try DrawnMarks(histograms([found], ["bag"]))
    for name in ["histogram “of the task's intents”", "histogram “of no intent”"] {
      let heights = drawn.rows(name)[0].map { $0[1] }
      let area = heights.reduce(0, +) * (1.05 / 40)
      #expect(abs(area - 1) < 1e-6)
    }
  }

  @Test("What is made of rarity is drawn for each kind's own features")
  func signature() throws {
    let tasks = SentenceTasks(["x", "y"], [["a cat", "cats"], ["a dog", "dogs"]])
    let census = Census([tasks.bags(of: 0)])
    let sheet = TaskSheet(tasks.evaluationTask(0, way: 2, shot: 1, queries: 1), census)
    var generator = Generator(seed: 1)
    let drawn = try DrawnMarks(factors(SentenceEncoder(.signature, using: &generator), sheet))
    let points = drawn.rows("points “a word”")[0]
    #expect(points.count == sheet.features.count { $0.kind == .word })
    #expect(points.allSatisfy { $0.contains { abs($0 - 1) < 1e-5 } }, "\(points)")
  }
}

@Suite("Chapter 15: sentences about numbers")
struct Chapter15SeenTests {
  private let bag = Judgement(name: "bag", oneShot: score(0.5, 0.6), fiveShot: score(0.8, 0.8))

  @Test("A lead is a gain or a loss only beyond its interval")
  func lead() {
    let better = Judgement(
      name: "b", oneShot: score(0.6, 0.7), fiveShot: score(0.7, 0.7))
    let said = Seen.lead("b", better, over: bag, "the bag")
    #expect(said.contains("one sentence 10.0 ± 0.0 points, a gain"))
    #expect(said.contains("five −10.0 ± 0.0 points, a loss"))
    let unsure = Judgement(name: "c", oneShot: score(0.4, 0.9), fiveShot: score(0.8, 0.8))
    #expect(Seen.lead("c", unsure, over: bag, "it").contains("no difference that can be told"))
    #expect(Seen.ways([better, unsure], over: bag).contains("What c adds cannot be told"))
  }

  @Test("Memory is placed against the bag, and its end against its start, task by task")
  func memory() {
    let (low, high, bag) = (score(0.2, 0.4), score(0.6, 0.8), score(0.5, 0.7))
    let said = Seen.memory(low, best: 0.75, high, bag: bag)
    for words in [
      "Before training it has 30.0\u{A0}%, −30.0 ± 0.0 points against the bag; its best look is 75.0\u{A0}%; ",
      "at the end it has 70.0\u{A0}%, 10.0 ± 0.0 points against the bag (60.0\u{A0}%).",
    ] { #expect(said.contains(words), "\(said)") }
    #expect(Seen.carriedOver(low, score(0.4, 0.2), bag: bag).contains("changed nothing"))
    #expect(Seen.carriedOver(high, low, bag: bag).hasSuffix("by −40.0 ± 0.0 points: a loss."))
    #expect(Seen.carriedOver(low, high, bag: bag).contains("40.0 ± 0.0 points; it is above the"))
    #expect(Seen.carriedOver(low, bag, bag: bag).contains("points; it cannot be told from the bag"))
    #expect(Seen.carriedOver(low, score(0.4, 0.6), bag: bag).contains("it is still below the bag"))
  }

  @Test("A reader is set against the bag, and a rate at the end of its grid is named")
  func reader() {
    var generator = Generator(seed: 1)
    let network = LetterReader(hasBag: false, width: 2, using: &generator)
    func chosen(_ score: TaskScore, isAtEnd: Bool) -> Readers.Chosen {
      Readers.Chosen(
        learner: EpisodicTraining(network, rate: 0.1),
        judgement: Judgement(name: "x", oneShot: score, fiveShot: score), rate: 0.1,
        isAtEnd: isAtEnd)
    }
    let said = Seen.reader(
      Readers(
        alone: chosen(score(0.3, 0.4), isAtEnd: false),
        beside: chosen(score(0.6, 0.7), isAtEnd: true)),
      over: bag)
    #expect(said.contains("the GRU alone against the bag: with one sentence −20.0 ± 0.0 points"))
    #expect(said.contains("the GRU beside the bag against the bag: with one sentence 10.0"))
    #expect(said.hasSuffix("(Its rate, 0.1, is at the end of those that were tried.)"))
    #expect(said.split(separator: "Its rate").count == 2)
  }

  @Test("Ridge and outside: worth, cost, or too little")
  func others() {
    #expect(Seen.ridge(score(0.9, 0.9), over: score(0.8, 0.8)).contains("a gain."))
    #expect(Seen.ridge(score(0.7, 0.7), over: score(0.8, 0.8)).contains("a loss."))
    let unsure = Seen.ridge(score(0.7, 0.95), over: score(0.8, 0.8), on: "test")
    #expect(unsure.hasPrefix("On five-shot test tasks") && unsure.contains("too little"))
    #expect(Seen.outside(score(0.1, 0.1)).contains("is worth 10.0"))
    #expect(Seen.outside(score(-0.1, -0.1)).contains("costs"))
    let outcomes = [MetaTestOutcome(way: 5, shot: 1, scores: [score(0.5, 0.5), score(0.6, 0.6)])]
    #expect(Seen.leads(outcomes[0]) == ["10.0 ± 0.0"])
    #expect(Seen.test(outcomes, ["a", "b"]) == "All are ahead of tf–idf in every row.")
    let behind = MetaTestOutcome(way: 20, shot: 1, scores: [score(0.5, 0.5), score(0.5, 0.6)])
    #expect(Seen.test(outcomes + [behind], ["a", "b"]) == "Not ahead of tf–idf in every row: b.")
  }
}
