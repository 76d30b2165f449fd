import Datasets
import Engine
import Foundation
import Learning
import Notebook
import Testing

@testable import _8_prototypical_networks

private func smallNetwork(seed: UInt64 = 4) -> PrototypicalNetwork {
  var generator = Generator(seed: seed)
  return PrototypicalNetwork(
    embedding: Conv4(channels: 4, downsampling: .pool, using: &generator))
}

private let smallSplit = try! alphabets(at: nil, seed: 1)
  .randomSplit(training: .asClasses, evaluation: .asClasses)

private func episode(_ index: Int, way: Int = 5, shot: Int = 2, queries: Int = 3) -> Episode {
  try! EpisodeSampler(smallSplit.validation, way: way, shot: shot, queries: queries)
    .evaluationTask(index)
}

private func bits(_ run: MetaTraining) -> [[Float]] {
  let best = run.selection.best
  return (run.network.parameters + best.parameters + best.state + run.optimizer.state)
    .map(\.scalars)
    + [run.validationLoss, run.trainingLoss, run.trainingAccuracy].map { $0.map(Float.init) }
}

@Suite("Chapter 8: by hand")
struct Chapter08ByHandTests {
  @Test("A prototype is a mean, a distance is squared")
  func prototypes() {
    #expect(prototypeByHand([[1, 2], [3, 6]]) == [2, 4])
    #expect(squaredDistanceByHand([1, 2], [4, -2]) == 25)
  }

  @Test("Probabilities are a softmax over negative distances, also where exp alone would be zero")
  func probabilities() {
    let near = probabilitiesByHand(distances: [0, log(2.0), log(4.0)])
    #expect(zip(near, [4.0 / 7, 2.0 / 7, 1.0 / 7]).allSatisfy { abs($0 - $1) < 1e-12 })
    #expect(probabilitiesByHand(distances: [5000, 5000]) == [0.5, 0.5])
  }

  @Test("The plane is that of the two longest axes of the cloud")
  func plane() {
    var generator = Generator(seed: 3)
    // Spread 5 along (3, 4, 0)/5, spread 2 along (0, 0, 1), spread 0.1 along the third axis.
    let cloud = (0..<400).map { _ -> Point in
      let (a, b, c) = (
        5 * Double(generator.normal()), 2 * Double(generator.normal()),
        0.1 * Double(generator.normal())
      )
      return [0.6 * a - 0.8 * c + 7, 0.8 * a + 0.6 * c, b]
    }
    let plane = Plane(fittedTo: cloud)
    #expect(abs(abs(dot(plane.first, [0.6, 0.8, 0])) - 1) < 1e-3)
    #expect(abs(abs(dot(plane.second, [0, 0, 1])) - 1) < 1e-3)
    #expect(abs(dot(plane.first, plane.second)) < 1e-9)
    let centre = plane(prototypeByHand(cloud))
    #expect(abs(centre.x) < 1e-9 && abs(centre.y) < 1e-9)
  }
}

@Suite("Chapter 8: the algorithm")
struct Chapter08AlgorithmTests {
  @Test("Scores are those of three lines by hand")
  func scores() {
    let (network, task) = (smallNetwork(), episode(2))
    let support = points(network(task.support.images, statistics: .batch))
    let query = points(network(task.query.images, statistics: .batch))
    let centres = (0..<5).map { prototypeByHand(Array(support[(2 * $0)..<(2 * $0 + 2)])) }
    let expected = query.flatMap { one in centres.map { -squaredDistanceByHand(one, $0) } }
    let given = network.metaTestScores(task, .batch).scalars
    #expect(zip(given, expected).allSatisfy { abs(Double($0) - $1) < 1e-4 })
    #expect(given.count == 15 * 5)
  }

