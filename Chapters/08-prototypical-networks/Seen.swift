import Learning
import Notebook

/// What each picture of the chapter shows, for those who do not see it, and what this run's numbers say.
enum Seen {
  static let plane = """
    Four drawings of each of five characters; all their drawings as points of a plane, in the \
    colour of the character, before training and after it
    """
  static let growth = """
    Animation: all drawings of five characters in the plane, from before the first episode to the \
    end of a short training; a diamond is the mean of a colour
    """
  static let byHand = """
    Five classes with five drawings each and the mean of the five, a grey blur; beside them \
    queries with the number of the nearest prototype, the wrong ones in vermilion
    """
  static let way = """
    Bars: the share of wrong answers on 5-way and on 20-way tasks, after training with episodes of \
    three sizes
    """
  static let learningCurve = """
    First panel: loss in training and on validation tasks against the episode. Second panel: the share of \
    mistakes on 20-way validation tasks
    """
  static let lake = """
    Error rates within one alphabet: people 4.5, BPL 3.3, a Siamese network 8.0, a convolutional \
    network 13.5 and a prototypical network 13.7 per cent, from papers; nearest pixels and this \
    run beside them
    """
  static let mistakes = """
    The known characters of the trial with most mistakes and those that were asked, wrong answers \
    in vermilion with the truth in brackets
    """

  /// Where the losses of squared distance, cosine and ten times the cosine end, seen from the cosine's floor.
  static func similarity(ends: [Double], floor: Double) -> String {
    let words = ends.map {
      "\($0.written(.decimals(2))), \($0 < floor ? "below" : "above") the line"
    }
    return "First panel: training loss against episode, with a line at "
      + "\(floor.written(.decimals(2))). "
      + "Squared distance ends at \(words[0]); the cosine at \(words[1]); ten times the cosine at "
      + "\(words[2]). Second panel: validation accuracy of the three"
  }

  /// Which of several trainings has the fewest mistakes, and whether its lead is one.
  static func verdict(_ names: [String], lead: TaskScore) -> String {
    let isApart = lead.mean > lead.interval
    return "Judged 5-way, the \(names[0]) training makes the fewest mistakes here, the "
      + "\(names[1]) training comes next. Task by task, the first is ahead by "
      + "\((100 * lead.mean).written(.decimals(1))) ± \((100 * lead.interval).written(.decimals(1))) "
      + "points: "
      + (isApart
        ? "on such tasks these two networks differ."
        : "too little to tell these two networks apart.")
  }

  /// How much of what the cosine lacks comes back with a factor of ten, task by task.
  static func factor(_ squared: TaskScore, cosine: TaskScore, timesTen: TaskScore) -> String {
    let (gap, brought) = (squared.lead(over: cosine), timesTen.lead(over: cosine))
    guard gap.mean > gap.interval else {
      return "Here squared distance is not ahead of the cosine, as far as these tasks can tell."
    }
    guard brought.mean > brought.interval else {
      return "Task by task, the factor brings back nothing that these tasks could tell."
    }
    let share = brought.mean / gap.mean
    let words =
      "The factor alone brings back \(share.written(.percent(0))) of what the cosine lacks"
    return share > 0.5
      ? "\(words): \"Euclidean beats cosine\", as one reads, is to a good part a sentence about a missing factor."
      : "\(words)."
  }

  /// What the queries' own statistics change.
  static func company(_ gain: TaskScore) -> String {
    let points =
      "\((100 * gain.mean).written(.decimals(2))) ± \((100 * gain.interval).written(.decimals(2))) points"
    let verdict: String
    if abs(gain.mean) <= gain.interval {
      verdict = "Task by task the difference is \(points): too small to be told from none."
    } else {
      verdict =
        gain.mean > 0
        ? "Task by task, the queries' company is worth \(points)."
        : "Task by task, the queries' company costs: \(points)."
    }
    return abs(gain.mean) + gain.interval < 0.01 ? "\(verdict) \(keptStatistics)" : verdict
  }

  /// Why statistics of training images may do, where they do to within a point.
  private static let keptStatistics = """
    So statistics of training images do here, to within a point: the weights are the same in every task. In chapter 6 \
    the weights move with each task, and its leakage lab says what such statistics are worth then.
    """

  /// Whether training and validation losses are those of the same kind of task, and how far they are apart.
  static func twoLosses(_ losses: (training: Double, validation: Double), way: Int) -> String {
    let (training, validation) = (losses.training, losses.validation)
    let numbers =
      "\(training.written(.decimals(3))) in training, \(validation.written(.decimals(3))) at validation"
    return way == 20
      ? "At the kept episode: \(numbers). Both are 20-way, so they may be compared."
      : "At the kept episode: \(numbers). They are not of the same exam: \(way)-way in training, "
        + "20-way at validation."
  }

  /// Lake's question to this run.
  static func within(_ error: TaskScore, pixels: TaskScore) -> String {
    let gain = pixels.lead(over: error)
    let (mean, interval) = (100 * gain.mean, 100 * gain.interval)
    return "Trial by trial, the network makes \(mean.written(.decimals(0))) ± "
      + "\(interval.written(.decimals(0))) points fewer mistakes than the nearest pixels."
  }
}
