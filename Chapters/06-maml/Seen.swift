import Learning
import Notebook

/// What each picture of the chapter shows, for those who do not see it, and sentences that depend on the run's numbers.
enum Seen {
  static let adaptation = """
    Two waves with ten points each, in four panels. MAML's curve after one step has bent towards the wave, \
    after ten steps it lies on it or nearly; beside it, the fine-tuned network before, after one step and after ten
    """
  static let tasks = """
    Four sine waves of the same period with different amplitudes and phases, each with ten points on it
    """
  static let starts = """
    Three curves over x: the average of all waves, a flat cosine; the answers of joint training; and those of MAML's \
    start before it has seen a point
    """
  static let errors = """
    First panel, error against steps of the inner loop, logarithmic: MAML falls most in its first step, the fine-tuned \
    network falls slowly; far below both lie the oracle network and the posterior mean. Second panel, error against the \
    number of points: the posterior mean drops to almost nothing at two points, MAML falls slowly
    """
  static let episode = """
    One task: a drawing of each of its characters with its class below, and the query drawings of the same characters, \
    without classes
    """
  static let learningCurves = """
    Accuracy on validation tasks against the number of training tasks for the methods of this run, with a line at the \
    level of pixel nearest neighbour
    """
  static let directions = """
    Cosine with the exact meta-gradient against tasks seen, of the first-order direction and of Reptile's, between \
    lines at one and at zero
    """
  static let leakage = """
    Scores of one network with their intervals, by whose mean and variance normalise the queries. Three judge each query by \
    itself: kept from training, of the support, of the support and one query. Three judge queries together: all of them, \
    one of each class, one class alone. Beside four of them, the scores of two networks that were trained for less time, one \
    with the support's, one with the queries' own
    """
  static let freezing = """
    Eight bars, accuracy by what the inner steps may move: nothing; the head; the head at a rate of its own; the head with \
    the last block, the last two, the last three; everything; all but the head
    """
}

extension Seen {
  /// What was not measured, where a run trains no such method.
  static let notHere = "This run did not measure it."

  /// Where the inner rate comes from.
  static func rate(_ rate: Float, isGiven: Bool) -> String {
    isGiven
      ? "here it was set to \(rate.written(.shortest))."
      : "\(rate.written(.shortest)) was chosen by hand on such tasks, not by a grid of this run."
  }

  /// Whether two networks that have seen no point answer the same.
  static func starts(joint: Double, maml: Double) -> String {
    max(joint, maml) < 0.4
      ? "Before they have seen a point the two give nearly the same answers, and why should they not? Without a point "
        + "there is nothing better to say. As *functions* they are twins. What tells them apart is not what they answer but "
        + "how they *move*: which answers change together when one weight does."
      : "Joint training has to answer with the average; MAML need not, since nobody asks it before its step. In this run "
        + "its start lies farther away, and it is the *movement* that counts: which answers change together when one "
        + "weight does."
  }

  /// How near two directions are to the exact one.
  static func directions(firstOrder: Double, reptile: Double) -> String {
    "At the end the first-order direction \(nearness(firstOrder)), and Reptile's \(nearness(reptile))."
  }

  static func nearness(_ cosine: Double) -> String {
    switch cosine {
    case 0.8...: "is nearly the exact one"
    case 0.5..<0.8: "has much in common with the exact one"
    case 0.2..<0.5: "has something in common with the exact one"
    case 0.05..<0.2: "has a little in common with it"
    case -0.05..<0.05: "has next to nothing in common with it"
    default: "points the other way"
    }
  }

  static func percent(_ share: Double) -> String { share.written(.percent(1)) }
}
