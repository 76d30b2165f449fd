import Learning
import Notebook

/// What each picture of the chapter shows, for those who do not see it, and what this run's numbers say.
enum Seen {
  static let front = """
    Lines: the accuracy of ten trainings on validation tasks against their seconds, both axes named; dashed: who \
    was not trained at all. Rings mark what nobody beats in time and accuracy together
    """
  static let shots = """
    Accuracy on test tasks against the drawings of each class, in two panels: learners without a gradient at \
    the task, and learners that take steps there; the nearest pixels are dashed in both
    """
  static let ways = """
    Accuracy on test tasks with one drawing of each class against the number of classes; the right panel has \
    only those learners whose number of outputs was not fixed in training
    """
  static let classes = """
    Accuracy on test tasks against the number of classes that were learned from, for four learners and, dashed, \
    the nearest pixels, who learn from none
    """
  static let worlds = """
    Three matrices of right answers in per cent, one for each learner: trained in one world (row), tested in \
    another (column); a last row has the nearest pixels
    """
  static let drops = """
    Bars: points lost in the world that is tested, by having been trained in another one, for three learners
    """
  static let leads = """
    A matrix of points ahead of the nearest pixels: a row for each learner, a column for each kind of task; blue \
    cells are behind
    """
  static let costs = """
    Milliseconds and megabytes of a meta-gradient against one to five inner steps, first and second order, \
    measured as points, counted as dashed lines
    """

  static func points(_ marks: Marks) -> String {
    meanAndInterval(100 * marks.mean, 100 * marks.interval, digits: 1) + " points"
  }

  /// Two learners beside each other.
  static func verdict(_ one: String, over other: String, _ lead: Marks) -> String {
    lead.isApart
      ? "\(lead.mean > 0 ? one : other) is ahead of \(lead.mean > 0 ? other : one) by \(points(lead.absolute))."
      : "\(one) and \(other) cannot be told apart: \(points(lead))."
  }

  /// Who of all is ahead in the main comparison.
  static func first(_ decision: Decision) -> String {
    let others =
      decision.tied.isEmpty
      ? "Nobody else comes within its interval."
      : "Not to be told apart from it: \(names(decision.tied))."
    return "Furthest ahead is **\(decision.best.name)** with "
      + "\(decision.marks.mean.written(.percent(1))). \(others)"
  }

  static func names(_ contenders: [Contender]) -> String {
    contenders.map(\.name).joined(separator: ", ")
  }

  /// Who is beaten by the cheapest rival, and where.
  static func beaten(_ leads: [(Condition, [Contender: Marks])]) -> String {
    let cells = leads.flatMap { condition, marks in
      Contender.allCases.compactMap { one in marks[one].map { (one, condition, $0) } }
    }
    let behind = cells.filter { $0.2.isApart && $0.2.mean < 0 }
    let ahead = cells.filter { $0.2.isApart && $0.2.mean > 0 }.count
    let always = Contender.allCases.filter { one in
      let own = cells.filter { $0.0 == one }
      return !own.isEmpty && own.allSatisfy { $0.2.isApart && $0.2.mean > 0 }
    }
    return
      "Of \(cells.count) cells, \(ahead) are ahead of the nearest pixels, \(behind.count) are behind, and "
      + "\(cells.count - ahead - behind.count) cannot be told apart from them. "
      + (always.isEmpty
        ? "Nobody is ahead in every column." : "Ahead in every column: \(names(always)).")
  }

  /// What wrong names and uneven classes cost, against five drawings of each.
  static func spoiled(_ rows: [(Contender, Marks)], by what: String) -> String {
    let least = rows.max { $0.1.mean < $1.1.mean }!
    let most = rows.min { $0.1.mean < $1.1.mean }!
    func near(_ one: (Contender, Marks)) -> String {
      let alike = rows.filter {
        $0.0 != one.0 && !$0.1.lead(over: one.1).isApart
      }
      let names = alike.map(\.0.name).joined(separator: ", ")
      return names.isEmpty ? "" : " (not to be told from it: \(names))"
    }
    return "\(what): \(most.0.name) loses most, \(points(most.1.negative))\(near(most)); "
      + "\(least.0.name) least, \(points(least.1.negative))\(near(least))."
  }

  /// Whether going back through the inner step paid.
  static func secondOrder(_ lead: Marks, seconds: Double) -> String {
    let times = "\(seconds.written(.decimals(1))) times the training time"
    return lead.isApart
      ? "Here second order takes \(times) and is \(lead.mean > 0 ? "ahead" : "behind") by \(points(lead.absolute))."
      : "Here second order takes \(times), and its lead, \(points(lead)), cannot be told from none."
  }

  /// What more classes to learn from do to each learner: from the fewest to all.
  static func growth(_ study: ClassStudy) -> String {
    let sentences = ClassStudy.contenders.map { one in
      let gain = study.marks.last![one]!.lead(over: study.marks[0][one]!)
      return "\(one.name) \(gain.isApart ? (gain.mean > 0 ? "gains" : "loses") : "changes by")"
        + " \(points(gain.isApart ? gain.absolute : gain))"
        + (gain.isApart ? "" : ", which cannot be told from none")
    }
    return
      "From \(study.counts[0]) classes to \(study.counts.last!): \(sentences.joined(separator: "; "))."
  }
}

extension Marks {
  /// The same with the sign turned round.
  var negative: Marks {
    Marks(trainings: trainings.map { TaskScore(perTask: $0.perTask.map { -$0 }) })
  }

  /// With a mean of at least nought.
  var absolute: Marks { mean < 0 ? negative : self }
}
