import Datasets
import Engine
import Foundation
import Learning
import Notebook
import Testing

@testable import _7_reptile

/// One parameter tensor, for losses whose answers are known.
private struct Place: Module {
  var theta: Tensor
  mutating func visitParameters(_ visit: (inout Tensor) -> Void) { visit(&theta) }
}

/// ½ a (θ − c)², summed over the components.
private struct Bowl {
  let curvature: Float
  let center: Tensor

  func loss(_ place: Place) -> Tensor { (place.theta - center).squared().sum() * (curvature / 2) }
}

private func place(_ values: Float...) -> Place { Place(theta: Tensor(values)) }

private func smallNetwork(seed: UInt64 = 3) -> ConvolutionalClassifier {
  var generator = Generator(seed: seed)
  return ConvolutionalClassifier(way: 5, channels: 4, averaged: false, using: &generator)
}

private let smallSplit = try! alphabets(at: nil, seed: 1)
  .randomSplit(training: .asClasses, evaluation: .none)

private func smallMetaTest(seed: UInt64 = 13) throws -> MetaTest<ValidationPart> {
  MetaTest(
    sampler: try EpisodeSampler(smallSplit.validation, way: 5, shot: 1, queries: 1), steps: 3,
    batch: 5, seed: seed)
}

private func bits(_ learner: CharacterLearner) -> [[Float]] {
  (learner.model.parameters + learner.model.state + learner.rule.state).map(\.scalars)
    + [[Float(learner.rule.stepCount)]]
}

@Suite("Chapter 7: the algorithm")
struct Chapter07AlgorithmTests {
  @Test("With one inner step Reptile is SGD on the mean of the tasks' losses (mistake 21)")
  func oneStepIsJointTraining() {
    let bowls = [
      Bowl(curvature: 1, center: Tensor([1, 2])), Bowl(curvature: 3, center: Tensor([-1, 4])),
    ]
    var learner = Reptile(model: place(0.5, -1), rule: SGD(rate: 0.1))
    var joint = place(0.5, -1)
    for _ in 0..<5 {
      learner.move(0.3, towards: bowls.map { learner.visiting([$0]) { $1.loss($0) } })
      let slope = gradient(at: joint) { (bowls[0].loss($0) + bowls[1].loss($0)) * 0.5 }
      joint.theta -= slope[0] * (0.3 * 0.1)
    }
    #expect(
      zip(learner.model.theta.scalars, joint.theta.scalars).allSatisfy { abs($0 - $1) < 1e-6 })
  }

  @Test(
    "On bowls every meta-step and the fixed point have a closed form, sign and all (mistake 21)")
  func closedForm() {
    let (rate, steps, metaRate): (Float, Int, Float) = (0.1, 4, 0.5)
    let bowls = [Bowl(curvature: 1, center: Tensor([1])), Bowl(curvature: 5, center: Tensor([-2]))]
    // k steps leave (1 − αa)^k of the distance, so a visit goes the share w of the way to c.
    let shares = bowls.map { 1 - pow(1 - Double(rate * $0.curvature), Double(steps)) }
    var learner = Reptile(model: place(3), rule: SGD(rate: rate))
    func metaStep() {
      learner.move(
        metaRate,
        towards: bowls.map { bowl in
          learner.visiting(Array(repeating: bowl, count: steps)) { $1.loss($0) }
        })
    }
    metaStep()
    let moved = (shares[0] * (1 - 3) + shares[1] * (-2 - 3)) / 2
    #expect(abs(Double(learner.model.theta[0]) - (3 + 0.5 * moved)) < 1e-5)
    for _ in 0..<80 { metaStep() }
    let fixed = (shares[0] * 1 + shares[1] * -2) / (shares[0] + shares[1])
    #expect(abs(Double(learner.model.theta[0]) - fixed) < 1e-5)
    let jointMinimum = (1.0 * 1 + 5 * -2) / 6
    #expect(abs(fixed - jointMinimum) > 0.1, "more than one step is not joint training")
  }

  @Test("A visit leaves the learner as it was (mistake 19)")
  func visitsAreByCopies() {
    let learner = Reptile(model: place(1, 2), rule: Adam(rate: 0.1, beta1: 0))
    let bowl = Bowl(curvature: 1, center: Tensor([0, 0]))
    let visited = learner.visiting([bowl, bowl]) { $1.loss($0) }
    #expect(learner.model.theta.scalars == [1, 2])
    #expect(learner.rule.state.isEmpty && learner.rule.stepCount == 0)
    #expect(visited.model.theta.scalars != [1, 2] && visited.rule.stepCount == 2)
  }

  @Test("Adam's memory goes on as the mean of the visits' memories (mistake 20)")
  func memoryPersists() {
    var learner = Reptile(model: place(1), rule: Adam(rate: 0.1, beta1: 0))
    let bowls = [Bowl(curvature: 1, center: Tensor([0])), Bowl(curvature: 2, center: Tensor([5]))]
    let visits = bowls.map { learner.visiting([$0, $0, $0]) { $1.loss($0) } }
    learner.move(1, towards: visits)
    #expect(learner.rule.stepCount == 3)
    for slot in learner.rule.state.indices {
      let mean = (visits[0].rule.state[slot][0] + visits[1].rule.state[slot][0]) / 2
      #expect(abs(learner.rule.state[slot][0] - mean) < 1e-6)
    }
  }

  @Test("Minibatches: whole passes in random order, and one may reach across two passes")
  func minibatchRows() {
    var generator = Generator(seed: 1)
    let whole = minibatches(of: 50, size: 10, steps: 5, using: &generator)
    #expect(whole.map(\.count) == [10, 10, 10, 10, 10])
    #expect(Set(whole.joined()) == Set(0..<50))
    let across = minibatches(of: 5, size: 3, steps: 5, using: &generator)
    let rows = Array(across.joined())
    for pass in 0..<3 { #expect(Set(rows[(5 * pass)..<(5 * pass + 5)]) == Set(0..<5)) }
    #expect(whole != minibatches(of: 50, size: 10, steps: 5, using: &generator))
  }
}

