/// A run that goes on to the same bits after it was killed: it names each of its parts once, for writing a
/// checkpoint as for reading it.
///
///     extension Training: Resumable {
///       mutating func visitParts(_ visit: CheckpointVisitor) throws {
///         try visit(&model, "model")
///         try visit(&optimizer, "optimizer", of: model)
///         try visit(&step, "step")
///       }
///     }
public protocol Resumable {
  /// Visits everything that the next step depends on, and everything measured so far.
  mutating func visitParts(_ visit: CheckpointVisitor) throws
}

extension Resumable {
  /// Writes every part to a file that is complete or not there.
  public func write(to path: String, settings: String) throws {
    var copy = self
    let visitor = CheckpointVisitor(Checkpoint(settings: settings), isReading: false)
    try copy.visitParts(visitor)
    try visitor.checkpoint.write(to: path)
  }

  /// Goes on from a file of the same settings, if there is one.
  public mutating func resume(from path: String, settings: String) throws {
    guard let checkpoint = try Checkpoint.read(path, settings: settings) else { return }
    try visitParts(CheckpointVisitor(checkpoint, isReading: true))
  }
}
