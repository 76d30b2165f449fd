import Datasets
import Engine
import Learning
import Notebook
import Plotting

/// Trials of one drawing of each digit to know it by, and another one of each, in another order, to be named.
func trials(of digits: TestImages, count: Int, seed: UInt64) -> [OneShotRun] {
  let classes = Set(digits.labels).sorted().map { kind in
    digits.labels.indices.filter { digits.labels[$0] == kind }
  }
  return (0..<count).map { index in
    var generator = Generator(seed: seed, index: index)
    let pairs = classes.map { rows -> (known: Int, asked: Int) in
      let known = generator.below(rows.count)
      let asked = (known + 1 + generator.below(rows.count - 1)) % rows.count
      return (rows[known], rows[asked])
    }
    let order = generator.permutation(classes.count)
    return OneShotRun(
      name: "trial \(index + 1)", training: digits.rows(pairs.map(\.known)).images,
      test: digits.rows(order.map { pairs[$0].asked }).images, answers: order)
  }
}

/// The share of right answers in each trial.
func rightAnswers(_ given: [[Int]], _ trials: [OneShotRun]) -> TaskScore {
  TaskScore(perTask: errors(given, trials).perTask.map { 1 - $0 })
}

/// From Omniglot to MNIST, ten digits, one drawing of each, in per cent: Koch and others 2015, table 3; Vinyals and others
/// 2016, section 4.1.1.
let publishedAbroad: [(name: String, percent: Double)] = [
  ("pixels,\nKoch 2015", 26.5), ("Siamese,\nKoch 2015", 70.3), ("Matching,\nVinyals 2016", 72),
]

/// Published shares of right answers beside measured ones with their intervals.
func abroad(
  pixels: TaskScore, thisRun: TaskScore, from characters: String, to digits: String
) -> Plot {
  let measured = [("pixels,\nhere", pixels), ("prototypes,\nhere", thisRun)]
  let names = publishedAbroad.map(\.name) + measured.map(\.0)
  let shares = publishedAbroad.map(\.percent) + measured.map { 100 * $0.1.mean }
  let (places, known) = (shares.indices.map(Double.init), publishedAbroad.count)
  let isPapers = characters == "omniglot" && digits == "mnist"
  return Plot(
    "learned on \(characters), asked about \(digits)"
      + (isPapers ? "" : "; the papers: from Omniglot to MNIST"),
    x: Axis(
      range: -0.5...Double(names.count) - 0.5, ticks: zip(places, names).map { Axis.Tick($0, $1) }),
    y: Axis("right answers, ten digits", unit: "%", range: 0...100), legend: .above,
    [
      .points(
        Array(places.prefix(known)), Array(shares.prefix(known)), label: "from papers",
        color: .gray, shape: .diamond, size: 1.8),
      .points(
        Array(places.dropFirst(known)), Array(shares.dropFirst(known)),
        error: measured.map { 100 * $0.1.interval }, label: "measured here, with 95 % interval",
        color: .vermilion, size: 1.8),
    ] + zip(places, shares).map { .text($1.written(.decimals(1)), at: ($0 + 0.1, $1 + 5)) })
}

extension Seen {
  static let abroad = """
    Right answers about ten digits, one drawing of each: three numbers from papers, and with their intervals the nearest \
    pixels and the prototypes of this run
    """

  /// What a network of characters knows about digits, beside pixels and beside tasks of its own kind.
  static func abroad(_ score: TaskScore, pixels: TaskScore, home: Marks) -> String {
    let lead = score.lead(over: pixels)
    let (mean, interval) = (
      (100 * abs(lead.mean)).written(.decimals(1)), (100 * lead.interval).written(.decimals(1))
    )
    let beside: String
    switch lead.mean {
    case lead.interval...:
      beside = "\(mean) ± \(interval) points more than the nearest pixels of the same trials"
    case ..<(-lead.interval):
      beside = "\(mean) ± \(interval) points *less* than the nearest pixels of the same trials"
    default: beside = "no more than the nearest pixels, as far as these trials can tell"
    }
    let right = score.mean.written(.percent(1))
    let own = home.inductive.mean
    return own > score.mean + 0.05
      ? "It names \(right) correctly: \(beside), and far from the \(own.written(.percent(1))) of \(home.setting.words) tasks of "
        + "the kind that it has learned from. An embedding is good for what resembles its training."
      : "It names \(right) correctly: \(beside)."
  }
}