@Suite("Chapter 7: sums and series")
struct Chapter07SeriesTests {
  private let bowls = [
    Bowl(curvature: 1, center: Tensor([1, 2])), Bowl(curvature: 3, center: Tensor([-1, 4])),
  ]

  @Test("The inner gradients add up to Reptile's move")
  func innerGradientsAddUp() {
    let batches = [bowls[0], bowls[1], bowls[0], bowls[1]]
    let found = innerGradients(from: place(0, 1), rate: 0.1, on: batches) { $1.loss($0) }
    let visited = Reptile(model: place(0, 1), rule: SGD(rate: 0.1))
      .visiting(batches) { $1.loss($0) }
    let all = GradientSum(members: 1...4).direction(found)[0]
    let move = (place(0, 1).theta - visited.model.theta) * 10
    #expect(zip(all.scalars, move.scalars).allSatisfy { abs($0 - $1) < 1e-5 })
    #expect(GradientSum(members: 2...2).direction(found)[0].scalars == found[1][0].scalars)
    #expect(GradientSum(members: 2...3).name == "g₂ + g₃")
    #expect(SumTraining.shared.map(\.name) == ["g₂, the same images", "g₄, the same images"])
    #expect(SumTraining.names.count == SumTraining.all.count + SumTraining.shared.count)
  }

  @Test("On bowls the series of Reptile and first-order MAML is exact at every rate")
  func seriesOnBowls() {
    let pair = TwoBatches(model: place(0.5, -1), first: bowls[0].loss, second: bowls[1].loss)
    for rate: Float in [0.01, 0.3] {
      let reptile = pair.meanGradient * 2 - pair.agreement * rate
      #expect(length(pair.reptile(rate) - reptile) < 1e-4)
      let firstOrder = pair.meanGradient - pair.agreement * rate
      #expect(length(pair.firstOrderMAML(rate) - firstOrder) < 1e-4)
    }
  }

  @Test("MAML's direction is the slope of the loss after a step, by central differences")
  func mamlByDifferences() {
    let pair = TwoBatches(model: place(0.5, -1), first: bowls[0].loss, second: bowls[1].loss)
    let rate: Float = 0.2
    func after(_ a: Bowl, _ b: Bowl, _ theta: Tensor) -> Double {
      let fast = theta - gradient(at: Place(theta: theta), a.loss)[0] * rate
      return Double(b.loss(Place(theta: fast)).item)
    }
    let (direction, step): (Tensor, Float) = (Tensor([0.6, 0.8]), 1e-2)
    func mean(_ t: Float) -> Double {
      let theta = pair.model.theta + direction * t
      return (after(bowls[0], bowls[1], theta) + after(bowls[1], bowls[0], theta)) / 2
    }
    let slope = (mean(step) - mean(-step)) / Double(2 * step)
    #expect(abs(dot(pair.maml(rate), direction) - slope) < 1e-3 * abs(slope))
    #expect(length(pair.maml(rate) - pair.firstOrderMAML(rate)) > 0.1)
  }

