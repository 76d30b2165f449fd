import Learning
import Notebook

/// What each picture of the chapter shows, for those who do not see it.
enum Seen {
  static let opening = """
    Mean loss against steps, logarithmic, on new bowls: the optimizer before its lessons drifts, after them it \
    descends; gradient descent beside it, and a line where the lessons ended
    """
  static let logAndSign = """
    Two features over gradients from 0.0000001 to 100: below e to the minus 10 the log-size is minus one and the sign \
    grows in proportion, above it the sign is one and the log-size grows with the logarithm
    """
  static let rivals = """
    Mean loss after 100 steps against the learning rate for SGD, momentum, RMSprop and Adam, cut off at the top
    """
  static let school = """
    Validation loss against episodes for six learned optimizers, dashed without a memory, with a line for tuned Adam
    """
  static let bowls = """
    Mean loss against steps, logarithmic, on new bowls: SGD, momentum, RMSprop and Adam dashed, two learned \
    optimizers with a memory solid
    """
  static let digitRivals = """
    Mean loss after 100 steps against the rate on trainings of a network for digits, for four rules, cut off at the top
    """
  static let digitTrainer = """
    Loss at the end of a training against episodes for three learned optimizers, with a line for tuned Adam
    """
  static let digits = """
    Two panels of loss against steps, logarithmic, on bowls and on digits: hand-made rules dashed, two learned \
    optimizers solid
    """
  static let journeys = """
    Six panels of loss against steps: at home, twice and ten times as long, with relu, twice as wide, and on waves; two \
    learned optimizers solid, Adam dashed
    """
  static let response = """
    Step length against the gradient's size, for the 1st, 10th, 50th and 100th of equal gradients, beside Adam's constant
    """
  static let patients = """
    First panel: histograms of the logarithm of update sizes for a healthy optimizer and three faulty ones. Second: their \
    medians over the steps. Third: their losses
    """
}

/// Sentences that are chosen from the numbers of a run.
extension Seen {
  /// Where on the way one curve lies below another, and what is left of it at the end, training by training.
  static func course(_ learned: Outcome, _ other: Outcome) -> String {
    let (lead, width) = (learned.lead(over: other), 10)
    let (a, b) = (smoothed(learned.losses, width).y, smoothed(other.losses, width).y)
    let below = a.indices.filter { a[$0] < b[$0] }
    var part = "nowhere"
    if let first = below.first, let last = below.last {
      part =
        below.count == a.count
        ? "all the way" : "from step \(first * width) to \((last + 1) * width)"
      part += below.count == last - first + 1 ? "" : ", with breaks"
    }
    let end = meanAndInterval(lead.mean, lead.interval, digits: 2)
    return
      "Its smoothed curve lies below \(other.name)'s \(part); at the end, training by training, the difference is \(end): "
      + verdict(lead.mean, lead.interval)
  }

  /// Whether any of some searches, of these names, ended at the edge of its grid.
  static func edges(_ searches: [RateSearch], _ names: [String]? = nil) -> String {
    let edge = zip(searches, names ?? searches.map(\.rule.rawValue)).filter { $0.0.isAtEdge }
    return edge.isEmpty
      ? "Every best rate lies inside its grid"
      : "At the edge of its grid, which was too small: \(edge.map(\.1).joined(separator: ", "))"
  }

  /// Who is ahead, by a paired difference of logarithms.
  static func verdict(_ lead: Double, _ interval: Double) -> String {
    if lead + interval < 0 { return "the learned one is ahead" }
    return lead - interval > 0 ? "the learned one is behind" : "a draw"
  }

  /// What a memory of one's own is worth, by paired differences of losses: beside the gradient of now, and beside
  /// averages that are divided by the root mean square.
  static func memory(gradient: TaskScore, divided: TaskScore) -> String {
    let first =
      switch sign(gradient) {
      case ..<0:
        "A single gradient does not say whether the last step was too long; a memory does"
      case 1...: "In this run a memory is no gain: who has one ends higher"
      default: "In this run a memory is worth nothing that one could measure"
      }
    let second =
      switch sign(divided) {
      case ..<0: "was a gain, too"
      case 1...: "did not help: who had one ended higher"
      default: "made no difference that one could measure"
      }
    return "\(first). With the RMS-divided inputs a memory \(second)"
  }

  /// −1 or 1 where a paired difference is known to be below or above zero, otherwise 0.
  private static func sign(_ lead: TaskScore) -> Int {
    abs(lead.mean) <= lead.interval ? 0 : lead.mean < 0 ? -1 : 1
  }

  /// Where a learned optimizer ended above the loss that it began with.
  static func worseThanStill(_ places: [String], _ learned: [[Outcome]], still: [Outcome]) -> String
  {
    let worse = zip(places, zip(learned, still)).flatMap { place, ends in
      ends.0.filter { $0.score.mean > ends.1.score.mean }.map { "\($0.name) in “\(place)”" }
    }
    return worse.isEmpty
      ? "In no place would a learned one have done better to stand still"
      : "To stand still would have been better, in the mean, for \(worse.joined(separator: " and "))"
  }

  /// What a cosine is worth to Adam, by a paired difference of logarithms.
  static func cosine(_ lead: Double, _ interval: Double) -> String {
    if lead + interval < 0 { return "Slowing down pays even in so short a training" }
    return lead - interval > 0
      ? "In so short a training slowing down is a loss"
      : "In so short a training slowing down is neither gain nor loss"
  }

  /// What the factor of all updates says about meta-training.
  static func longSteps(_ factors: [Float]) -> String {
    let short = factors.count { $0 < 1 }
    return "\(short) of \(factors.count) did best with shorter steps than they had learned"
  }
}
