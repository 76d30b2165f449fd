import Collective
import Identity
import Learning

/// The run of a training loop: it counts the steps and the seconds, keeps checkpoints and goes on from them, and ends
/// when a parameter of the learner or its loss stops being finite. What a step does, and with what, is the loop's own.
///
///     var learner = Learner(untrained, Adam(rate: 1e-3))          // Resumable
///     let run = try TrainingRun("waves", &learner, steps: 1000, file: path, as: identity, resumes: true)
///     while let step = try run.next(learner) {
///       let (loss, slope) = valueWithGradient(at: learner.model) { metaLoss($0, tasks(step.index)) }
///       learner.optimizer.update(&learner.model, along: slope)
///       step.report(loss)
///     }
///
/// Such a loop stands in a function: of a global variable two parts cannot be changed in one call.
///
/// A checkpoint is written after each tenth of the steps, whenever `interval` has passed, and at the end. Whether one
/// is written changes nothing that is computed.
public final class TrainingRun {
  /// What the run is called, on its bar and in its checkpoint.
  public let name: String
  /// How many steps the whole run has.
  public let steps: Int
  /// How many of them are done, in all sessions.
  public private(set) var step: Int
  /// Whose checkpoint it is, and how the run was prolonged.
  public let identity: RunIdentity
  /// What the loop reported of the step at hand.
  public internal(set) var loss: Double?
  /// A few words for the end of the bar.
  public internal(set) var note: String?
  /// Whether the last step is done.
  public var isOver: Bool { finalSeconds != nil }
  /// Called after each step, and once when the run is over.
  public var progress: (TrainingRun) -> Void = { _ in }
  /// Called with what stopped being finite; what it throws ends the run.
  public var diverged: (Divergence) throws -> Void = { throw $0 }

  private let file: String
  private let earlier: Double
  private var clock: CheckpointClock
  private var (isOpen, written) = (false, 0)
  private var finalSeconds: Double?

  /// Begins a run, or goes on from `file` if `resumes` and there is one; then the learner is what stood there.
  ///
  /// Throws one sentence for a damaged file, another run's, or numbers that cannot be, and leaves the learner as it was.
  public init<Learner: Resumable>(
    _ name: String, _ learner: inout Learner, steps: Int, file: String, as identity: RunIdentity,
    resumes: Bool, every interval: Duration = .seconds(60)
  ) throws {
    var (state, identity) = (RunState(learner: learner), identity)
    if resumes {
      try state.resume(from: file, as: &identity, \.step, of: steps)
      learner = state.learner
    }
    (self.name, self.steps, self.file, self.identity) = (name, steps, file, identity)
    (step, earlier) = (state.step, state.seconds)
    (clock, written) = (CheckpointClock(every: interval), state.step)
  }

  /// Seconds of this run in all its sessions, until now or until it was over.
  public var seconds: Double { finalSeconds ?? earlier + clock.elapsed }

  /// Completes the step before, with the learner as that left it, and begins the next; nil when all are done, or when
  /// the run `isOver` before, such as after a long time without a better score: that is asked when the step is complete.
  public func next<Learner: Resumable>(
    _ learner: Learner, unless isOver: @autoclosure () -> Bool = false
  ) throws -> TrainingStep? {
    if isOpen { try complete(learner) }
    isOpen = step < steps && !isOver()
    if isOpen { return TrainingStep(index: step, run: self) }
    if self.isOver { return nil }
    finalSeconds = seconds
    if written < step { try write(learner) }
    progress(self)
    return nil
  }

  private func complete<Learner: Resumable>(_ learner: Learner) throws {
    step += 1
    if let trouble = try Divergence(of: learner, loss: loss, after: step) { try diverged(trouble) }
    let isTenth = TrainingStep(index: step - 1, run: self).isDue(times: 10)
    // The last one is written when the run is over.
    if step < steps, clock.isDue() || isTenth { try write(learner) }
    progress(self)
    (loss, note) = (nil, nil)
  }

  /// Of several processes the first writes.
  private func write<Learner: Resumable>(_ learner: Learner) throws {
    written = step
    guard Collective.rank == 0 else { return }
    try RunState(learner: learner, step: step, seconds: seconds).write(to: file, as: identity)
  }
}

/// A step of a training loop.
public struct TrainingStep {
  /// How many steps were done before this one, in all sessions.
  public let index: Int
  let run: TrainingRun

  /// 1 for the first step.
  public var number: Int { index + 1 }

  /// Whether this step is one of every `count`, or the last.
  public func isDue(every count: Int) -> Bool {
    number.isMultiple(of: count) || number == run.steps
  }

  /// Whether this step is one of `count` that lie evenly and end with the last.
  public func isDue(times count: Int) -> Bool {
    number * count / run.steps > index * count / run.steps
  }

  /// Tells the run what the loss of this step was; one that is not finite ends it.
  public func report(_ loss: Float) { run.loss = Double(loss) }

  /// A few words for the bar.
  public func note(_ words: String) { run.note = words }
}