  @Test("Two directions, two coefficients")
  func fit() {
    let (u, v) = (Tensor([1, 2, 0]), Tensor([0, 1, 1]))
    let (p, q) = coefficients(of: u * 2 - v * 3, along: u, v)
    #expect(abs(p - 2) < 1e-6 && abs(q + 3) < 1e-6)
  }
}

@Suite("Chapter 7: the exam")
struct Chapter07ExamTests {
  private var learner: CharacterLearner {
    Reptile(model: smallNetwork(), rule: Adam(rate: 0.01, beta1: 0))
  }

  @Test(
    "An exam leaves weights, statistics and Adam's memory bit for bit as they were (mistake 20)")
  func leavesNoTrace() throws {
    var learner = learner
    let (_, batches) = try smallMetaTest().task(100)
    learner.move(0.5, towards: [learner.visiting(batches, characterLoss)])
    let before = bits(learner)
    let first = try smallMetaTest()(learner, tasks: 12)
    #expect(bits(learner) == before)
    #expect(try smallMetaTest()(learner, tasks: 12).inductive == first.inductive)
  }

  @Test("Other seeds ask other tasks, and none has a character of the training part (mistake 13)")
  func tasksAreUnseen() throws {
    let training = Set(smallSplit.training.classes.map(\.character))
    for index in 0..<40 {
      let (one, other) = (try smallMetaTest().task(index), try smallMetaTest(seed: 14).task(index))
      #expect(one.episode.query.images.scalars != other.episode.query.images.scalars)
      #expect(training.isDisjoint(with: one.episode.classes.map(\.character)))
    }
    let (again, more) = (try smallMetaTest().task(5), try smallMetaTest().task(5))
    #expect(again.episode.query.images.scalars == more.episode.query.images.scalars)
    #expect(again.batches.map(\.labels) == more.batches.map(\.labels))
  }

  @Test("One by one, no answer depends on the other queries; all together, it does (mistake 1)")
  func induction() throws {
    let (episode, _) = try smallMetaTest().task(2)
    let network = smallNetwork()
    let query = episode.query
    func answers(_ rows: [Int], _ ask: (ConvolutionalClassifier, Episode) -> Tensor) -> [Float] {
      let fewer = network.outputs(
        for: query.rows(rows).images, support: episode.support.images, policy: .supportPlusOne)
      let full = ask(network, episode)
      return zip(fewer.sliced(0, 0..<1).scalars, full.sliced(0, rows[0]..<rows[0] + 1).scalars)
        .map { abs($0 - $1) }
    }
    #expect(answers([3, 1], oneByOne).max()! < 1e-5)
    #expect(answers([3], oneByOne).max()! < 1e-5)
    #expect(answers([3, 1], allTogether).max()! > 1e-3)
    #expect(allTogether(network, episode).shape == [5, 5])
    #expect(answers([3, 1], queriesAlone).max()! > 1e-3)
    let own = network(query.images, statistics: .batch)
    #expect(queriesAlone(network, episode).scalars == own.scalars)
  }
}

@Suite("Chapter 7: waves and series")
struct Chapter07WaveTests {
  private var training: WaveTraining {
    var generator = Generator(seed: 4)
    return WaveTraining(
      fresh: SineNetwork(hidden: 6, using: &generator), rate: 0.02, visits: 3, seed: 9)
  }

