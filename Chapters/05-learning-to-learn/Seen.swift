import Foundation
import Learning

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
        and wrongly, because nothing ever asked what it would say *before*. \
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

  /// What one step makes of good features and of a learned start, on the same tasks.
  static func firstStep(pretrained: TaskScore, learned: TaskScore) -> String {
    let lead = pretrained.lead(over: learned)
    if abs(lead.mean) <= lead.interval {
      return
        "After the very first step these tasks cannot tell good features and the learned start apart"
    }
    return lead.mean > 0
      ? "Good features make more of the very first step than the learned start does"
      : "The learned start makes more of the very first step than good features do"
  }

  /// Which winners stand at an edge.
  static func edges(_ winners: [(name: String, edges: [String])]) -> String {
    let found = winners.filter { !$0.edges.isEmpty }
      .map { "\($0.name) (\($0.edges.joined(separator: ", ")))" }
    return found.isEmpty
      ? "All winners stand inside their grids."
      : "After some more candidates, still at an edge stand: \(found.joined(separator: "; ")). Take those scores as floors."
  }

  /// How two starts fare on the same waves, beside drawing the mean of all: three errors.
  static func waves(transfer: TaskScore, learned: TaskScore, mean: TaskScore) -> String {
    func isBelow(_ error: TaskScore, _ other: TaskScore) -> Bool {
      let lead = other.lead(over: error)
      return lead.mean > lead.interval
    }
    let much = transfer.mean > 2 * learned.mean ? "far more" : "more"
    switch (isBelow(learned, transfer), isBelow(transfer, mean), isBelow(learned, mean)) {
    case (false, _, _):
      return "In this run the learned start is not ahead, as far as these waves can tell."
    case (_, true, true):
      return """
        Ten points help both starts: both beat drawing the mean of all. From the learned start \
        the same points are worth \(much).
        """
    case (_, _, true):
      return """
        That transfer is better than drawing the mean of all these waves do not show; of the learned \
        start they do.
        """
    default:
      return
        "The learned start is ahead of transfer. That it beats the mean of all is not known here."
    }
  }
}
