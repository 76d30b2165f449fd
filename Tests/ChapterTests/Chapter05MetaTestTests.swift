import Datasets
import Engine
import Learning
import Testing

@testable import _5_learning_to_learn

private let split = try! alphabets(at: nil, seed: 1)
  .randomSplit(training: .none, evaluation: .none)

private func network(seed: UInt64 = 4) -> ConvolutionalClassifier {
  var generator = Generator(seed: seed)
  return ConvolutionalClassifier(way: 5, channels: 4, averaged: false, using: &generator)
}

private func start(steps: Int) throws -> LearnedStart {
  LearnedStart(
    way: 5, channels: 4, tasks: try TrainingEpisodes(split.training, way: 5, shot: 1, queries: 3),
    steps: steps, rate: 0.1, seed: 1)
}

@Suite("Chapter 5: the loop over tasks")
struct Chapter05LoopTests {
  @Test("Without steps learning changes nothing; its slope is that of the query loss at the end")
  func slope() throws {
    let (none, two) = (try start(steps: 0), try start(steps: 2))
    let theta = two.initialise()
    let task = two.chooseTask(Generator(seed: 9))
    #expect(none.learn(theta, task).parameters.map(\.scalars) == theta.parameters.map(\.scalars))
    let fast = two.learn(theta, task)
    let there = gradient(at: fast) { queryLoss($0, task) }
    let (loss, slope) = two.lossAndSlope(theta, [task])
    #expect(abs(loss.item - queryLoss(fast, task).item) < 1e-5)
    for (a, b) in zip(slope, there) {
      #expect(zip(a.scalars, b.scalars).allSatisfy { abs($0 - $1) < 1e-4 })
    }
  }

  @Test("Losses before and after, task by task; a training keeps them and knows its last tenth")
  func notes() throws {
    let method = try start(steps: 1)
    let theta = method.initialise()
    let tasks = (1...2).map { method.chooseTask(Generator(seed: $0)) }
    let losses = method.losses(theta, tasks)
    #expect(losses.before == tasks.map { Double(queryLoss(theta, $0).item) })
    #expect(losses.after == tasks.map { Double(method.evaluate(theta, $0).item) })
    var training = MetaTraining(start: theta, generator: Generator(seed: 1))
    training.note(((1...10).map(Double.init), (11...20).map(Double.init)))
    training.note(((21...30).map(Double.init), (31...40).map(Double.init)))
    #expect(training.atTheEnd == (29.5, 39.5))
    let rows = training.rows(batch: 2)
    #expect(
      rows.map { $0[0] } == ["1", "1", "10", "10"] && rows[3] == ["10", "20", "30.00", "40.00"])
  }
}

@Suite("Chapter 5: the exam")
struct Chapter05ExamTests {
  private func task(_ index: Int, shot: Int) throws -> Episode {
    try EpisodeSampler(split.validation, way: 5, shot: shot, queries: 3)
      .evaluationTask(index, seed: 3)
  }

  @Test("The nearest mean is that of each class's features", arguments: [1, 3])
  func means(shot: Int) throws {
    let (task, network) = (try task(1, shot: shot), network())
    let features = network.embedding(task.support.images, statistics: .running)
    let asked = network.embedding(task.query.images, statistics: .running)
    let width = features.shape[1]
    let expected = (0..<task.query.count).map { query -> Int in
      let distances = (0..<5).map { kind -> Double in
        (0..<width).reduce(0.0) { sum, column in
          let rows = (kind * shot..<(kind + 1) * shot)
          let mean = rows.reduce(0.0) { $0 + Double(features[$1, column]) } / Double(shot)
          return sum + (Double(asked[query, column]) - mean) * (Double(asked[query, column]) - mean)
        }
      }
      return distances.indices.min { distances[$0] < distances[$1] }!
    }
    #expect(nearestMean(network, task, .running) == expected)
  }

