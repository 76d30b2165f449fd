/// A learner and how far its run is: what stands in a checkpoint of a ``TrainingRun``.
struct RunState<Learner: Resumable>: Resumable {
  var learner: Learner
  /// How many steps are done, and the seconds that they took, in all sessions.
  var step = 0
  var seconds = 0.0

  mutating func visitParts(_ visit: CheckpointVisitor) throws {
    try visit(&step, "step")
    try visit(&seconds, "seconds")
    try learner.visitParts(visit)
  }

  func contradiction(after steps: Int) -> String? { learner.contradiction(after: steps) }
}
