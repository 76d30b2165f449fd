import Identity

/// What stopped being a finite number, and when.
public struct Divergence: Error, Equatable, CustomStringConvertible {
  /// The name of a parameter, or "loss".
  public let part: String
  /// The number that is not finite.
  public let value: Double
  /// The number of the step, from 1.
  public let step: Int

  public var description: String {
    "diverged at step \(step): \(part) became \(value). A smaller learning rate is the usual cure."
  }

  /// The first parameter of the learner's models that is not finite, or else the loss; nil when all is well.
  init?<Learner: Resumable>(of learner: Learner, loss: Double?, after step: Int) throws {
    var copy = learner
    let visitor = CheckpointVisitor(Checkpoint(RunIdentity([])), .findNonFinite)
    try copy.visitParts(visitor)
    if let found = visitor.nonFinite {
      self.init(part: found.name, value: Double(found.value), step: step)
    } else if let loss, !loss.isFinite {
      self.init(part: "loss", value: loss, step: step)
    } else {
      return nil
    }
  }

  private init(part: String, value: Double, step: Int) {
    (self.part, self.value, self.step) = (part, value, step)
  }
}
