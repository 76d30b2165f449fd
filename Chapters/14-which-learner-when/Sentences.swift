import Learning
import Notebook

/// What this run's numbers say.
extension Seen {
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
      ? "Nobody else comes within the interval of its lead."
      : "Not to be told apart from it with these trainings: \(names(decision.tied))."
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

  /// Whose best try stands at an end of its list, and so might be served better by a wider one.
  static func edges(_ tries: [Tries]) -> String {
    let scale = tries[0].accuracies.count
    let atEdge = tries.filter { !$0.edges.isEmpty }.map {
      "\($0.course.judge.name) (\($0.edges.joined(separator: ", ")))"
    }
    let all = "Of \(tries.count) courses of training, each tried in \(scale) ways, "
    return atEdge.isEmpty
      ? all + "none has its best at an end of its list."
      : all
        + "\(atEdge.count) \(atEdge.count == 1 ? "has its" : "have their") best at an end of the list, where a wider "
        + "one might serve better: \(atEdge.joined(separator: "; "))."
  }

  /// Who chose the first or last of a list of numbers at the task.
  static func ends(_ everybody: [Ready]) -> String {
    let atEnd = everybody.filter { ready in
      [ready.choices.one, ready.choices.five].contains(where: ready.contender.isAtEnd)
    }
    return atEnd.isEmpty
      ? "At the task nobody's choice stands at an end of a list of numbers."
      : "At the task these chose the first or last of their numbers: \(names(atEnd.map(\.contender)))."
  }

  /// Whose best look was not its last, of the first trainings: a rate too hasty for so many steps, or chance.
  static func stopped(_ runs: [Trained]) -> String {
    let early = runs.filter { $0.step < $0.steps }.map {
      "\($0.course.judge.name) (\($0.step))"
    }
    return early.isEmpty
      ? "In every first training the last look was the best."
      : "Not everybody's best look is the last, after \(runs[0].steps) steps: \(early.joined(separator: ", "))."
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
    let sentences = ClassStudy.few.map { one in
      let gain = study.marks.last![one]!.lead(over: study.marks[0][one]!)
      return "\(one.name) \(gain.isApart ? (gain.mean > 0 ? "gains" : "loses") : "changes by")"
        + " \(points(gain.isApart ? gain.absolute : gain))"
        + (gain.isApart ? "" : ", which cannot be told from none")
    }
    return
      "From \(study.counts[0]) classes to \(study.counts.last!): \(sentences.joined(separator: "; "))."
  }

  static func named(_ worlds: [World]) -> String {
    "The worlds of this run: \(worlds.map(\.name).joined(separator: ", ")). The last has ten classes, so it only tests."
  }

  /// Whether who learned from discs alone beats the nearest pixels at home.
  static func fromDiscs(_ study: WorldStudy, _ worlds: [World]) -> String {
    let schools = worlds.filter { $0.split != nil }
    let row = schools.firstIndex { $0.key == "discs" }!
    return verdict(
      "ProtoNet, trained on discs,", over: "the nearest pixels",
      study.marks[.protoNet]![row][0].lead(over: study.pixels[0]))
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
