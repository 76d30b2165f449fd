import Engine

extension MetaTraining {
  /// What a picture of meta-training shows, beside the best of those who may not look.
  func curve(_ name: String, against fixed: MetaTraining<FixedSetting>) -> ValidationCurve {
    ValidationCurve(
      name: name, steps: selection.steps, scores: scores, fixed: fixed.scores.min()!)
  }

  /// Middle and largest finite length of a hypergradient, and the share that a limit cuts.
  func loudness(limit: Float) -> (median: Float, largest: Float, cut: Double) {
    let sorted = norms.map { Float($0) }.sorted()
    let cut = sorted.count { !($0 <= limit) }
    return (
      sorted[sorted.count / 2], sorted.last { $0.isFinite }!, Double(cut) / Double(sorted.count)
    )
  }
}
