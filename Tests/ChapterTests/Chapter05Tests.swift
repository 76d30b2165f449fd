import Datasets
import Engine
import Foundation
import Learning
import Notebook
import Testing

@testable import _5_learning_to_learn

private let split = try! alphabets(at: nil, seed: 1)
  .randomSplit(training: .none, evaluation: .none)

private func task(_ index: Int, shot: Int = 1) throws -> Episode {
  try EpisodeSampler(split.validation, way: 5, shot: shot, queries: 3)
    .evaluationTask(index, seed: 3)
}

private func smallNetwork(seed: UInt64 = 4) -> ConvolutionalClassifier {
  var generator = Generator(seed: seed)
  return ConvolutionalClassifier(way: 5, channels: 4, averaged: false, using: &generator)
}

@Suite("Chapter 5: pixels")
struct Chapter05PixelTests {
  @Test("Four loops and one matrix product name the same pictures", arguments: [1, 3])
  func sameAnswers(shot: Int) throws {
    for index in 0..<8 {
      let task = try task(index, shot: shot)
      #expect(nearestByHand(task) == nearest(task))
    }
  }

  @Test("The share of right answers")
  func rightAnswers() {
    #expect(share([1, 2, 3, 4], of: [1, 0, 3, 0]) == 0.5)
    #expect(share([2], of: [2]) == 1)
  }
}

@Suite("Chapter 5: recipes")
struct Chapter05RecipeTests {
  static let recipes = [
    Recipe(rate: 0.01, steps: 4), Recipe(movesAll: false, rate: 0.03, steps: 4),
    Recipe(rate: 0.01, policy: .running, steps: 4),
    Recipe(movesAll: false, rate: 0.4, isPlain: true, policy: .running, steps: 4),
  ]

  @Test(
    "One accuracy before and one after each step; the start stays as it is (mistake 19)",
    arguments: recipes)
  func steps(recipe: Recipe) throws {
    let start = smallNetwork()
    let before = (start.parameters + start.state).map(\.scalars)
    let curve = accuracies(of: start, on: try task(1), recipe)
    #expect(curve.count == 5 && curve.allSatisfy { (0...1).contains($0) })
    #expect((start.parameters + start.state).map(\.scalars) == before)
    let first = accuracy(answers(start, try task(1), recipe.policy), try task(1).query.labels)
    #expect(curve[0] == first)
  }

  @Test("Fixed features with a learning last layer are the whole network with a zero rate below it")
  func lastLayerAlone() throws {
    let (start, task) = (smallNetwork(), try task(2))
    var network = start
    for _ in 0..<3 {
      let slope = gradient(at: network.head) { head in
        var other = network
        other.head = head
        return supportLoss(other, task)
      }
      network.head.parameters = zip(network.head.parameters, slope).map { $0 - $1 * 0.2 }
    }
    let recipe = Recipe(movesAll: false, rate: 0.2, isPlain: true, steps: 3)
    let expected = accuracy(answers(network, task), task.query.labels)
    #expect(accuracies(of: start, on: task, recipe)[3] == expected)
  }

  @Test(
    "No answer depends on the other queries (mistake 1)",
    arguments: [NormalizationPolicy.support, .running])
  func inductive(policy: NormalizationPolicy) throws {
    let (network, task) = (smallNetwork(), try task(3))
    let all = answers(network, task, policy)
    let alone = network.outputs(
      for: task.query.images.sliced(0, 4..<5), support: task.support.images, policy: policy)
    #expect(zip(all.sliced(0, 4..<5).scalars, alone.scalars).allSatisfy { abs($0 - $1) < 1e-4 })
  }