  @Test("A lead is the difference task by task")
  func lead() {
    let (a, b) = (TaskScore(perTask: [0.5, 0.75, 1]), TaskScore(perTask: [0.25, 0.5, 0.75]))
    #expect(a.lead(over: b).perTask == [0.25, 0.25, 0.25] && a.lead(over: b).interval == 0)
  }

  @Test("The policy is the one that reads more, pixels are scored over the same tasks")
  func choices() throws {
    let sampler = try ValidationEpisodes(split.validation, way: 5, shot: 1, queries: 3)
    let scores = [NormalizationPolicy.support, .running].map {
      nearestMeanScore(network(), $0, on: sampler, tasks: 12, seed: 6).mean
    }
    let best = bestPolicy(network(), on: sampler, tasks: 12, seed: 6)
    #expect(best == (scores[1] > scores[0] ? .running : .support))
    let pixels = pixelScore(on: sampler, tasks: 3, seed: 5)
    let task = sampler.evaluationTask(2, seed: 5)
    #expect(pixels.perTask[2] == share(nearest(task), of: task.query.labels))
  }

  @Test("A winner at an edge says so")
  func edges() {
    func tuned(_ rate: Float, steps: Int) -> Tuned {
      let offered = Recipe.grid([0.1, 0.2, 0.4], movesAll: true, steps: 6)
      return Tuned(
        tries: offered.map {
          let isBest = $0.rate == rate
          return Tuned.Try(
            offered: $0, recipe: Recipe(rate: $0.rate, steps: steps), accuracy: isBest ? 1 : 0)
        })
    }
    #expect(tuned(0.2, steps: 5).edges == [])
    #expect(tuned(0.1, steps: 5).edges == ["the lowest rate"])
    #expect(tuned(0.4, steps: 6).edges == ["the highest rate", "the most steps"])
    #expect(tuned(0.2, steps: 5).beyond == nil)
    #expect(tuned(0.1, steps: 5).beyond == Recipe(rate: 0.05, steps: 6))
    #expect(tuned(0.4, steps: 6).beyond == Recipe(rate: 0.8, steps: 6))
    #expect(tuned(0.2, steps: 6).beyond == Recipe(rate: 0.2, steps: 12))
  }

  @Test("Recipes are chosen for one example and for five, and the nearer number counts")
  func shots() throws {
    let all = Initialization.all(
      scratch: network(), joint: network(seed: 5), pretrained: network(seed: 6),
      learned: network(seed: 7), steps: 2)
    let tuner = Tuner(
      initializations: all, pretrained: all[2].start, more: 0, characters: split.validation, way: 5,
      queries: 3)
    let (one, five) = (try tuner(shot: 1, tasks: 2), try tuner(shot: 5, tasks: 2))
    let sampler = try ValidationEpisodes(split.validation, way: 5, shot: 5, queries: 3)
    let alone = tune(all[1].candidates, more: 0, on: sampler, tasks: 2, seed: 6, all[1].start)
    #expect(five.tuned[1].recipe == alone.recipe && five.tuned.count == 4)
    let (both, single) = (PerShot(one: one, five: five), PerShot(one: one, five: nil))
    func accuracies(_ exam: MetaTest) -> [Double] { exam.tuned.map(\.accuracy) }
    #expect([1, 2].allSatisfy { accuracies(both[$0]) == accuracies(one) })
    #expect([5, 10].allSatisfy { accuracies(both[$0]) == accuracies(five) })
    #expect(accuracies(single[10]) == accuracies(one))
    let (none, more) = (TaskScore(perTask: [-0.1, 0.1]), TaskScore(perTask: [0.02, 0.02]))
    #expect(Said.ownRecipes(["a", "b"], [none, more]).contains("b +2.0 ± 0.0. Where an interval"))
    #expect(Said.ownRecipes(["a"], [none]).hasSuffix("cannot tell it from none"))
    #expect(Said.ownRecipes(["a"], []).contains("too few drawings"))
  }