  @Test("An episode's gradient is that of its loss in one piece, where there is one slice")
  func gradient() {
    let (network, task) = (smallNetwork(), episode(3))
    let images = Tensor.concatenated([task.support.images, task.query.images])
    let whole = valueWithGradient(at: network) {
      crossEntropy(
        network.scores($0(images, statistics: .batch), task), task.query.labels)
    }
    let learned = network.learn(from: task)
    #expect(abs(learned.loss - Double(whole.value.item)) < 1e-5)
    for (a, b) in zip(learned.gradient, whole.gradient) {
      #expect(zip(a.scalars, b.scalars).allSatisfy { abs($0 - $1) < 1e-4 * max(1, abs($1)) })
    }
  }

  @Test("Slices hold at least sixty images, and a step goes down")
  func slices() {
    let task = episode(4, way: 20, shot: 1, queries: 5)
    var (network, optimizer) = (smallNetwork(), Adam(rate: 1e-3))
    let before = network.learn(from: task).loss
    for _ in 0..<5 {
      optimizer.update(&network, along: network.learn(from: task).gradient)
    }
    #expect(network.learn(from: task).loss < before)
    let two = network.learn(from: task), one = network.learn(from: task, sliceSize: 120)
    #expect(two.loss != one.loss && abs(two.loss - one.loss) < 0.3 * one.loss)
  }

  @Test(
    "An inductive answer is not changed by the other queries (mistake 1), a transductive one is")
  func noLeak() {
    var network = smallNetwork()
    network.embedding.measureStatistics(on: episode(0).query.images)
    let (support, query) = (episode(5).support.images, episode(5).query.images)
    for policy in NormalizationPolicy.allCases {
      let all = network.outputs(for: query, support: support, policy: policy).sliced(0, 0..<2)
      let alone = network.outputs(for: query.sliced(0, 0..<2), support: support, policy: policy)
      let isSame = zip(all.scalars, alone.scalars).allSatisfy { abs($0 - $1) < 1e-4 }
      #expect(isSame == !policy.isTransductive, "\(policy)")
    }
  }

  @Test("Evaluation leaves no trace (mistake 2)")
  func noTrace() {
    let network = smallNetwork()
    let before = (network.parameters + network.state).map(\.scalars)
    for policy in NormalizationPolicy.allCases { _ = network.accuracy(episode(6), policy) }
    #expect((network.parameters + network.state).map(\.scalars) == before)
  }

  @Test("The loss of a plain cosine has the floor that the lesson names, ten times it has not")
  func cosineFloor() {
    let axes = Tensor([1, 0, 0, 1, -1, 0, 0, -1], shape: [4, 2])
    let labels = [0, 1, 2, 3]
    let plain = crossEntropy(Similarity.cosine(times: 1)(axes, axes), labels).item
    #expect(plain > Float(log(1 + 3 * exp(-2.0))))
    let positive = Tensor.oneHot(labels, classes: 4)  // after a relu no cosine is below 0
    let floor = crossEntropy(Similarity.cosine(times: 1)(positive, positive), labels).item
    #expect(abs(floor - Float(log(1 + 3 / exp(1.0)))) < 1e-5)
    #expect(crossEntropy(Similarity.cosine(times: 10)(axes, axes), labels).item < 1e-3)
    #expect(crossEntropy(Similarity.euclidean(axes * 9, axes * 9), labels).item < 1e-3)
  }
}

@Suite("Chapter 8: a run that was killed")
struct Chapter08TrainingTests {
  @Test("Resumed from a file in the middle between two looks, a run ends with the same bits")
  func resume() throws {
    let (undisturbed, resumed) = try trainedUndisturbedAndResumed {
      MetaTraining(smallNetwork())
    } _: { run, step in
      let (loss, gradient, accuracy) = run.network.learn(from: episode(100 + step.index))
      run.optimizer.update(&run.network, along: gradient)
      run.include(loss: loss, accuracy: accuracy)
      guard step.number.isMultiple(of: 3) else { return }
      let judged = run.network.measured(on: episode(1).query.images)
      let scores = judged.metaTestScores(episode(2))
      let loss2 = Double(crossEntropy(scores, episode(2).query.labels).item)
      run.judge(judged, (loss2, 0.5), after: step.number, every: 3)
    }
    #expect(bits(resumed) == bits(undisturbed))
    #expect(resumed.selection.bestStep == undisturbed.selection.bestStep)
    #expect(resumed.trainingAccuracy == undisturbed.trainingAccuracy)
  }

