import Foundation

/// What each picture of the chapter shows, for those who do not see it.
enum Seen {
  static let episode = """
    A task: five unknown characters with the names 0 to 4 in the upper row, and below other \
    drawings of the same characters in another order, to be named
    """
  static let turns = """
    Query losses of all tasks in the order in which they were seen, with a line where guessing is. \
    Left: the loop, before and after learning. Right: joint training, without learning
    """
  static let shots = """
    Accuracy against the number of examples of each character, with intervals, for pixels, the \
    nearest mean feature and four starts
    """
  static let steps = """
    Accuracy on new tasks before and after each gradient step, for four starts, with a line where \
    chance is
    """
  static let waves = """
    One wave and ten of its points, twice. Left: a network trained on all waves, before any step \
    close to the mean of all waves, and after ten steps. Right: the same from a learned start
    """
}

/// Sentences that the numbers of a run choose.
enum Said {
  /// The losses of the last tasks before and after learning, beside guessing.
  static func ability(before: Double, after: Double, guessing: Double) -> String {
    if before > guessing, after < guessing {
      return """
        Look at the grey line: *before* learning, the start is no good at any task. It answers surely \
        and wrongly, because nothing ever asked what it would say *before*. Nothing was memorised. \
        What it has is the ability to get from one line to the other.
        """
    }
    return after < before
      ? "Learning brings the loss down, from the grey line to the blue one."
      : "After so few tasks learning does not help yet."
  }

  /// A paired lead and its interval.
  static func lead(
    of first: String, over second: String, by mean: Double, interval: Double
  ) -> String {
    if abs(mean) <= interval {
      return "Between \(first) and \(second) these tasks cannot decide."
    }
    let (winner, loser) = mean > 0 ? (first, second) : (second, first)
    return "On the same tasks \(winner) reads more than \(loser)."
  }

  /// After which number of steps the learned start was best.
  static func steps(_ tuned: Tuned, trained: Int) -> String {
    let chosen = tuned.recipe.steps
    let end = tuned.edges.contains("the most steps") ? ", the most that it was offered" : ""
    return chosen == trained
      ? "It was trained for \(trained) steps, and validation chose as many\(end)."
      : "It was trained for \(trained) steps; validation chose \(chosen)\(end)."
  }

  /// What one step is worth to good features and to a learned start.
  static func firstStep(pretrained: Double, learned: Double) -> String {
    pretrained > learned
      ? "Good features make the very first step worth most"
      : "The learned start makes the very first step worth most"
  }

  /// Which winners stand at an edge.
  static func edges(_ winners: [(name: String, edges: [String])]) -> String {
    let found = winners.filter { !$0.edges.isEmpty }
      .map { "\($0.name) (\($0.edges.joined(separator: ", ")))" }
    return found.isEmpty
      ? "All winners stand inside their grids."
      : "After some more candidates, still at an edge stand: \(found.joined(separator: "; ")). Take those scores as floors."
  }

  /// How two starts fare on waves, beside drawing the mean of all.
  static func waves(transfer: Double, learned: Double, mean: Double) -> String {
    let much = transfer > 2 * learned ? "far more" : "more"
    if learned < transfer, transfer < mean {
      return """
        Ten points help both starts: both beat whoever draws the mean of all. From the learned start \
        the same points are worth \(much).
        """
    }
    return learned < transfer
      ? "Transfer is no better than drawing the mean of all; the learned start is."
      : "After so little training the learned start is not ahead."
  }
}
