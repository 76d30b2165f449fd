import Learning
import Notebook

/// What each picture of the chapter shows, for those who do not see it.
enum Seen {
  static let insideATrial = """
    Share of games on the better of two machines, pull by pull: without training it stays near one \
    half; after training it begins there and climbs, as that of perfect play does
    """
  static let prices = """
    Three tables by wins and losses of an arm: its mean, its Gittins index, and the difference, \
    which is largest for the untouched arm and shrinks along the diagonal
    """
  static let training = """
    Coins missing to perfect play against bandits seen, both logarithmic, for the network trained by PPO, by REINFORCE \
    and by a teacher, with lines for Thompson and greed
    """
  static let totals = "Coins won by every player, a dot with its interval each"
  static let explore = """
    First panel: share of games, pull by pull, in which the arm was never pulled before. Second panel: share of \
    games on the best arm. Thompson, greedy, the network and perfect play, in both
    """
  static let long = """
    A hundred coins, ten arms. First panel: coins won by every player, a dot with its interval each. \
    Second panel: share of games on the best arm, pull by pull
    """
  static let roads = """
    Drives of a point robot in three panels, with stars for up to four goals: from MAML's start \
    before any step, after one gradient step, and after one step from joint training's start
    """
  static let robotCurves = """
    First panel: return before and after the step, while the start is learned. Second panel: return on new goals \
    after 0 to 3 gradient steps, for MAML and joint training, dashed where later steps are half as \
    long; lines for standing still and for knowing the goal
    """
  static let wheels = """
    First panel: drives of the jointly trained robot with wheels askew, and the stars that it should reach. \
    Second panel: MAML's after one step of learning. Third panel: mean return by angle for both, with a line for \
    standing still
    """
}

extension Seen {
  /// "0.12 ± 0.05"
  static func plusMinus(_ score: TaskScore, _ digits: Int) -> String {
    meanAndInterval(score.mean, score.interval, digits: digits)
  }

  /// How one player's games stand to another's on the same bandits.
  static func standing(_ one: String, _ other: String, _ lead: TaskScore, digits: Int = 2) -> String
  {
    let size = Seen.size(lead, digits)
    switch Order(lead) {
    case .ahead: return "\(one) wins \(size) more than \(other)"
    case .behind: return "\(one) wins \(size) less than \(other)"
    case .open: return "\(one) and \(other) cannot be told apart (\(plusMinus(lead, digits)))"
    }
  }

  /// Whether a teacher makes more of the same network than rewards do, and what is missing then.
  static func teaching(_ lead: TaskScore, missing: TaskScore) -> String {
    let rest =
      Order(missing) == .open
      ? "Perfect play and the distilled network cannot be told apart (\(plusMinus(missing, 3)))"
      : "To perfect play the distilled network misses \(plusMinus(missing, 3))"
    switch Order(lead) {
    case .ahead:
      return
        "\(rest): \(size(lead, 3)) less than RL². So much of what RL² misses is not the network's fault, but that of "
        + "learning from rewards, with as many bandits"
    case .behind:
      return
        "\(rest): \(size(lead, 3)) more than RL². Here rewards taught this network better than the teacher did"
    case .open:
      return
        "\(rest). It cannot be told apart from RL² (\(plusMinus(lead, 3))): these bandits do not tell whether a teacher makes "
        + "more of this network than rewards do"
    }
  }

  /// What the memory was worth beside a rule that needs none.
  static func memory(_ lead: TaskScore) -> String {
    switch Order(lead) {
    case .ahead:
      return "the network wins \(size(lead, 2)) coins more: so much is it worth, against this "
        + "rule, to remember more than the last pull"
    case .behind:
      return
        "the network wins \(size(lead, 2)) coins less: so far its memory is worth nothing"
    case .open:
      return
        "the two cannot be told apart (\(plusMinus(lead, 2))): so far its memory is worth nothing"
    }
  }