  @Test("The grid keeps the best candidate at its best number of steps (mistake 15)")
  func tuning() throws {
    let sampler = try EpisodeSampler(split.validation, way: 5, shot: 1, queries: 3)
    let candidates = [Recipe(rate: 0, steps: 6), Recipe(rate: 0.01, steps: 6)]
    let tuned = tune(candidates, more: 6, on: sampler, tasks: 20, seed: 6, smallNetwork())
    #expect(tuned.recipe.rate == 0.01 && tuned.recipe.steps >= 1)
    #expect(tuned.tries[0].recipe.steps == 1 && tuned.tries[0].offered.steps == 6)
    #expect(tuned.beyond == nil || tuned.tries.count == 8)
    let curve = meanCurve(
      of: smallNetwork(), Recipe(rate: 0.01, steps: max(6, tuned.recipe.steps)), on: sampler,
      tasks: 20, seed: 6
    ).map(\.mean)
    #expect(tuned.accuracy == curve[tuned.recipe.steps])
    #expect(curve.dropFirst().allSatisfy { $0 <= tuned.accuracy })
  }
}

@Suite("Chapter 5: transfer")
struct Chapter05TransferTests {
  @Test("Pre-training sees training characters alone, each under its own name (mistake 7)")
  func classes() {
    var pretraining = Pretraining(split.training, channels: 4, seed: 4)
    let batch = pretraining.batch(40)
    #expect(batch.labels.allSatisfy { (0..<split.training.count).contains($0) })
    let unseen = Set(split.validation.classes.map(\.character))
    #expect(unseen.isDisjoint(with: split.training.classes.map(\.character)))
    let first = split.training.classes[batch.labels[0]]
    let drawings = (0..<split.training.alphabets.drawings).map {
      split.training.alphabets.image(
        first.character, drawing: $0, quarterTurns: first.quarterTurns
      ).scalars
    }
    #expect(drawings.contains(batch.images.sliced(0, 0..<1).scalars))
  }

  @Test("Its start has the features as trained, their statistics, and a last layer of zeros")
  func start() {
    var pretraining = Pretraining(split.training, channels: 4, seed: 4)
    pretraining.optimizer.rate = 0.01
    for _ in 0..<3 {
      let slope = pretraining.lossAndGradient(pretraining.batch(32)).gradient
      pretraining.optimizer.update(&pretraining.network, along: slope)
    }
    #expect(pretraining.optimizer.stepCount == 3)
    let start = pretraining.start(way: 5)
    let (found, trained) = (start.embedding, pretraining.network.embedding)
    #expect(found.parameters.map(\.scalars) == trained.parameters.map(\.scalars))
    #expect(found.state.map(\.scalars) != trained.state.map(\.scalars))
    #expect(start.head.parameters.allSatisfy { $0.scalars.allSatisfy { $0 == 0 } })
    #expect(start.head.weight.shape[1] == 5)
  }
}

@Suite("Chapter 5: waves")
struct Chapter05WaveTests {
  @Test("The mean wave is the mean of many waves")
  func mean() {
    var generator = Generator(seed: 1)
    let waves = (0..<20_000).map { _ in Sinusoid(using: &generator) }
    for x in [-4.0, -1.5, 0, 2.2] {
      let mean = waves.reduce(0) { $0 + Double($1(Float(x))) } / 20_000
      #expect(abs(mean - Sinusoid.mean(x)) < 0.06)
    }
  }

  @Test("Seen from outside, learning is a constant shift: the outer gradient is the one at its end")
  func firstOrder() {
    var generator = Generator(seed: 3)
    let start = SineNetwork(hidden: 40, using: &generator)
    let wave = Sinusoid(using: &generator)
    let (support, query) = (
      wave.sample(10, using: &generator), wave.sample(10, using: &generator)
    )
    let outer = gradient(at: start) {
      squaredError(moved($0, on: support, rate: 0.02, steps: 3)(query.x), query.y)
    }
    let end = moved(start, on: support, rate: 0.02, steps: 3)
    let there = gradient(at: end) { squaredError($0(query.x), query.y) }
    for (a, b) in zip(outer, there) {
      #expect(zip(a.scalars, b.scalars).allSatisfy { abs($0 - $1) < 1e-5 })
    }
    #expect(end.parameters.map(\.scalars) != start.parameters.map(\.scalars))
    let unmoved = moved(start, on: support, rate: 0.02, steps: 0)
    #expect(unmoved.parameters.map(\.scalars) == start.parameters.map(\.scalars))
  }
}