  @Test("The network of the lowest validation loss is kept, not the last")
  func best() {
    var run = MetaTraining(smallNetwork())
    for (index, loss) in [3.0, 1.0, 2.0].enumerated() {
      run.judge(smallNetwork(seed: UInt64(20 + index)), (loss, 0), after: index + 1, every: 1)
    }
    #expect(run.selection.bestStep == 2 && run.validationLoss == [3, 1, 2])
    #expect(
      run.selection.best.parameters.map(\.scalars)
        == smallNetwork(seed: 21).parameters.map(\.scalars))
  }
}

@Suite("Chapter 8: runs")
struct Chapter08RunTests {
  static let name = "08-prototypical-networks"
  static let two = Result { try QuickRun.of(name) }

  @Test("A quick run on built-in alphabets learns where things lie")
  func quick() throws {
    let run = try Self.two.get()
    expectSuccess(run, on: "built-in alphabets")
    #expect(try run.value("protonet-5w1s") > run.value("pixels-5w1s") + 0.1)
    #expect(try run.value("protonet-5w5s") > run.value("protonet-5w1s"))
    #expect(try run.value("protonet-20w1s") < run.value("protonet-5w1s"))
    #expect(try run.value("lake-error") < run.value("lake-pixel-error"))
    #expect(try run.value("by-hand-gap") < 1e-3)
  }

  @Test("Every score has a card; only the transductive ones say so")
  func cards() throws {
    let run = try Self.two.get()
    for name in ["protonet-5w1s", "protonet-5w5s", "protonet-20w1s", "protonet-20w5s"] {
      let card = try #require(run.records[name]?.card)
      #expect(!card.isTransductive && card.splitHash == smallSplit.hash)
      #expect(card.paper == nil, "built-in alphabets cannot be compared with the paper")
    }
    #expect(run.records["protonet-5w1s-transductive"]?.card?.isTransductive == true)
  }

  @Test("Its notebook is whole and valid") func notebook() throws {
    #expect(try Self.two.get().notebookFaults() == [])
  }

  @Test("Killed with -9 in training and resumed by one worker, it has the records of two")
  func killed() throws {
    try expectSameRecordsAfterKill(
      Self.two.get(), ["--workers", "1", "--set", "checkpoint=0.05"], checkpoint: "1-shot",
      saying: "1-shot: going on after step")
  }

  @Test("A quick run on real Omniglot learns", .enabled(if: realOmniglot != nil))
  func real() throws {
    let run = try ChapterRun(Self.name, data: realOmniglot)
    defer { run.clean() }
    expectSuccess(run, on: "omniglot")
    #expect(run.records["protonet-5w1s"]?.card?.split == "vinyals")
    #expect(try run.value("protonet-5w1s") > 0.7)
  }
}

@Suite("Chapter 8: exercises")
struct Chapter08ExerciseTests {
  @Test("The cosine by hand is the library's")
  func cosine() {
    let (a, b) = ([1.0, -2, 0.5], [0.3, 4, -1])
    let library = cosines(
      Tensor(a.map(Float.init), shape: [1, 3]), Tensor(b.map(Float.init), shape: [1, 3]))
    #expect(abs(Double(library.scalars[0]) - cosineByHand(a, b)) < 1e-5)
  }

  @Test("A query is the same with others and without (mistake 1)")
  func alone() {
    let (support, queries) = ([[1.0, 5], [2, 0]], [[3.0, 1], [7, 2], [-4, 0]])
    let together = centredQueries(queries, support: support)
    #expect(together == queries.flatMap { centredQueries([$0], support: support) })
  }
}