  /// What a longer game does to the order of greed and Thompson, and how the network stands there.
  static func order(_ short: [Played], _ long: [Played]) -> String {
    let leads = [short, long].map { $0["Thompson"].lead(over: $0["greedy"]) }
    let numbers = leads.map { plusMinus($0, 1) }
    var text =
      "Thompson's lead over greed is \(numbers[0]) coins in the short game, \(numbers[1]) in the long one"
    switch (Order(leads[0]), Order(leads[1])) {
    case (.behind, .ahead): text += ": here his exploring pays."
    case (.behind, .open): text += ", where the two cannot be told apart."
    case (.behind, .behind): text += ": his exploring does not pay in either."
    default: text += "."
    }
    let better = long["UCB1"].lead(over: long["greedy"])
    text += " \(standing("UCB1", "greedy", better, digits: 1))."
    guard let network = long.first(where: { $0.name == "RL²" }) else {
      return text + " The network was not trained on long trials in this run."
    }
    return text
      + " \(standing("The network", "Gittins", network.lead(over: long["Gittins"]), digits: 1))."
  }

  /// Which tuned numbers lie at an end of what was tried.
  static func edges(_ tunings: [Tuning]) -> String {
    func names(_ chosen: [Tuning]) -> String {
      chosen.map(\.strategy.name).joined(separator: " and ")
    }
    let atEnds = tunings.filter(\.isAtEdge)
    let greed = atEnds.filter { $0.knobs[$0.best] == 0 }
    let others = atEnds.filter { $0.knobs[$0.best] != 0 }
    if atEnds.isEmpty { return "Each best number lies inside what was tried." }
    let said = [
      greed.isEmpty ? nil : "The best number of \(names(greed)) is 0, and that is greed.",
      others.isEmpty
        ? nil
        : "At an end of what was tried: \(names(others)). More might serve better there.",
    ]
    return "(\(said.compactMap { $0 }.joined(separator: " ")))"
  }

  /// Whether joint training's best rate lies inside what was tried.
  static func edge(_ choice: RateChoice) -> String {
    let search = choice.search
    if search.isInside { return "it lies inside what was tried" }
    if search.bestIndex > 0 {
      return "it is the largest that was tried: a larger one might serve better"
    }
    return search.score > choice.without
      ? "it is the smallest that was tried: a smaller one might serve better"
      : "it is the smallest that was tried, and no step at all would serve as well"
  }

  /// What a second step of learning did, by the change of the return.
  static func secondStep(_ change: TaskScore) -> String {
    switch Order(change) {
    case .ahead: return "gains another \(size(change, 1))"
    case .behind: return "loses \(size(change, 1))"
    case .open: return "changes nothing that could be told from chance (\(plusMinus(change, 1)))"
    }
  }

  /// How MAML's start stands to that of joint training on the same goals.
  static func start(_ lead: TaskScore) -> String {
    switch Order(lead) {
    case .ahead: return "MAML is ahead by \(size(lead, 1))"
    case .behind: return "joint training is ahead by \(size(lead, 1))"
    case .open: return "the two cannot be told apart (MAML's lead: \(plusMinus(lead, 1)))"
    }
  }

  /// How a return stands to standing still, with its verb.
  static func beside(still lead: TaskScore) -> String {
    switch Order(lead) {
    case .ahead: return "earns \(size(lead, 1)) more than standing still"
    case .behind: return "earns \(size(lead, 1)) less than standing still"
    case .open: return "cannot be told from standing still (\(plusMinus(lead, 1)))"
    }
  }

  private static func size(_ score: TaskScore, _ digits: Int) -> String {
    meanAndInterval(abs(score.mean), score.interval, digits: digits)
  }
}

/// What a paired difference says.
enum Order {
  case ahead, behind, open

  init(_ lead: TaskScore) {
    self = abs(lead.mean) <= lead.interval ? .open : lead.mean > 0 ? .ahead : .behind
  }
}