@Suite("Chapter 5: runs")
struct Chapter05RunTests {
  static let name = "05-learning-to-learn"
  static let two = Result { try QuickRun.of(name) }

  @Test("A quick run on built-in alphabets: what was brought along is worth more than nothing")
  func quick() throws {
    let run = try Self.two.get()
    expectSuccess(run, on: "built-in alphabets")
    let scratch = try run.value("scratch-5w1s")
    #expect(try run.value("fine-tuned-5w1s") > scratch + 0.05)
    #expect(try run.value("learned-start-5w1s") > scratch + 0.05)
    #expect(abs(try run.value("joint-loss") - log(5)) < 0.1)
    #expect(try run.value("fine-tuned-shots-10") > run.value("fine-tuned-shots-1"))
  }

  @Test("Every score has a card, and recipes were chosen on validation tasks (mistakes 15, 38)")
  func cards() throws {
    let run = try Self.two.get()
    for key in ["pixel-nearest", "scratch", "joint", "fine-tuned", "learned-start"] {
      let card = try #require(run.records["\(key)-5w1s"]?.card)
      #expect(!card.isTransductive && card.seeds == [1] && !card.isEnsemble)
      #expect(card.splitHash == split.hash && card.tasks == 100)
      #expect(key == "pixel-nearest" || card.selection.contains("validation"))
    }
  }

  @Test("Its notebook is whole and valid") func notebook() throws {
    #expect(try Self.two.get().notebookFaults() == [])
  }

  @Test("Killed with -9 in training and resumed by one worker, it has the records of two")
  func killed() throws {
    try expectSameRecordsAfterKill(
      Self.two.get(), ["--workers", "1"], checkpoint: "learning-to-learn",
      saying: "learning-to-learn: going on after step")
  }

  @Test("A quick run on real Omniglot", .enabled(if: realOmniglot != nil))
  func real() throws {
    let run = try ChapterRun(Self.name, data: realOmniglot)
    defer { run.clean() }
    expectSuccess(run, on: "omniglot")
    #expect(try run.value("fine-tuned-5w1s") > run.value("pixel-nearest-5w1s"))
  }
}

@Suite("Chapter 5: exercises")
struct Chapter05ExerciseTests {
  @Test("Rows have the labels that the sampler gives them", arguments: [1, 4])
  func labels(shot: Int) throws {
    let task = try task(5, shot: shot)
    #expect(task.support.labels == rowLabels(way: 5, perClass: shot))
    #expect(task.query.labels == rowLabels(way: 5, perClass: 3))
  }

  @Test("The step of a last layer by hand is the engine's")
  func lastLayer() {
    var generator = Generator(seed: 7)
    func normal(_ shape: Shape) -> Tensor {
      .normal(shape, mean: 0, standardDeviation: 1, using: &generator)
    }
    func rows(_ tensor: Tensor) -> [[Double]] {
      (0..<tensor.shape[0]).map { tensor.sliced(0, $0..<$0 + 1).scalars.map(Double.init) }
    }
    let (weight, features, labels) = (normal([3, 4]), normal([6, 4]), [0, 1, 2, 2, 1, 0])
    let slope = valueWithGradient(at: weight) {
      crossEntropy(features.matmul($0, transposeOther: true), labels)
    }.gradient
    let expected = rows(weight - slope * 0.3)
    let probabilities = features.matmul(weight, transposeOther: true).softmax()
    let byHand = headStep(
      rows(weight), features: rows(features), probabilities: rows(probabilities), labels: labels,
      rate: 0.3)
    #expect(zip(byHand.joined(), expected.joined()).allSatisfy { abs($0 - $1) < 1e-5 })
  }
}
