import Datasets
import Engine
import Foundation
import Learning
import Plotting
import Testing

@testable import _8_prototypical_networks

private func isNear(_ first: [[Double]], _ second: [[Double]]) -> Bool {
  first.count == second.count
    && zip(first.joined(), second.joined()).allSatisfy { abs($0 - $1) <= 1e-6 * max(1, abs($1)) }
}

private func score(_ values: Double...) -> TaskScore { TaskScore(perTask: values) }

private func blank(_ ink: Double) -> [Double] { [Double](repeating: ink, count: 784) }

@Suite("Chapter 8: figures")
struct Chapter08FigureTests {
  @Test("Each class stands with its mean; a wrong answer has its number below it")
  func means() throws {
    let classes = [[blank(0.1), blank(0.3)], [blank(0.5), blank(0.7)]]
    let plot = meansAndQueries(
      classes, means: [blank(0.2), blank(0.6)], queries: [blank(0.9)], answers: [1], truth: [0])
    #expect(
      plot.panels[0].map(\.title) == [
        "2 drawings of each class, and their mean", "queries and their nearest prototype",
      ])
    let drawn = try DrawnMarks(plot)
    let ink = ["image 2 prototype 1", "image 5 prototype 2", "image 0 2"].map {
      drawn.rows($0)[0][0][0]
    }
    #expect(ink == [0.2, 0.6, 0.9])
  }

  @Test("Points have the colour of their class, and a diamond at their mean")
  func scattered() throws {
    let drawn = try DrawnMarks(scatter([[(1, 2), (3, 6)], [(-1, 0), (-3, 4)]], "a"))
    let points = drawn.rows("points")
    #expect(isNear(points[0], [[1, 2], [3, 6]]) && isNear(points[1], [[2, 4]]))
    #expect(points.contains { isNear($0, [[-2, 2]]) })
    let film = growth([(0, 0.25, [[(1, 2)]]), (7, 0.5, [[(1, 3)]])])
    #expect(
      film.frames.count == 10 && film.frames[1].title.hasPrefix("after 7 episodes: 20-way 50"))
  }

  @Test("Losses are smoothed over those before, and the floor is a line")
  func similarities() throws {
    #expect(smooth([4, 2, 6], 2) == [4, 3, 4])
    var study = Study(name: "a", way: 20)
    study.losses = [3, 1]
    study.looks = [Look(episode: 5, accuracy: 0.25, places: [])]
    var other = study
    other.losses = [8, 4]
    let drawn = try DrawnMarks(similarityRace(["a", "b"], [study, other], floor: 2.5))
    #expect(isNear(drawn.rows("line “a”")[0], [[1, 3], [2, 2]]))
    #expect(isNear(drawn.rows("line “b”")[0], [[1, 8], [2, 6]]))
    #expect(drawn.rows("line “a”").contains { isNear($0, [[5, 0.25]]) })
  }

  @Test("Bars are errors in per cent, 5-way and 20-way beside each other")
  func ways() throws {
    var study = Study(name: "5-way", way: 5)
    study.scores = [score(0.75, 0.85), score(0.5, 0.7)]
    let text = try DrawnMarks(errorsByWay([study])).marks.flatMap(\.rows).joined()
    for value in [20.0, 40] { #expect(text.contains { abs($0 - value) < 1e-6 }, "\(value)") }
  }

  @Test("Published errors stand before ours, each at its own place")
  func lake() throws {
    let plot = errorRates(pixels: score(0.7, 0.9), thisRun: score(0.1, 0.2), on: "omniglot")
    let points = try DrawnMarks(plot).rows("points")
    #expect(points[0].map { $0[1] } == [4.5, 3.3, 8, 13.5, 13.7])
    #expect(isNear([points[1].map { $0[0] }, points[1].map { $0[1] }], [[5, 6], [80, 15]]))
    #expect(
      errorRates(pixels: score(1, 1), thisRun: score(1, 1), on: "mine").title.contains("mine"))
  }
}

@Suite("Chapter 8: parts")
struct Chapter08PartTests {
  @Test("A sentence says what its numbers say")
  func sentences() {
    #expect(Seen.company(score(0.01, 0.03, 0.02, 0.02)).contains("is worth 2.00 ±"))
    #expect(Seen.company(score(-0.01, -0.03, -0.02, -0.02)).contains("costs"))
    #expect(Seen.company(score(-0.01, 0.02)).contains("too small"))
    #expect(!Seen.company(score(0.01, 0.03, 0.02, 0.02)).contains("within a point"))
    #expect(Seen.company(score(0.002, 0.003, 0.002)).contains("to within a point"))
    let (low, high) = (score(0.25, 0.5, 0.25), score(0.75, 1, 0.75))
    func factor(_ timesTen: TaskScore) -> String {
      Seen.factor(high, cosine: low, timesTen: timesTen)
    }
    let most = factor(score(0.625, 0.875, 0.625))
    #expect(most.contains("brings back 75") && most.contains("lacks: \"Euclidean beats cosine\""))
    let least = factor(score(0.375, 0.625, 0.375))
    #expect(least.contains("brings back 25") && least.hasSuffix("what the cosine lacks."))
    #expect(factor(score(0, 1, 0.25)).contains("nothing that these tasks could tell"))
    #expect(Seen.factor(low, cosine: low, timesTen: high).contains("not ahead of the cosine"))
    #expect(Seen.similarity(ends: [1, 3, 2], floor: 2.5).contains("the cosine at 3.00, above"))
    #expect(Seen.twoLosses((0.5, 0.75), way: 20).contains("may be compared"))
    #expect(Seen.twoLosses((0.5, 0.75), way: 60).contains("60-way in training"))
    let lead = score(0.5, 0.6, 0.7)
    #expect(Seen.verdict(["a", "b"], lead: lead).contains("these two networks differ"))
    #expect(Seen.verdict(["a", "b"], lead: score(-0.5, 0.6)).contains("too little"))
    #expect(Seen.within(score(0.1, 0.2), pixels: score(0.4, 0.6)).contains("35 ± "))
    #expect(score(0.5, 0.7).lead(over: score(0.1, 0.2)).perTask == [0.4, 0.49999999999999994])
  }

