import Learning

/// The scores of a training on validation data, and the candidate that earned the highest.
///
/// A candidate is what would be used: the model itself, averaged weights, a copy with measured statistics.
public struct ModelSelection<Candidate> {
  /// The candidate with the highest score so far; of equals, the earliest.
  public var best: Candidate
  /// After how many steps the best was found; 0 before the first score.
  public private(set) var bestStep = 0
  /// The highest score; −∞ before the first.
  public private(set) var bestScore = -Double.infinity
  /// After how many steps each score was earned.
  public private(set) var steps: [Double] = []
  /// The scores in the order of their steps.
  public private(set) var scores: [Double] = []

  /// Until a score is known, `first` is the best there is.
  public init(_ first: Candidate) { best = first }

  /// Notes a score, keeps the candidate if none was better or as good, and says whether it did.
  @discardableResult
  public mutating func judge(_ candidate: Candidate, score: Double, after step: Int) -> Bool {
    steps.append(Double(step))
    scores.append(score)
    guard score > bestScore else { return false }
    (best, bestStep, bestScore) = (candidate, step, score)
    return true
  }

  /// How many scores came after the best one.
  public var scoresSinceBest: Int { steps.count { $0 > Double(bestStep) } }

  /// Visits all but the candidate.
  public mutating func visitScores(_ visit: CheckpointVisitor, _ name: String) throws {
    try visit(&bestStep, name + "-step")
    try visit(&bestScore, name + "-score", isFinite: false)
    try visit(&steps, name + "-judged-at")
    try visit(&scores, name + "-scores", isFinite: false)
  }

  /// What cannot be after so many steps, in a few words.
  public func contradiction(after step: Int) -> String? {
    if steps.count != scores.count {
      return "\(steps.count) judgements with \(scores.count) scores"
    }
    let isSound = bestStep <= step && steps.allSatisfy { $0 <= Double(step) }
    return isSound ? nil : "a best one at step \(bestStep), after step \(step)"
  }
}

extension CheckpointVisitor {
  /// The best model stands under `name`.
  public func callAsFunction<Model: Module>(
    _ selection: inout ModelSelection<Model>, _ name: String
  ) throws {
    try self(&selection.best, name)
    try selection.visitScores(self, name)
  }
}
