import Identity

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

  /// What no run of this kind can be after so many steps, in a few words: "3 epochs with 2 losses"; nil when all fits.
  func contradiction(after steps: Int) -> String?
}

extension Resumable {
  public func contradiction(after steps: Int) -> String? { nil }

  /// Writes every part to a file that is complete or not there.
  public func write(to path: String, as identity: RunIdentity) throws {
    var copy = self
    let visitor = CheckpointVisitor(Checkpoint(identity), .store)
    try copy.visitParts(visitor)
    try visitor.checkpoint.write(to: path)
  }

  /// Goes on from a file of the same run, if there is one, after at most `end` steps as counted by `steps`.
  ///
  /// Throws one sentence for a damaged file, another run's, or numbers that cannot be, and leaves this run as
  /// it was.
  public mutating func resume(
    from path: String, as identity: inout RunIdentity, _ steps: KeyPath<Self, Int>, of end: Int
  ) throws {
    var (copy, identityOfBoth) = (self, identity)
    guard let checkpoint = try Checkpoint.read(path, goingOnAs: &identityOfBoth) else { return }
    try copy.visitParts(CheckpointVisitor(checkpoint, .restore))
    let done = copy[keyPath: steps]
    let tooFar = done > end ? "\(done) steps of \(end)" : nil
    if let trouble = tooFar ?? copy.contradiction(after: done) {
      throw CheckpointError(
        "\(path) holds what no run can be: \(trouble). Delete it to start anew.")
    }
    (self, identity) = (copy, identityOfBoth)
  }
}
