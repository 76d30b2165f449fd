import Learning
import Notebook

/// What each picture of the chapter shows, for those who do not see it, and sentences that depend on the run's numbers.
enum Seen {
  static let waves = """
    A sine wave and ten of its points, twice: what the jointly trained network and the Reptile network answer before any \
    step and after 1, 4 and 32 steps
    """
  static let waveErrors = """
    Mean squared error against gradient steps on new waves, logarithmic, with 95 percent bands, for Reptile, joint \
    training and a network that was never trained, with a line at the error of the average wave
    """
  static let taylor = """
    Relative error of two predictions of g1 + g2 against the inner rate, both axes logarithmic: the line without the \
    inner-product term has slope one, the line with it has slope two
    """
  static let sums = """
    Accuracy on new tasks against meta-steps for six sums of inner gradients: the first alone, the first two, three and \
    four, the second alone, the fourth alone
    """
  static let tails = """
    Accuracy on new tasks against meta-steps, for the second and the fourth inner gradient alone, each from other images \
    than the steps before it and from the same
    """
  static let validation = """
    Accuracy on validation tasks over the meta-steps, inductive and transductive, with a line at the learner that was kept
    """
  static let companies = """
    Three bars with intervals: the accuracy of one learner where batch norm sees a query with the support images, with \
    support and the other queries, and with the other queries alone
    """
  static let replay = """
    Five unknown characters, each with the drawing to learn and the drawing to read; below, the probabilities of the \
    five answers over the first steps, the truth solid, the others dashed
    """
}

extension Seen {
  /// Where the two starts begin, beside the average wave, and how far they come, wave by wave.
  static func starts(joint: [TaskScore], reptile: [TaskScore], average: TaskScore) -> String {
    func text(_ score: TaskScore) -> String { score.mean.written(.decimals(2)) }
    let lead = joint[32].lead(over: reptile[32])
    let gap = meanAndInterval(abs(lead.mean), lead.interval, digits: 2)
    let verdict =
      abs(lead.mean) <= lead.interval
      ? "cannot be told apart" : lead.mean > 0 ? "Reptile's is lower" : "joint training's is lower"
    let (a, b) = (joint[0].mean, reptile[0].mean)
    let begins =
      abs(a - b) < 0.05 * max(a, b)
      ? "Before a step the two are alike"
      : a < b ? "Before a step joint training is ahead" : "Before a step Reptile is ahead"
    return
      "\(begins) (\(text(joint[0])) and \(text(reptile[0])); the mean of all waves itself has \(text(average))). After 32 "
      + "steps joint training has come to \(text(joint[32])), Reptile to \(text(reptile[32])): wave by wave the errors "
      + "lie \(gap) apart, \(verdict)."
  }

  /// Whether the rate of this chapter is the joint start's best; the scores are errors with a minus.
  static func tuning(_ search: GridSearch<Float>, here: Float) -> String {
    let best = search.best.written(.shortest)
    let edge =
      search.isInside
      ? "" : " It stands at an end of the list: there might be a better one beyond."
    return search.best == here
      ? "Of these rates, the one that was taken is also the one that serves the joint start best."
        + edge
      : "With \(best) the joint start would come down to \(error(-search.score)): compare that with "
        + "Reptile's error." + edge
  }

  /// An error as text.
  static func error(_ error: Double) -> String {
    error < 100 ? error.written(.decimals(2)) : "diverges"
  }

  /// What the sums came to: the first alone against all four, and those against the last alone.
  static func sums(first: TaskScore, all: TaskScore, last: TaskScore) -> String {
    let lead = all.lead(over: first)
    let first =
      lead.mean > lead.interval
      ? "The first gradient alone, joint training's direction, stays behind the sum of four by \(points(lead))."
      : "The first gradient alone and the sum of four lie \(points(lead)) apart, and these tasks cannot tell."
    let rest = all.lead(over: last)
    let second: String
    switch rest.mean {
    case rest.interval...: second = "The sum of four is ahead of g₄ alone by \(points(rest))."
    case ..<(-rest.interval):
      second = "g₄ alone is ahead of the sum of four by \(points(last.lead(over: all)))."
    default: second = "The sum of four and g₄ alone cannot be told apart here: \(points(rest))."
    }
    return first + " " + second
  }

  /// What it costs if the last gradient comes from the images of the steps.
  static func tails(separate: TaskScore, shared: TaskScore) -> String {
    let lead = separate.lead(over: shared)
    if lead.mean > lead.interval {
      return
        "Other images teach more: g₄ is ahead by \(points(lead)). On the images of its own steps a late gradient asks what "
        + "they have already answered; on others it asks whether the steps were of use."
    }
    return lead.mean < -lead.interval
      ? "Here the same images teach more, by \(points(shared.lead(over: separate)))."
      : "After so few meta-steps it makes no difference that these tasks could tell: \(points(lead))."
  }

  /// How much company is worth, on the same tasks.
  static func company(_ scores: ExamScores) -> String {
    let (alone, together) = (
      scores.queriesAlone.lead(over: scores.inductive),
      scores.together.lead(over: scores.inductive)
    )
    return
      "On the same tasks the queries as a batch of their own are worth \(points(alone)) more than one at a time, "
      + "support and queries together \(points(together))."
  }

  /// Whether the replayed task was read.
  static func replay(before: Double, after: Double, steps: Int) -> String {
    "Of the five queries \(Int((before * 5).rounded())) are right before the first step, "
      + "\(Int((after * 5).rounded())) after \(steps)."
  }

  static func points(_ difference: TaskScore) -> String {
    "\(meanAndInterval(100 * difference.mean, 100 * difference.interval, digits: 1)) points"
  }
}