  @Test("A training visits the same waves whatever its steps, and the share falls to nothing")
  func visits() {
    var byHand = training.untrained
    var generator = Generator(seed: 10)
    for share: Float in [0.5, 0.5 * (1 - 1 / 3), 0.5 * (1 - 2 / 3)] {
      let wave = Sinusoid(using: &generator)
      let batches = waveBatches(of: wave, 5, using: &generator)
      byHand.move(share, towards: [byHand.visiting(batches, waveLoss)])
    }
    #expect(
      training(steps: 5).model.parameters.map(\.scalars) == byHand.model.parameters.map(\.scalars))
    #expect(
      training(steps: 1).model.parameters.map(\.scalars)
        != training(steps: 5).model.parameters.map(\.scalars))
  }

  @Test("The average wave misses each wave by what the two lie apart at its other points")
  func average() {
    let waves = (0..<3).map { SinusoidTask($0, seed: 8) }
    let errors = errorOfAverage(on: TestTasks(waves)).perTask
    for (wave, error) in zip(waves, errors) {
      let average = wave.query.x.scalars.map { Float(Sinusoid.mean(Double($0))) }
      let missed = squaredError(Tensor(average, shape: wave.query.y.shape), wave.query.y).item
      #expect(abs(error - Double(missed)) < 1e-4)
    }
  }

  @Test("A curve is the mean of the tasks at every step")
  func curve() {
    let curve = WaveCurve([[4, 2], [2, 1]])
    #expect(curve.means == [3, 1.5] && curve.intervals.allSatisfy { $0 > 0 })
  }

  @Test("A rate at which nothing moves leaves the error of the start")
  func rates() {
    let model = training.fresh
    let errors = errorsByRate(model, rates: [0, 0.01], seed: 3)
    let still = (0..<100).map { index -> Double in
      let task = SinusoidTask(index, seed: 3 &+ 50_001)
      return Double(squaredError(model(task.query.x), task.query.y).item)
    }
    #expect(abs(errors[0] - mean(still)) < 1e-5 && errors[1] != errors[0])
  }

  @Test("A power law has its exponent as slope, and shares fall on the paper's")
  func slopes() {
    var generator = Generator(seed: 6)
    let series = Series(at: training.fresh, pairs: 2, using: &generator)
    #expect(abs(series.slope(series.rates.map { pow(Double($0), 1.5) }) - 1.5) < 1e-6)
    #expect(series.errors(share: 1)[0] < series.errors(share: 0)[0])
    let shares = series.shares()
    #expect(shares.map(\.paper.agreement) == [2, 1, 1] && shares.map(\.paper.mean) == [1, 1, 2])
    #expect(shares.allSatisfy { $0.gap < 0.1 } && shares[2].row.last == "0.5")
  }

  @Test("A visit to two bowls ends where two steps lead, a turn half way to the mean of ends")
  func bowls() {
    // 3 → 3 + 5/4 → that − (that + 4)/4.
    #expect(abs(Bowls.endOfVisit - 2.1875) < 1e-5)
    let ends = [3 + 5 * (1 - 0.75 * 0.75), 3 - 7 * (1 - 0.75 * 0.75)]
    #expect(abs(Bowls.afterTurn - (3 + 0.5 * ((ends[0] + ends[1]) / 2 - 3))) < 1e-5)
  }

  @Test("A replay begins with the learner as it is, and ends as the exam judges it")
  func replay() throws {
    let learner = Reptile(model: smallNetwork(), rule: Adam(rate: 0.01, beta1: 0))
    let metaTest = try smallMetaTest()
    let replay = Replay(3, of: metaTest, by: learner)
    #expect(replay.probabilities.count == 4)
    #expect(replay.accuracy(after: 3) == metaTest.score(learner, 3)[0])
    let curves = replay.curves(of: 2, steps: 1)
    #expect(curves.count == 5 && curves[4].count == 2)
    #expect(abs(curves.reduce(0) { $0 + $1[0] } - 1) < 1e-5)
  }
}

@Suite("Chapter 7: a run that was killed")
struct Chapter07TrainingTests {
  private func start() -> MetaTraining {
    MetaTraining(
      Reptile(model: smallNetwork(), rule: Adam(rate: 0.01, beta1: 0)), Generator(seed: 2))
  }

  @Test("Resumed from its file, a run ends with the same bits")
  func resume() throws {
    let sampler = try EpisodeSampler(smallSplit.training, way: 5, shot: 2, queries: 1)
    let (undisturbed, resumed) = try trainedUndisturbedAndResumed(start) { run, step in
      let batches = sampler.episode(using: &run.generator)
        .minibatches(size: 5, steps: 2, using: &run.generator)
      run.reptile.move(0.5, towards: [run.reptile.visiting(batches, characterLoss)])
      let score = Double(step.number % 3) / 3
      run.judge(inductive: score, transductive: score + 0.1, after: step.number)
    }
    #expect(bits(resumed.reptile) == bits(undisturbed.reptile))
    #expect(bits(resumed.selection.best) == bits(undisturbed.selection.best))
    #expect(resumed.selection.bestStep == 2 && undisturbed.selection.bestStep == 2)
    #expect(resumed.generator == undisturbed.generator)
    #expect(resumed.selection.scores == undisturbed.selection.scores)
    #expect(resumed.transductive == undisturbed.transductive)
    #expect(resumed.selection.steps == undisturbed.selection.steps)
  }

