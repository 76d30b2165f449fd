import Learning
import Live
import Notebook

/// Keeps how large the experiments are.
func keep(
  _ size: Experiment, _ waves: WaveStream, way: Int, instances: Int, line: UInt = #line
) {
  let counts = [
    ("wave-batch", size.waveBatch), ("wave-length", waves.length), ("pair-width", size.width),
    ("batch", size.batch), ("length", way * instances), ("instances", instances), ("way", way),
    ("wave-readings", 4), ("wave-tests", 600), ("units", size.units),
  ]
  let large = [
    ("wave-steps", size.waves), ("waves-read", size.waves * size.waveBatch),
    ("waves-maml", size.maml * WaveMAML.batch), ("steps", size.steps), ("eye-steps", size.eye),
    ("test-sequences", size.testSequences),
  ]
  for (name, count) in counts { record(name, count, line: line) }
  for (name, count) in large { record(name, count, style: .count, line: line) }
  record("noise", size.noise, line: line)
  record("noise-variance", size.noise * size.noise, style: .decimals(2), line: line)
  let chances = (1...way).reversed().map { 1 / Double($0) }
  record("elimination", mean(chances), style: .percent(1), line: line)
}

/// Keeps what the three learners missed after some points, and how the LSTM stands to the best after ten.
func keep(_ scores: [WaveScores], line: UInt = #line) {
  for row in scores where [1, 2, 3, 5, 10].contains(row.known) {
    for (name, score) in [("lstm", row.lstm), ("maml", row.maml), ("bayes", row.bayes)] {
      let isHeadline = name == "lstm" && row.known == 10
      keep(
        "wave-\(name)-\(row.known)", score,
        headline: isHeadline ? "squared error after 10 points of a noisy wave" : nil, line: line)
    }
  }
  record("wave-parting", Seen.parting(scores), line: line)
  record("maml-steps", Seen.atTheCap(scores, most: WaveMAML.most), line: line)
  guard let tenth = scores.first(where: { $0.known == 10 }) else { return }
  keep("wave-average-10", tenth.average, line: line)
  keep("wave-last-10", tenth.last, line: line)
  keep("wave-excess-10", tenth.lstm.lead(over: tenth.bayes), line: line)
  keep("wave-truth-lstm-10", tenth.lstmToTruth, line: line)
  keep("wave-truth-bayes-10", tenth.bayesToTruth, line: line)
  record("wave-ratio-10", tenth.ratio, style: .decimals(2), line: line)
  let truthRatio = tenth.lstmToTruth.mean / tenth.bayesToTruth.mean
  record("wave-truth-ratio-10", truthRatio, style: .decimals(1), line: line)
}

/// Lets a reader of the page drop points of a wave, and see what the network and Bayes believe of the rest.
func enliven(
  _ reader: WaveReader, _ size: Experiment, _ scores: [WaveScores], seed: UInt64,
  line: UInt = #line
) {
  guard let tenth = scores.first(where: { $0.known == 10 }) else { return }
  func error(_ score: TaskScore) -> String {
    "\(score.mean.written(.decimals(3))) ± \(score.interval.written(.decimals(3)))"
  }
  live(
    "wave", over: "reading", keepsPicture: true,
    [
      "units": Double(size.waveUnits), "width": Double(size.width), "noise": Double(size.noise),
      "seed": Double(seed),
    ], weights: reader.numbers,
    score:
      "The network was trained on \(size.waves * size.waveBatch) waves; after ten points of \(tenth.lstm.count) new ones "
      + "its squared error at the next is \(error(tenth.lstm)), Bayes’ \(error(tenth.bayes)) (intervals over waves).",
    line: line)
}

private func keep(_ name: String, _ score: TaskScore, headline: String? = nil, line: UInt) {
  record(
    name, score.mean, ci: score.interval, n: score.count, headline: headline, style: .decimals(3),
    line: line)
}

/// Keeps a score in per cent.
func keepShare(
  _ name: String, _ score: TaskScore, style: NumberStyle = .percent(1), line: UInt = #line
) {
  record(
    name.lowercased(), score.mean, ci: score.interval, n: score.count, style: style, line: line)
}

/// Keeps how a memory does at each instance that the paper reports, with its card.
func keep(
  _ name: String, _ memory: Learned, _ scores: [TaskScore], at reported: [Int],
  _ cards: SequenceCards, line: UInt = #line
) {
  for instance in reported {
    let score = scores[instance - 1]
    let isHeadline = name == "attention" && instance == 2
    record(
      "\(name.lowercased())-instance-\(instance)", score.mean, ci: score.interval, n: score.count,
      headline: isHeadline ? "2nd instance of a new character" : nil, style: .percent(1),
      card: cards.card(name, memory, instance: instance), line: line)
  }
}

/// Keeps how large each memory is; shows what it came to at each rate, and vouches for the best one.
func keepTrainings(_ names: [String], _ learned: [Learned], line: UInt = #line) {
  for (name, one) in zip(names, learned) {
    record("parameters-\(name.lowercased())", one.parameterCount, style: .count, line: line)
  }
  let searches = learned.compactMap(\.rates)
  table(
    ["memory", "rate, and how much is read on validation sequences with it"],
    zip(names, searches).map { name, search in
      let tries = zip(search.choices, search.scores).map {
        "\($0.written(.significant(1))): \($1.written(.percent(1)))"
      }
      return [name, tries.joined(separator: ", ")]
    }, line: line)
  for (name, search) in zip(names, searches) {
    record("rate-\(name.lowercased())", search.best, style: .significant(1), line: line)
  }
  record("rates", Seen.rates(names, searches), line: line)
}

/// Keeps what nobody can know, and vouches that nobody does.
func keepChecks(
  _ names: [String], _ firstImages: [TaskScore], _ untold: [TaskScore], sequences: Int,
  line: UInt = #line
) {
  for (name, (first, lied)) in zip(names, zip(firstImages, untold)) {
    keepShare("first-image-\(name)", first, line: line)
    keepShare("told-noise-\(name)", lied, line: line)
  }
  /// Four standard errors: of one image that is right or wrong, and of five answers that meet five shuffled labels.
  let (firstGap, untoldGap) = (
    4 * (0.16 / Double(sequences)).squareRoot(), 4 * (0.04 / Double(sequences)).squareRoot()
  )
  expect(
    firstImages.allSatisfy { $0.mean < 0.2 + firstGap },
    "nobody knows the label of the very first image: labels are dealt out anew", line: line)
  expect(
    untold.allSatisfy { abs($0.mean - 0.2) < untoldGap },
    "told random labels, everybody falls to chance: what they know comes from the labels",
    line: line)
}
