import Learning
import Notebook

/// What each picture of the chapter shows, for those who do not see it.
enum Seen {
  static let reading = """
    Four panels of one sine wave: what the LSTM and Bayes' rule answer everywhere after none, one, three and ten \
    of its noisy points, beside the wave itself
    """
  static let waves = """
    Squared error of the next y against the number of points read, logarithmic, for MAML, the LSTM and Bayes; \
    Bayes is lowest and falls towards the level of the noise
    """
  static let state = """
    Two rows of clouds of points in the plane of u and w. Above: what a linear map reads from the state after 1, 2 \
    and 10 points, and the waves themselves, a half disc. Below: the posterior mean after as many points, and what the \
    map reads from a state of random weights
    """
  static let sequence = """
    The first drawings of a sequence of five characters in random order, each with the label of the drawing before it
    """
  static let learning = """
    Three panels against training batches, a line for each of four memories: the loss, and the accuracy at the second \
    and the fifth drawing of a character on validation sequences
    """
  static let instances = """
    Accuracy against instance for four memories, with the nearest mean dashed, chance, and the paper's numbers as \
    diamonds
    """
  static let knowledge = """
    Four heat maps, one for each memory: for each of five characters and each number of steps, how much surer than \
    chance the learner is of the right label; dots where a drawing of the character was read
    """
  static let looks = """
    A triangle of steps that look against steps looked at, coloured by how much more or less than an even share each \
    gets, with dots on the steps that hold a label of the same character
    """
}

/// Sentences that are chosen from the numbers of a run.
extension Seen {
  /// Where the LSTM's error is furthest from the smallest possible.
  static func parting(_ scores: [WaveScores]) -> String {
    let worst = scores.max { $0.ratio < $1.ratio }!
    return "The two curves are furthest apart after \(worst.known) points"
  }

  /// How often MAML would have liked more steps than were tried.
  static func atTheCap(_ scores: [WaveScores], most: Int) -> String {
    let able = scores.filter { $0.known > 0 }
    let capped = able.filter { $0.mamlSteps == most }.map { "\($0.known)" }
    if capped.isEmpty {
      return "the best number was always below the largest that was tried, \(most)"
    }
    return
      "after \(capped.joined(separator: ", ")) points the best number was the largest that was tried, "
      + "\(most): more might serve better"
  }

  /// Which memory got off the ground, and when.
  static func takeOff(_ names: [String], _ learned: [Learned], above share: Double) -> String {
    let each = zip(names, learned).map { name, one in
      let place = one.second.firstIndex { $0 > share }
      return place.map { "\(name) within \(Int(one.lookedAt[$0])) batches" } ?? "\(name) not at all"
    }
    return each.joined(separator: ", ")
  }

  /// Which rate suits each memory, and whether it stands at an end of what was tried.
  static func rates(_ names: [String], _ searches: [GridSearch<Float>]) -> String {
    let each = zip(names, searches).map { name, search in
      "\(name) \(search.best.written(.significant(1)))\(search.isInside ? "" : " (at an end of what was tried)")"
    }
    return each.joined(separator: ", ")
  }

  /// What the eye alone is worth beside the best memory.
  static func eye(lead: Double, interval: Double, best: String) -> String {
    if lead > interval {
      return
        "The nearest mean is ahead of the best memory, \(best), so most of this is the eye's work"
    }
    return lead < -interval
      ? "The best memory, \(best), is ahead of the nearest mean: it adds to what the eye does"
      : "The nearest mean and the best memory, \(best), cannot be told apart: the eye alone does as much"
  }

  /// Which rule attention has found.
  static func rule(share: Double, even: Double) -> String {
    if share > 2 * even { return "This training compares" }
    return share < even / 2
      ? "This training excludes" : "This training does neither clearly"
  }
}