  @Test("A run is flat when the last looks brought nothing new, and never without patience")
  func flat() {
    var run = start()
    for (index, score) in [0.1, 0.5, 0.4, 0.5].enumerated() {
      run.judge(inductive: score, transductive: 0.9, after: index + 1)
    }
    #expect(run.isFlat(patience: 2) && !run.isFlat(patience: 3) && !run.isFlat(patience: 0))
    run.judge(inductive: 0.51, transductive: 0.1, after: 5)
    #expect(!run.isFlat(patience: 2))
  }
}

@Suite("Chapter 7: runs")
struct Chapter07RunTests {
  static let name = "07-reptile"
  static let two = Result { try QuickRun.of(name) }

  @Test("A quick run on built-in alphabets learns to learn")
  func quick() throws {
    let run = try Self.two.get()
    expectSuccess(run, on: "built-in alphabets")
    #expect(try run.value("sinusoid-reptile-step-32") * 2 < run.value("sinusoid-joint-step-32"))
    #expect(abs(try run.value("taylor-slope-with") - 2) < 0.2)
    #expect(try run.value("reptile-5w1s-transductive") > 0.45)
    #expect(run.records["reptile-5w1s"]?.n == 100)
  }

  @Test("Both scores have a card, which says what differs between them")
  func cards() throws {
    let run = try Self.two.get()
    let inductive = try #require(run.records["reptile-5w1s"]?.card)
    let transductive = try #require(run.records["reptile-5w1s-transductive"]?.card)
    #expect(!inductive.isTransductive && transductive.isTransductive)
    #expect(inductive.seeds == [1] && !inductive.isEnsemble)
    #expect(inductive.innerSteps == 50 && inductive.splitHash == smallSplit.hash)
    let alone = try #require(run.records["reptile-5w1s-queries-alone"]?.card)
    #expect(alone.isTransductive && alone.normalization == "all queries, without the support")
    #expect(inductive.paper?.value == 0.9539 && alone.paper?.value == 0.9768)
    #expect(transductive.paper == nil, "support and queries together is no score of the paper's")
  }

  @Test("Its notebook is whole and valid") func notebook() throws {
    #expect(try Self.two.get().notebookFaults() == [])
  }

  @Test("Killed with -9 in training and resumed by one worker, it has the records of two")
  func killed() throws {
    try expectSameRecordsAfterKill(
      Self.two.get(), ["--workers", "1"], checkpoint: "reptile",
      saying: "reptile: going on after step")
  }

  @Test("A quick run on real Omniglot learns", .enabled(if: realOmniglot != nil))
  func real() throws {
    let run = try ChapterRun(Self.name, data: realOmniglot)
    defer { run.clean() }
    expectSuccess(run, on: "omniglot")
    #expect(try run.value("reptile-5w1s-transductive") > 0.6)
  }
}

@Suite("Chapter 7: exercises")
struct Chapter07ExerciseTests {
  /// ½ a (θ − c)² and its slope.
  private static let bowls = [
    Bowl(curvature: 1, center: Tensor([8])), Bowl(curvature: 3, center: Tensor([-1])),
  ]
  private static let slopes: [(Double) -> Double] = [{ $0 - 8 }, { 3 * ($0 + 1) }]

  @Test("A visit's way is the sum of the inner gradients, times −α")
  func sumOfGradients() {
    let learner = Reptile(model: place(2), rule: SGD(rate: 0.1))
    let end = learner.visiting(Self.bowls) { $1.loss($0) }.model.theta[0]
    let sum = innerGradientSum(from: 2, rate: 0.1, slopes: Self.slopes)
    #expect(abs(Double(end) - (2 - 0.1 * sum)) < 1e-5)
  }

  @Test("A turn over two tasks is the chapter's own")
  func turn() {
    var learner = Reptile(model: place(2), rule: SGD(rate: 0.1))
    let visits = Self.bowls.map { bowl in
      learner.visiting(Array(repeating: bowl, count: 3)) { $1.loss($0) }
    }
    learner.move(0.4, towards: visits)
    let byHand = reptileTurn(2, tasks: Self.slopes, steps: 3, rate: 0.1, metaRate: 0.4)
    #expect(abs(Double(learner.model.theta[0]) - byHand) < 1e-5)
  }

  @Test("On bowls the look ahead is exact")
  func lookAhead() {
    let found = innerGradients(from: place(2), rate: 0.1, on: Self.bowls) { $1.loss($0) }
    let ahead = secondGradient(
      [Self.slopes[1](2)], hessian: [[3]], first: [Self.slopes[0](2)], rate: 0.1)
    #expect(abs(Double(found[1][0].scalars[0]) - ahead[0]) < 1e-5)
  }
}
