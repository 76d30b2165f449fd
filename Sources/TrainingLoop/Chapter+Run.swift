import Checkpoints
import Notebook

extension Chapter {
  /// The run of one of the chapter's training loops, with what the chapter knows: its folder, `--resume`, the identity
  /// of the run, a bar, and what happens when a number stops being finite.
  ///
  ///     var learner = Learner(untrained, Adam(rate: 1e-3))          // Resumable, the chapter's own
  ///     let run = try chapter.run("waves", &learner, steps: 1000)
  ///     while let step = try run.next(learner) {
  ///       let (loss, slope) = valueWithGradient(at: learner.model) { metaLoss($0, tasks(step.index)) }
  ///       learner.optimizer.update(&learner.model, along: slope)
  ///       step.report(loss)
  ///     }
  ///
  /// Say first which data the run uses. With `sharing`, several runs side by side advance one bar.
  public func run<Learner: Resumable>(
    _ name: String, _ learner: inout Learner, steps: Int, every interval: Duration = .seconds(60),
    sharing shared: Meter? = nil, line: UInt = #line
  ) throws -> TrainingRun {
    let (identity, file) = (identity(of: name), checkpoint(of: name))
    requireAgreement(on: identity)
    if resume { try handOut(checkpoint: file) }
    let run = try TrainingRun(
      name, &learner, steps: steps, file: file, as: identity, resumes: resume, every: interval)
    note(prolonged: run.identity)
    if run.step > 0 { print("\(name): going on after step \(run.step)") }
    let meter = shared ?? progress(total: steps, name)
    meter.advance(by: run.step)
    run.progress = { run in
      if !run.isOver { return meter.advance(note: words(of: run)) }
      self.note(trained: name, seconds: run.seconds)
      if shared == nil { meter.finish() }
    }
    run.diverged = {
      guardFinite(loss: $0.value, step: $0.step, "\(name), \($0.part)", line: line)
    }
    return run
  }
}

private func words(of run: TrainingRun) -> String? {
  run.note ?? run.loss.map { "loss \($0.written(.decimals(3)))" }
}
