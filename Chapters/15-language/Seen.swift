import Learning
import Notebook

/// What each picture of the chapter shows, for those who do not see it, and what this run's numbers say.
enum Seen {
  static let bags = """
    Bars: the share of right answers on 5-way validation tasks, with one sentence and with five, of \
    words alone, of words and pairs, and of words, pairs and letters
    """
  static let memory = """
    First panel: the training loss against the episode. Second panel: the share of right answers on \
    validation tasks, beside a line for the untrained bag
    """
  static let neighbours = """
    A matrix of cosines between the vectors of frequent words and of the three words that lie \
    closest to each of them
    """
  static let ways = """
    Bars: the share of right answers on 5-way validation tasks of the bag, of a classifier alone, of \
    the bag with each of three ways to look at a sentence, and with all three
    """
  static let rivals = """
    Bars: the share of right answers on 5-way validation tasks of the bag, of a reader of letters \
    alone and beside the bag, of steps at the task, of attention, and of the nearest mean, these \
    three with all three ways
    """
  static let deciding = """
    The known sentences of a task, twice: behind each word a block that is as high as the word \
    counts, on top by rarity alone, below as learned
    """
  static let signature = """
    Points: for each feature of the task above, what its rarity is multiplied by, against the \
    rarity, in a colour for each kind of feature
    """
  static let test = """
    Lines: the share of right answers on one-shot tasks of test intents against the number of \
    intents of a task, a line for each learner
    """
  static let outside = """
    Histograms of the distance to the nearest prototype, of sentences of the task's intents and of \
    sentences of no intent; first panel the bag, second panel all three ways
    """

  /// "2.3 ± 0.4".
  static func points(_ score: TaskScore) -> String {
    meanAndInterval(100 * score.mean, 100 * score.interval, digits: 1)
  }

  /// Whether a lead is larger than its interval, in words that say which way.
  static func isApart(_ lead: TaskScore) -> Bool { abs(lead.mean) > lead.interval }

  /// What one way is ahead of another, one-shot and five-shot, task by task.
  static func lead(_ name: String, _ first: Judgement, over second: Judgement, _ other: String)
    -> String
  {
    let leads = [
      ("one sentence", first.oneShot.lead(over: second.oneShot)),
      ("five", first.fiveShot.lead(over: second.fiveShot)),
    ]
    let words = leads.map { number, lead in
      let what =
        !isApart(lead)
        ? "no difference that can be told from none" : lead.mean > 0 ? "a gain" : "a loss"
      return "with \(number) \(points(lead)) points, \(what)"
    }
    return "Task by task, \(name) against \(other): \(words.joined(separator: "; "))."
  }

  /// Where the network that memorises began and ended, seen from the bag task by task.
  static func memory(
    _ first: TaskScore, best: Double, _ last: TaskScore, bag: TaskScore
  ) -> String {
    func place(_ score: TaskScore) -> String {
      "\(score.mean.written(.percent(1))), \(points(score.lead(over: bag))) points against the bag"
    }
    return
      "Before training it has \(place(first)); its best look is \(best.written(.percent(1))); "
      + "at the end it has \(place(last)) (\(bag.mean.written(.percent(1))))."
  }

  /// What the words of training intents say about those of new ones: the score after training against the one before.
  static func carriedOver(_ first: TaskScore, _ last: TaskScore, bag: TaskScore) -> String {
    let gain = last.lead(over: first)
    guard isApart(gain) else {
      return "On new intents, training changed nothing that one could measure."
    }
    guard gain.mean > 0 else {
      return
        "On new intents, task by task, training changed the score by \(points(gain)) points: a loss."
    }
    let lead = last.lead(over: bag)
    let place =
      !isApart(lead) ? "cannot be told from" : lead.mean > 0 ? "is above" : "is still below"
    return
      "On new intents, task by task, training brought \(points(gain)) points; it \(place) the bag, "
      + "which learned nothing."
  }

  /// What each way to look at a sentence adds to the bag, one-shot.
  static func ways(_ ways: [Judgement], over bag: Judgement) -> String {
    let leads = ways.map { (name: $0.name, lead: $0.oneShot.lead(over: bag.oneShot)) }
    let words = leads.map { "\($0.name) \(points($0.lead))" }
    let lost = leads.filter { !isApart($0.lead) }.map(\.name)
    return "With one sentence, in points over the bag: \(words.joined(separator: ", "))."
      + (lost.isEmpty
        ? "" : " What \(lost.joined(separator: " and ")) adds cannot be told from nothing here.")
  }

  /// What reading letters is worth, alone and beside the bag, and whether its rate could be chosen well.
  static func reader(_ readers: Readers, over bag: Judgement) -> String {
    let both = [("alone", readers.alone), ("beside the bag", readers.beside)]
    let leads = both.map { place, reader in
      let rate = reader.rate.decimal.written(.shortest)
      return lead("the GRU \(place)", reader.judgement, over: bag, "the bag")
        + (reader.isAtEnd ? " (Its rate, \(rate), is at the end of those that were tried.)" : "")
    }
    return leads.joined(separator: " ")
  }

  /// What ridge regression is ahead of the mean with five sentences, on tasks of this kind.
  static func ridge(_ ridge: TaskScore, over mean: TaskScore, on kind: String = "validation")
    -> String
  {
    let lead = ridge.lead(over: mean)
    return
      "On five-shot \(kind) tasks, ridge regression has \(ridge.mean.written(.percent(1))), the "
      + "nearest mean \(mean.mean.written(.percent(1))): task by task \(points(lead)) points, "
      + (isApart(lead)
        ? lead.mean > 0 ? "a gain." : "a loss." : "too little to be told from none.")
  }

  /// Everybody's leads over the bag on one kind of test tasks, for a row of a table.
  static func leads(_ outcome: MetaTestOutcome) -> [String] {
    outcome.scores.dropFirst().map { points($0.lead(over: outcome.scores[0])) }
  }

  /// Who is ahead of the bag on all kinds of test tasks, and who cannot be told from it on some.
  static func test(_ outcomes: [MetaTestOutcome], _ names: [String]) -> String {
    let isAhead = names.indices.dropFirst().map { index in
      outcomes.allSatisfy { outcome in
        let lead = outcome.scores[index].lead(over: outcome.scores[0])
        return isApart(lead) && lead.mean > 0
      }
    }
    let rest = zip(names.dropFirst(), isAhead).filter { !$1 }.map { $0.0 }
    return rest.isEmpty
      ? "All are ahead of tf–idf in every row."
      : "Not ahead of tf–idf in every row: \(rest.joined(separator: "; "))."
  }

  /// Whether learning helps to know what is outside.
  static func outside(_ lead: TaskScore) -> String {
    guard isApart(lead) else {
      return
        "Task by task the difference is \(points(lead)) points, too little to be told from none."
    }
    return lead.mean > 0
      ? "Task by task, what was learned is worth \(points(lead)) points here, too."
      : "Task by task, what was learned costs \(points(lead)) points here: it was trained to tell intents "
        + "apart, not to know strangers."
  }
}