  @Test("Everybody sits the same exam; marks are taken after the steps of the recipe")
  func marks() throws {
    let all = Initialization.all(
      scratch: network(), joint: network(seed: 5), pretrained: network(seed: 6),
      learned: network(seed: 7), steps: 20)
    #expect(all.map(\.key) == ["scratch", "joint", "fine-tuned", "learned-start"])
    #expect(all.map(\.candidates.count) == [7, 7, 12, 4])
    #expect(all[3].candidates.allSatisfy { $0.isPlain && $0.steps == 15 })
    let tuned = all.map { initialization -> Tuned in
      var recipe = initialization.candidates[0]
      recipe.steps = 2
      return Tuned(
        tries: [Tuned.Try(offered: initialization.candidates[0], recipe: recipe, accuracy: 0)])
    }
    let metaTest = MetaTest(
      initializations: all, tuned: tuned, pretrained: all[2].start, policy: .support)
    let sampler = try ValidationEpisodes(split.validation, way: 5, shot: 1, queries: 3)
    let marks = metaTest.marks(on: sampler, tasks: 4, through: 3)
    #expect(marks.scores.count == 6 && marks.curves.allSatisfy { $0.count == 4 })
    #expect(marks.starts == marks.curves.map { $0[2] })
    #expect(marks.pixels == pixelScore(on: sampler, tasks: 4, seed: 13))
    let lines = metaTest.lines([marks, marks])
    #expect(
      lines.map(\.name) == metaTest.shortNames && lines[1].shares[1] == marks.nearestMean.mean)
    #expect(metaTest.steps(marks, through: 1)[2].shares == marks.curves[2].prefix(2).map(\.mean))
    let rules = ExamProtocol(
      data: "d", split: "s", splitHash: "h", rotations: "r", way: 5, queries: 3, tasks: 4,
      tuningTasks: 9, seed: 1)
    let cards = rules.cards(metaTest, [Effort(), Effort(), Effort(images: 8), Effort(tasks: 2)])
    #expect(cards.map(\.imagesSeen) == [0, 8, 0, 0, 8, 0] && cards[5].tasksSeen == 2)
    #expect(cards[0].normalization == "none: no network")
    #expect(cards[1].normalization == "the support images'" && cards[2].innerSteps == 2)
  }

  @Test("One step of a last layer of zeros by hand is the engine's")
  func lastLayer() throws {
    var network = network()
    network.head.weight = .zeros(network.head.weight.shape)
    #expect(lastLayerGap(network, try task(2, shot: 1).support) < 1e-4)
  }
}

@Suite("Chapter 5: the exam in waves")
struct Chapter05WaveExamTests {
  @Test("Who draws the mean is off by the wave less its mean; the best rate has the least error")
  func errors() {
    let waves = (0..<6).map { SinusoidTask($0, seed: 3) }
    let first = waves[0].query
    let squares = zip(first.x.scalars, first.y.scalars).map {
      let gap = Double($1) - Sinusoid.mean(Double($0))
      return gap * gap
    }
    #expect(abs(meanWaveErrors(on: waves).perTask[0] - squares.reduce(0, +) / 50) < 1e-9)
    var generator = Generator(seed: 3)
    let start = SineNetwork(hidden: 40, using: &generator)
    let rates: [Float] = [0.0001, 0.01, 100]
    let errors = rates.map { waveErrors(start, rate: $0, on: waves).mean }
    let finite = zip(rates, errors).filter { $1.isFinite }
    let search = rateSearch(start, of: rates, on: waves)
    #expect(search.best == finite.min { $0.1 < $1.1 }!.0 && search.isInside)
    let low = rateSearch(start, of: [1, 10], on: waves)
    #expect(low.choices.count > 2 && low.choices[0] < 1, "it goes on below")
    #expect(curve(start, at: [0.5]).count == 1 && waveInputs.count == 100)
    #expect(gapToMeanWave(start) > 0)
    let picture = WavePicture(start, learning: waves[0].support, rate: 0.01)
    #expect(picture.before == curve(start, at: waveInputs) && picture.after != picture.before)
  }
}
