import Learning
import Notebook

extension Seen {
  /// What the scores of one network in different company say.
  static func leakage(_ lab: Leakage) -> String {
    "All queries together against the support alone: \(gain(lab.gain)). \(balance(lab)) \(control(lab)) "
      + kept(lab.running, lead: lab.gainOfRunning)
  }

  /// What mean and variance that were kept from training are worth, beside the support's.
  static func kept(_ running: TaskScore, lead: TaskScore) -> String {
    "And mean and variance that were kept from training? They are those of networks that had learned *other* tasks. With them "
      + "this one reads \(percent(running.mean)), against the support's \(gain(lead))."
  }

  /// Whose best number of steps is the largest that was tried, and by how much it is better than the one before.
  static func steps(_ choices: [(name: String, choice: StepChoice)]) -> String {
    let (before, most) = (StepChoice.steps.suffix(2).first!, StepChoice.steps.last!)
    let capped = choices.filter { $0.choice.best == most }.map { name, choice in
      "\(name) (\((100 * choice.lastGain).written(.decimals(1))) points above \(before) steps)"
    }
    return capped.isEmpty
      ? "Each best number is below the largest that was tried."
      : "At the largest that was tried, \(most): \(capped.joined(separator: ", ")). More might serve better there."
  }

  /// Whether a paired difference is known.
  static func gain(_ difference: TaskScore) -> String {
    let (mean, interval) = (100 * difference.mean, 100 * difference.interval)
    let size = "\(meanAndInterval(mean, interval, digits: 1)) points"
    let low = difference.mean - difference.interval
    let high = difference.mean + difference.interval
    if low > 0 { return "**\(size)** more, task by task" }
    return high < 0
      ? "**\(size)**, so less, task by task" : "\(size), which these tasks cannot tell from none"
  }

  /// Whether balance is what leaks.
  static func balance(_ lab: Leakage) -> String {
    let (together, eachClass) = (lab.scores[.everybody]!.mean, lab.scores[.oneOfEachClass]!.mean)
    let oneClass = lab.scores[.oneClass]!.mean
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

  /// How much of the gain was a change of rules between training and test, and how much is left without it.
  static func control(_ lab: Leakage) -> String {
    let (control, twin) = (lab.control[.support]!.mean, lab.twin[.support]!.mean)
    let (together, balanced) = (lab.twin[.everybody]!.mean, lab.control[.oneOfEachClass]!.mean)
    return
      "And the change of rules? One query at a time, the control reads \(percent(control)), its twin, that never learned for "
      + "this, \(percent(twin)): for the control \(gain(lab.gainOfTraining)). Each by the rules of its own training, the twin "
      + "reads \(percent(together)), all queries together: against the control \(gain(lab.gainOfCompany)). That is what "
      + "company is worth where nobody changes the rules. And the control, that never met any in training, reads "
      + "\(percent(balanced)) among one query of each class: \(gain(lab.gainOfControl)). (One training each: another seed "
      + "moves both.)"
  }

  /// Where a learner learns, and what its features are worth alone.
  static func places(_ places: WhereItLearns, everything metaTest: MetaTest, anil: MetaTest?)
    -> String
  {
    let all = metaTest.transductive
    let (head, own) = (places[.head].mean, places.head.mean)
    let rate = places.headRates.best.written(.shortest)
    let parts =
      "Everything \(percent(all.mean)), all but the head \(percent(places[.embedding].mean)); the head alone "
      + "\(percent(head)), and \(percent(own)) at its own best rate, \(rate)."
    return [parts, reuse(places.head.lead(over: all)), enough(places), features(metaTest, anil)]
      .compactMap { $0 }.joined(separator: " ")
  }

  /// How many blocks have to move with the head, to within a point.
  static func enough(_ places: WhereItLearns) -> String? {
    let blocks: [(Moving, String)] = [
      (.fromBlock4, "the last block"), (.fromBlock3, "the last two blocks"),
      (.fromBlock2, "the last three blocks"),
    ]
    let all = places[.everything].mean
    guard places.head.mean <= all - 0.01,
      let (part, name) = blocks.first(where: { places[$0.0].mean > all - 0.01 })
    else { return nil }
    return "It is enough that \(name) may move with the head (\(percent(places[part].mean)))."
  }

  /// Whether the head alone does what everything does, task by task.
  static func reuse(_ lead: TaskScore) -> String {
    lead.mean > -0.01
      ? "So the features were there before the step, and all that the head lacked was the length of its step: *feature "
        + "reuse*, as Raghu and others call it."
      : "So no rate that was tried for the head alone replaces what the features do when they move (\(gain(lead))). This "
        + "start learns in its features. Raghu and others found the opposite, *feature reuse*: in their networks features "
        + "that may not move cost next to nothing, because they were good before any step."
  }

  /// What a learner's features are worth alone, beside those of one whose features could not move.
  static func features(_ metaTest: MetaTest, _ anil: MetaTest?) -> String? {
    guard let anil else { return nil }
    let (own, other) = (metaTest.features.mean, anil.features.mean)
    let numbers =
      "features alone \(percent(other)) in ANIL, \(percent(own)) in \(metaTest.method.name)"
    return other > own + 0.02
      ? "The table has the control, \(numbers): same tasks, same first weights, same budget. ANIL's features may not move, "
        + "so training had to make them good as they are. MAML's may, and nothing asked them to be good before."
      : "In the table: \(numbers). Whether features may move or not, training made them about as good as they are."
  }
}