  @Test("The plane's share is what it holds of the spread")
  func share() {
    let cloud: [Point] = [
      [3, 0, 0], [-3, 0, 0], [0, 2, 0], [0, -2, 0], [0, 0, 1], [0, 0, -1],
    ]
    #expect(abs(Plane(fittedTo: cloud).share(of: cloud) - 26.0 / 28) < 1e-9)
  }

  @Test("A trial's answer is the nearest known drawing, and its error the share of wrong ones")
  func trials() {
    let known = Tensor([0, 0, 5, 5], shape: [2, 2]), asked = Tensor([4, 4, 1, 0], shape: [2, 2])
    let runs = [
      OneShotRun(name: "a", training: known, test: asked, answers: [1, 0]),
      OneShotRun(name: "b", training: known, test: asked, answers: [1, 1]),
    ]
    let given = answers(to: runs) { $0 }
    #expect(given == [[1, 0], [1, 0]] && errors(given, runs).perTask == [0, 0.5])
  }

  @Test("Own cosines are those of a query's own class")
  func cosineMeans() throws {
    var generator = Generator(seed: 4)
    let network = PrototypicalNetwork(
      embedding: Conv4(channels: 4, downsampling: .pool, using: &generator))
    let split = try alphabets(at: nil, seed: 1).randomSplit(
      training: .asClasses, evaluation: .asClasses)
    let task = try EpisodeSampler(split.validation, way: 3, shot: 2, queries: 2).evaluationTask(1)
    let (own, others) = meanCosines(network, task)
    let f = { network($0, statistics: .running) }
    let table = cosines(f(task.query.images), prototypes(f(task.support.images), way: 3))
    let mine = (0..<6).map { Double(table[$0, $0 / 2]) }.reduce(0, +) / 6
    #expect(abs(own - mine) < 1e-5)
    let all = table.scalars.map(Double.init).reduce(0, +)
    #expect(abs(6 * own + 12 * others - all) < 1e-4)
  }

  @Test("Pixels: the nearest mean of the drawings themselves")
  func pixels() throws {
    let split = try alphabets(at: nil, seed: 1).randomSplit(
      training: .asClasses, evaluation: .asClasses)
    let task = try EpisodeSampler(split.validation, way: 4, shot: 2, queries: 2).evaluationTask(3)
    let (support, query) = (pictures(task.support.images), pictures(task.query.images))
    let means = support.parts(4).map(prototypeByHand)
    let right = zip(query, task.query.labels).count { pixels, label in
      let distances = means.map { squaredDistanceByHand(pixels, $0) }
      return distances.firstIndex(of: distances.min()!) == label
    }
    #expect(pixelAccuracy(task) == Double(right) / 8)
  }
}

@Suite("Chapter 8: ten digits")
struct Chapter08AbroadTests {
  @Test("Where the reader's digits are damaged, none of our own stand in their place")
  func damaged() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    let mnist = folder.appending(path: "mnist")
    try FileManager.default.createDirectory(at: mnist, withIntermediateDirectories: true)
    #expect(try tenDigits(at: folder.path, test: 600).name == "built-in digits")
    try Data([7]).write(to: mnist.appending(path: "t10k-images-idx3-ubyte"))
    #expect(throws: DatasetError.self) { try tenDigits(at: folder.path, test: 600) }
  }

  @Test(
    "Trials know each digit by one drawing and ask about another, the same whenever they are made")
  func digits() throws {
    let data = try tenDigits(at: nil, test: 4000)
    let images = data.test.open()
    #expect(!data.name.isEmpty && Set(images.labels).count == 10)
    let twice = (0..<2).map { _ in trials(of: images, count: 3, seed: 2) }
    #expect(twice[0].map(\.answers) == twice[1].map(\.answers))
    #expect(twice[0][0].answers != twice[0][1].answers)
    for trial in twice[0] {
      #expect(trial.answers.sorted() == Array(0..<10))
      let (known, asked) = (trial.training.flattened(), trial.test.flattened())
      for (row, answer) in trial.answers.enumerated() {
        #expect(known.row(answer).scalars != asked.row(row).scalars, "another drawing")
      }
    }
    let perfect = rightAnswers(twice[0].map(\.answers), twice[0])
    #expect(perfect.perTask == [1, 1, 1])
  }

  @Test("Scores stand beside the papers', and a sentence compares them with pixels and with home")
  func picture() throws {
    func score(_ values: Double...) -> TaskScore { TaskScore(perTask: values) }
    let plot = abroad(
      pixels: score(0.25, 0.5), thisRun: score(0.75, 0.5), from: "omniglot", to: "mnist")
    #expect(plot.title == "learned on omniglot, asked about mnist")
    let drawn = try DrawnMarks(plot)
    #expect(drawn.rows("points “from papers")[0].map { $0[1] } == [26.5, 70.3, 72])
    #expect(drawn.rows("points “measured")[0].map { $0[1] } == [37.5, 62.5])
    let mine = abroad(pixels: score(1, 1), thisRun: score(1, 1), from: "mine", to: "mnist")
    #expect(mine.title.contains("the papers: from Omniglot"))
  }
}
