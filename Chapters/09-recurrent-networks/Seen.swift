import Learning
import Notebook

/// What each picture of the chapter shows, for those who do not see it, and what this run's numbers say.
enum Seen {
  static let gates = """
    Three panels over the steps of one sequence, with a line at each of the two marks: the numbers that are read, the input \
    and the forget gate of one unit, and the note that the unit keeps
    """
  static let echoes = """
    Blame against steps back, on a logarithmic axis: with u = 0.5, 0.8 and 0.95 it falls along ever \
    gentler lines, a memory that keeps 0.99 of itself lies almost flat
    """
  static let unrolled = """
    A chain of seven states, each made from the one before and from an input; below each state \
    stands its blame δ, which grows towards the last step
    """
  static let clipping = """
    First panel: the length of the gradient against batches. Second panel: the error. Without a limit the curves \
    end where the numbers overflow; with a limit the gradient has spikes and the training goes on
    """

  private static func list(_ names: [String], _ values: [Double], _ style: NumberStyle) -> String {
    zip(names, values).map { "\($0): \($1.written(style))" }.joined(separator: "; ")
  }

  /// What is left of a step so far back, in the order of the names.
  static func fresh(_ names: [String], _ left: [Double], lag: Int) -> String {
    "Norm of the Jacobian against steps back on a logarithmic axis. \(lag) steps back: "
      + list(names, left, .significant(2))
  }

  /// Who ends below a tenth of the constant answer's error.
  static func sums(_ names: [String], _ lengths: [Int], _ races: [[Learned]]) -> String {
    "Squared error against training batches. "
      + zip(lengths, races).map {
        "At \($0) steps, in the exam: \(list(names, $1.map(\.score.mean), .significant(2)))"
      }
      .joined(separator: ". ") + ". The constant answer has 0.17"
  }

  /// Whether an error is not known to be below that of who hears nothing and says 1.
  private static func isGuess(_ error: TaskScore) -> Bool {
    error.mean + error.interval >= 2.0 / 12
  }

  /// How the RNN fared where sequences are longest.
  static func fate(_ race: [Learned], steps: Int) -> String {
    let (rnn, others) = (race[0].score, race.dropFirst().map(\.score))
    let error = "\(rnn.mean.written(.significant(2))) over \(steps) steps"
    if isGuess(rnn) { return "For the RNN the plateau does not end in this run: \(error)." }
    if rnn.mean > 0.1 {
      return
        "The RNN gets off its plateau, but not far: \(error), beside 0.167 for the constant answer."
    }
    let worse = rnn.mean - rnn.interval > (others.map { $0.mean + $0.interval }.max() ?? 0)
    return worse
      ? "The RNN gets off its plateau, too, but ends with a larger error than both others: \(error)."
      : "The RNN keeps up here: \(error)."
  }

  /// What the RNN's memory has to do with it.
  static func silence(_ error: TaskScore, left: Double, lag: Int) -> String {
    let kept = "\(lag) steps back, \(left.written(.significant(2))) is left"
    if isGuess(error) {
      return left < 0.1
        ? "It still answers as if it had heard nothing (\(kept)). The gradient that could have told it to "
          + "remember is the very gradient that has vanished."
        : "It answers as if it had heard nothing, though the past is not silent (\(kept))."
    }
    return left < 0.1
      ? "It learned something although little of the past is loud at the end (\(kept))."
      : "At this length it can hold a note, too (\(kept))."
  }

  static func memory(_ names: [String], fresh: [Double], trained: [Double], lag: Int) -> String {
    "Two panels with the norm of the Jacobian against steps back. \(lag) steps back, fresh: "
      + list(names, fresh, .significant(2)) + "; after training: "
      + list(names, trained, .significant(2))
  }

  static func windows(_ windows: [Int], _ runs: [[Learned]]) -> String {
    let names = windows.map { "back \($0)" }
    let (anywhere, early) = (runs[0].map(\.score.mean), runs[1].map(\.score.mean))
    return
      "Squared error against batches, for gradients that reach back different numbers of steps. In the exam, marks "
      + "anywhere: \(list(names, anywhere, .significant(2))); marks in the first half only: "
      + list(names, early, .significant(2))
  }

  static func reading(_ validation: Double, counts: [(name: String, bits: Double)]) -> String {
    let beaten = counts.filter { $0.bits > validation }.map(\.name)
    return "Bits per character against epochs, with lines for counts. Validation falls to "
      + "\(validation.written(.decimals(2))), "
      + (beaten.isEmpty ? "above all lines" : "below \(beaten.joined(separator: ", "))")
  }

  static func context(_ network: [(context: Int, bits: Double)]) -> String {
    "Bits per character against the length of the context, both axes logarithmic: counts, and the GRU from "
      + "\(network[0].bits.written(.decimals(2))) at \(network[0].context) to "
      + "\(network.last!.bits.written(.decimals(2))) at \(network.last!.context) characters"
  }

  /// What lies between the network and the floor.
  static func left(_ floor: FableFloor?) -> String {
    floor.map {
      "Between that and the floor of \($0.bits.written(.decimals(3))) lies what it has not found out from this little "
        + "text."
    } ?? ""
  }

  /// Who guesses better from two characters.
  static func short(network: Double, counts: Double) -> String {
    let numbers =
      "the network has \(network.written(.decimals(2))) bits, the counts \(counts.written(.decimals(2)))"
    return counts < network
      ? "With two characters, \(numbers): the counts are *better*. Short contexts are all that they were made for, "
        + "and a GRU that begins with an empty state was never made for that."
      : "With two characters, \(numbers): the network is already ahead."
  }

  /// What comes after the best counts, among those that were tried.
  static func end(of counting: GridSearch<Counts>) -> String {
    counting.bestIndex == counting.choices.count - 1
      ? ", the longest that were tried here" : "; longer ones are worse again"
  }

  /// The network against the best counts, block by block of the same text.
  static func rivals(_ lead: TaskScore) -> String {
    let bits = lead.written(.decimals(3))
    if abs(lead.mean) <= lead.interval {
      return "Block by block, the counts have \(bits) bits more than the GRU: too little to call."
    }
    return lead.mean > 0
      ? "Block by block, the best counts have \(bits) bits more than the GRU."
      : "Block by block, the GRU has more bits than the best counts; the difference is \(bits)."
  }

  /// What the floor is, where it is known.
  static func floor(_ floor: FableFloor?) -> String {
    guard let floor else {
      return
        "The floor? For the fables it can be computed, since we know how they were made; for a text of your own "
        + "nobody knows it."
    }
    return
      "The floor? For *this* text it can be computed, since we know how it was made. Each fable draws two of 12 "
      + "animals, one of 10 moods, 6 times, 5 ways of finding, 6 things, 8 places, 5 deeds, 4 second and 3 third "
      + "sentences, and, after a coin, one of 6 verses. Everything else follows. That is "
      + "\(floor.bitsOfFable.written(.decimals(1))) bits of surprise in a fable of some "
      + "\(floor.charactersOfFable.written(.decimals(0))) characters: \(floor.bits.written(.decimals(3))) bits per character."
  }
}
