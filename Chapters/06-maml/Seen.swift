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
    Left, error against steps of the inner loop, logarithmic: MAML falls most in its first step, the fine-tuned \
    network falls slowly; far below both lie the oracle network and the posterior mean. Right, error against the number \
    of points: the posterior mean drops to almost nothing at two points, MAML falls slowly
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
    Scores of one network with their intervals. Three judge each query by itself: with statistics kept from training, of \
    the support, of the support and one query. Three judge queries together: all of them, one of each class, one class alone
    """
  static let freezing = """
    Four bars: accuracy when the inner steps may move nothing, the head, the embedding, or everything
    """
}

extension Seen {
  /// What was not measured, where a run trains no such method.
  static let notHere = "This run did not measure it."

  /// Where the inner rate comes from.
  static func rate(_ rate: Float, isGiven: Bool) -> String {
    isGiven
      ? "here it was set to \(rate.written(.shortest))."
      : "on Omniglot, with budgets as small as a standard run's, they preferred \(rate.written(.shortest))."
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
    case 0.8...: "nearly is the exact one"
    case 0.2..<0.8: "has much in common with the exact one"
    case 0.05..<0.2: "has a little in common with it"
    case -0.05..<0.05: "has nothing in common with it that one could measure"
    default: "points to the other side"
    }
  }

  /// What the scores of one network in different company say.
  static func leakage(_ lab: Leakage) -> String {
    "All queries together against the support alone: \(gain(lab.together.lead(over: lab.support))). "
      + "\(balance(lab)) \(gapOfTraining(lab))"
  }

  /// Whether a paired difference is known.
  static func gain(_ difference: TaskScore) -> String {
    let (mean, interval) = (100 * difference.mean, 100 * difference.interval)
    let sign = mean < 0 ? "−" : ""
    let size =
      "\(sign)\(abs(mean).written(.decimals(1))) ± \(interval.written(.decimals(1))) points"
    let low = difference.mean - difference.interval
    let high = difference.mean + difference.interval
    if low > 0 { return "**\(size)** more, task by task" }
    return high < 0
      ? "**\(size)**, so less, task by task" : "\(size), which these tasks cannot tell from none"
  }

  /// Whether balance is what leaks.
  static func balance(_ lab: Leakage) -> String {
    let (together, eachClass) = (lab.together.mean, lab.oneOfEachClass.mean)
    let oneClass = lab.oneClass.mean
    let (many, five, one) = (percent(together), percent(eachClass), percent(oneClass))
    guard oneClass < min(together, eachClass) - 0.05 else {
      return
        "Here the company changes little: \(many) all together, \(five) one of each class, \(one) one class alone."
    }
    return
      "It is the **balance**. In the company of one query of each class the same network reads \(five), among all queries "
      + "\(many), among queries of a single class \(one): their common mean is what makes them that class, and batch norm "
      + "takes it away."
  }

  /// That the inductive scores hold a second thing.
  static func gapOfTraining(_ lab: Leakage) -> String {
    let gap = lab.together.mean - lab.running.mean
    return gap > 0.02
      ? "Not all of the distance to the statistics kept from training (\(percent(lab.running.mean))) is leakage: this "
        + "network was *trained* with the queries' own statistics, and whoever trains with one kind and tests with another "
        + "pays for the change. Only a network that is trained inductively could part the two."
      : "The statistics kept from training do as well here (\(percent(lab.running.mean)))."
  }

  /// Which part has to move.
  static func freezing(_ shares: [Double]) -> String {
    let (nothing, head, embedding, everything) = (shares[0], shares[1], shares[2], shares[3])
    let (better, worse) = head > embedding ? ("head", "embedding") : ("embedding", "head")
    let (most, least) = (percent(max(head, embedding)), percent(min(head, embedding)))
    let all = "everything \(percent(everything)), nothing \(percent(nothing))"
    return abs(head - embedding) < 0.02
      ? "Either part alone does about as well: head \(percent(head)), embedding \(percent(embedding)); \(all)."
      : "The \(better) alone earns \(most), the \(worse) alone \(least); \(all)."
  }

  /// What features are worth without any step.
  static func features(_ features: Double, _ adapted: Double) -> String {
    let numbers = "\(percent(features)) against \(percent(adapted))"
    if features > adapted - 0.01 {
      return
        "Without head and step the features do as well: \(numbers). That is what Raghu and others (2020) call feature reuse."
    }
    return
      "Without head and step the features do worse: \(numbers). Raghu and others (2020) found hardly a difference with "
      + "trained networks of their own; where ours comes from is open."
  }

  static func percent(_ share: Double) -> String { share.written(.percent(1)) }
}
