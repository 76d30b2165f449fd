import Checkpoints
import Engine
import Foundation
import Identity
import Learning
import Testing

struct TrainingRunTests {
  /// Something to learn, with an optimizer that remembers.
  struct Learner: Resumable {
    var model: Dense
    var optimizer = Adam(rate: 0.1)
    var losses: [Double] = []
    var selection: ModelSelection<Dense>

    init(seed: UInt64 = 3) {
      var generator = Generator(seed: seed)
      model = Dense(2, 1, using: &generator)
      selection = ModelSelection(model)
    }

    mutating func visitParts(_ visit: CheckpointVisitor) throws {
      try visit(&model, "model")
      try visit(&optimizer, "optimizer", of: model)
      try visit(&losses, "losses")
      try visit(&selection, "best")
    }

    func contradiction(after steps: Int) -> String? {
      losses.count == steps
        ? selection.contradiction(after: steps) : "\(steps) steps with \(losses.count) losses"
    }

    mutating func descend(_ step: TrainingStep) {
      var generator = Generator(seed: UInt64(step.index))
      let x = Tensor.normal([4, 2], using: &generator)
      let (loss, slope) = valueWithGradient(at: model) {
        squaredError($0(x), x.sum([1], keepingDimensions: true))
      }
      optimizer.update(&model, along: slope)
      losses.append(Double(loss.item))
      if step.isDue(every: 4) {
        // A judgement may itself blow up.
        let score = step.number == 8 ? .nan : -Double(loss.item)
        selection.judge(model, score: score, after: step.number)
      }
      step.report(loss.item)
    }

    var bits: [[UInt32]] {
      (model.parameters + optimizer.state + selection.best.parameters).map {
        $0.scalars.map(\.bitPattern)
      }
    }
  }

  static let identity = RunIdentity([.init("chapter", "none")])

  static func run(
    _ learner: inout Learner, in folder: TemporaryFolder, steps: Int = 30, resumes: Bool = true,
    every interval: Duration = .seconds(3600)
  ) throws -> TrainingRun {
    try TrainingRun(
      "test", &learner, steps: steps, file: folder.file("x"), as: identity, resumes: resumes,
      every: interval)
  }

  /// Trains, and goes away in the middle of step `end` if there is one.
  static func train(
    _ learner: inout Learner, _ run: TrainingRun, until end: Int = .max
  ) throws {
    while let step = try run.next(learner) {
      if step.index == end { return }
      learner.descend(step)
    }
  }

  @Test(arguments: [0, 2, 3, 17, 29])
  func aRunThatWentAwayGoesOnToTheSameBits(interruption: Int) throws {
    let folder = TemporaryFolder()
    var undisturbed = Learner()
    try Self.train(&undisturbed, Self.run(&undisturbed, in: TemporaryFolder()))
    var killed = Learner()
    try Self.train(&killed, Self.run(&killed, in: folder), until: interruption)
    var resumed = Learner(seed: interruption < 3 ? 3 : 9)
    let run = try Self.run(&resumed, in: folder)
    #expect(run.step == interruption / 3 * 3, "a tenth of thirty steps is three")
    try Self.train(&resumed, run)
    #expect(resumed.bits == undisturbed.bits && resumed.losses == undisturbed.losses)
    #expect(
      resumed.selection.scores.map(\.bitPattern) == undisturbed.selection.scores.map(\.bitPattern))
    #expect(resumed.selection.steps == [4, 8, 12, 16, 20, 24, 28, 30])
    #expect(run.step == 30 && run.isOver)
  }

  @Test func aFinishedRunIsNotTrainedAgainAndMayBeProlonged() throws {
    let folder = TemporaryFolder()
    var learner = Learner()
    let run = try Self.run(&learner, in: folder)
    try Self.train(&learner, run)
    let seconds = run.seconds
    var again = Learner()
    let second = try Self.run(&again, in: folder)
    #expect(try second.next(again) == nil)
    #expect(again.bits == learner.bits && second.seconds >= seconds && run.seconds == seconds)
    let longer = try Self.run(&again, in: folder, steps: 40)
    #expect(try longer.next(again)?.index == 30)
    #expect(throws: CheckpointError.self) { try Self.run(&again, in: folder, steps: 20) }
  }

  @Test func withoutResumingItBeginsAnew() throws {
    let folder = TemporaryFolder()
    var learner = Learner()
    try Self.train(&learner, Self.run(&learner, in: folder))
    var fresh = Learner()
    let run = try Self.run(&fresh, in: folder, resumes: false)
    #expect(run.step == 0 && fresh.losses.isEmpty)
  }

  @Test func aFileOfAnotherNumberOfLossesIsRefused() throws {
    let folder = TemporaryFolder()
    var learner = Learner()
    let run = try Self.run(&learner, in: folder)
    for _ in 0..<4 {
      _ = try run.next(learner)  // and nothing is learned
    }
    #expect(
      message { _ = try Self.run(&learner, in: folder) }?.contains("3 steps with 0 losses") == true)
  }

  @Test func checkpointsFollowTheClock() throws {
    let folder = TemporaryFolder()
    var learner = Learner()
    let run = try Self.run(&learner, in: folder, steps: 30, every: .zero)
    try Self.train(&learner, run, until: 5)
    var resumed = Learner()
    #expect(try Self.run(&resumed, in: folder).step == 5, "not a tenth, but its time had come")
  }

  @Test func aRunThatEndsEarlyKeepsItsLastStepAndStaysOver() throws {
    let folder = TemporaryFolder()
    var learner = Learner()
    let run = try Self.run(&learner, in: folder)
    var calls = 0
    run.progress = { if $0.isOver { calls += 1 } }
    while let step = try run.next(learner, unless: learner.losses.count == 7) {
      learner.descend(step)
    }
    #expect(run.step == 7 && run.isOver && calls == 1)
    var resumed = Learner()
    let second = try Self.run(&resumed, in: folder)
    #expect(second.step == 7)
    #expect(try second.next(resumed, unless: resumed.losses.count == 7) == nil)
  }

  @Test func whatIsNotFiniteEndsItByName() throws {
    let folder = TemporaryFolder()
    var learner = Learner()
    let run = try Self.run(&learner, in: folder)
    _ = try run.next(learner)?.report(.infinity)
    #expect(
      message { _ = try run.next(learner) }
        == "diverged at step 1: loss became inf. A smaller learning rate is the usual cure.")

    var other = Learner()
    let second = try Self.run(&other, in: TemporaryFolder())
    var found: Divergence?
    second.diverged = { found = $0 }
    _ = try second.next(other)
    other.model.bias = Tensor([-.infinity])
    _ = try second.next(other)
    #expect(found?.part == "bias" && found?.value == -.infinity && found?.step == 1)
  }

  @Test func theBestCandidateIsTheFirstWithTheHighestScore() {
    var selection = ModelSelection(0)
    for (index, score) in [0.5, 0.9, 0.8, 0.9, .nan].enumerated() {
      let isBest = selection.judge(index + 1, score: score, after: 10 * (index + 1))
      #expect(isBest == (index < 2))
    }
    #expect(selection.best == 2 && selection.bestStep == 20 && selection.bestScore == 0.9)
    #expect(selection.scoresSinceBest == 3)
    #expect(selection.contradiction(after: 50) == nil && selection.contradiction(after: 49) != nil)
  }
}
