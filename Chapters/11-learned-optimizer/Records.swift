import Datasets
import Engine
import Foundation
import Learning
import Live
import Notebook

/// Keeps how large the experiments are.
func keep(_ size: Experiment, line: UInt = #line) {
  for (name, count) in [
    ("horizon", size.horizon), ("unroll", size.unroll), ("digit-tests", size.digitTests),
    ("journey-tests", size.journeyTests), ("journey-tunings", size.journeyTunings),
  ] { record(name, count, line: line) }
  for (name, count) in [
    ("bowl-tests", size.bowlTests), ("bowl-episodes", size.episodes),
    ("digit-episodes", size.digitEpisodes),
  ] { record(name, count, style: .count, line: line) }
}

/// Keeps how large the network is, and the small one of meta-training.
func keep(_ home: DigitNetwork, _ sister: DigitNetwork, line: UInt = #line) {
  for (name, count) in zip(["inputs", "hidden", "classes"], home.sizes) {
    record(name, count, line: line)
  }
  for (name, count) in [
    ("coordinates", home.coordinates), ("school-coordinates", sister.coordinates),
    ("judged", home.judged),
  ] { record(name, count, style: .count, line: line) }
}

/// Keeps that both modes of a meta-gradient are what they claim to be, and by how much they differ.
func keep(_ modes: [ModeCheck], line: UInt = #line) {
  let difference = apart(modes[0].slope, modes[1].slope)
  record("mode-gap-constant", modes[0].gap, style: .significant(1), line: line)
  record("mode-gap-differentiated", modes[1].gap, style: .significant(1), line: line)
  record("mode-difference", difference, style: .percent(1), line: line)
  expect(
    modes.allSatisfy { $0.gap < 5e-3 }, "both modes are the gradient that they claim to be",
    line: line)
  expect(difference > 1e-3, "and they are not the same", line: line)
}

/// How far two gradients are apart, in lengths of the second.
private func apart(_ a: [Tensor], _ b: [Tensor]) -> Double {
  let squares = zip(a, b).map { one, other -> Double in
    let gap = length([one - other])
    return gap * gap
  }
  return squares.reduce(0, +).squareRoot() / length(b)
}

/// Keeps what Adam reaches with its default rate and with its best, and that no best rate lies at an edge.
func keep(
  _ searches: [RateSearch], on problems: ValidationTasks<[Problem]>, steps: Int,
  line: UInt = #line
) {
  let adam = searches.first { $0.rule == .adam }!
  let byDefault = Rule.adam.descend(problems[0], rate: 0.001, steps: steps).losses.last!
  record("bowls-adam-default", log10(byDefault), style: .decimals(2), line: line)
  record("bowls-adam-rate", adam.best, style: .significant(2), line: line)
  record("bowls-adam-tuning", log10(adam.losses.min()!), style: .decimals(2), line: line)
  expect(
    searches.allSatisfy { $0.best > $0.rates.first! && $0.best < $0.rates.last! },
    "every best rate lies inside the grid", line: line)
}

/// Keeps the best learned optimizer on bowls, its loss minus that of tuned Adam on the same bowls, and what a memory
/// is worth.
func keepBowls(_ contest: Contest, line: UInt = #line) {
  let (best, adam) = (contest.best, contest.adam)
  let (value, interval) = best.score.log10OfMean
  let lead = best.score.lead(over: adam.score)
  record(
    "bowls-best-learned", value, ci: interval, n: best.score.count,
    headline: "log₁₀ loss on bowls, learned", style: .decimals(2), line: line)
  record("bowls-best-name", best.name, line: line)
  record(
    "bowls-lead", lead.mean, ci: lead.interval, n: lead.count, style: .decimals(3), line: line)
  record("bowls-verdict", Seen.verdict(lead.mean, lead.interval), line: line)
  let memory = contest.variants[3].score.lead(over: contest.variants[0].score)
  let divided = contest.variants[5].score.lead(over: contest.variants[2].score)
  record("bowls-memory", Seen.memory(gradient: memory, divided: divided), line: line)
  expect(memory.mean < 0, "a memory of one's own is worth something", from: .standard, line: line)
  expect(
    lead.mean < 0, "the best of the learned optimizers ends below tuned Adam", from: .standard,
    line: line)
}

/// Lets a reader of the page send the two learned ones that remember, and Adam, down bowls of two coordinates.
func enliven(_ contest: Contest, _ optimizers: [LearnedOptimizer], rate: Float, horizon: Int) {
  func end(_ outcome: Outcome) -> String {
    let (value, interval) = outcome.score.log10OfMean
    return NumberStyle.decimals(2).format(value, interval: interval).replacing("-", with: "−")
  }
  let two = [3, 4].map { (outcome: contest.variants[$0], optimizer: optimizers[$0]) }
  live(
    "bowl", over: "bowls", keepsPicture: true,
    [
      "factor0": Double(two[0].optimizer.scale), "factor1": Double(two[1].optimizer.scale),
      "rate": Double(rate), "horizon": Double(horizon), "seed": 1,
    ], weights: two.flatMap(\.optimizer.numbers),
    score:
      "On \(contest.adam.score.count) bowls of ten coordinates log₁₀ of the mean loss was \(end(two[0].outcome)) for the one that reads "
      + "the gradient, \(end(two[1].outcome)) for the one that is told its mean, too, and \(end(contest.adam)) for tuned Adam "
      + "(intervals over bowls).")
}

/// Keeps Adam's best rate on digits, and which best rates stand at an end.
func keepRates(
  _ adam: RateSearch, _ searches: [RateSearch], cosine: RateSearch, line: UInt = #line
) {
  print("Adam with a cosine: the best rate is", cosine.best.written(.significant(2)))
  record("digits-adam-rate", adam.best, style: .significant(2), line: line)
  record("digit-edges", Seen.edges(searches + [cosine]), line: line)
}

/// Keeps by how much the best learned one is ahead of tuned Adam, training by training, who is ahead on the way, and
/// what the cosine is worth.
func keepDigits(_ contest: Contest, line: UInt = #line) {
  let lead = contest.best.lead(over: contest.adam)
  record(
    "digits-lead", lead.mean, ci: lead.interval, n: lead.count, style: .decimals(2), line: line)
  record("digits-verdict", Seen.verdict(lead.mean, lead.interval), line: line)
  record("digits-best-name", contest.best.name, line: line)
  record("digit-course", Seen.course(contest.variants[0], contest.adam), line: line)
  expect(
    contest.variants[0].score.mean < contest.rules[0].score.mean * 1.6,
    "the optimizer that reads the gradient alone trains a network", on: .builtIn, .mnist,
    line: line)
  guard let cosine = contest.cosine?.lead(over: contest.adam) else { return }
  record(
    "digits-cosine-lead", cosine.mean, ci: cosine.interval, n: cosine.count, style: .decimals(2),
    line: line)
  record("digits-cosine-verdict", Seen.cosine(cosine.mean, cosine.interval), line: line)
}

/// Keeps what two learned optimizers and Adam reached in every place, and in how many of them they lost.
func keep(
  _ places: [Journey], _ searches: [RateSearch], _ away: [[Outcome]], _ trainings: [MetaTraining],
  on data: String, seed: UInt64, line: UInt = #line
) {
  for (place, outcomes) in zip(places, away) {
    for (index, name) in ["lstm", "momentum-lstm", "adam-home", "adam-here"].enumerated() {
      keepLog(
        "\(place.key)-\(name)", outcomes[index], place.name,
        on: place.key == "waves" ? "waves" : data, steps: place.steps,
        training: index < 2 ? trainings[index] : nil, seed: seed, line: line)
    }
  }
  for (index, name) in ["lstm", "momentum-lstm"].enumerated() {
    record("journeys-lost-\(name)", lost(index, in: away), line: line)
    record("journeys-lost-home-\(name)", lost(index, to: 2, in: away), line: line)
  }
  record("journey-edges", Seen.edges(searches, places.map(\.name)), line: line)
  let fromHome = away.count { $0[2].score.mean < $0[3].score.mean }
  record("journeys-better-from-home", fromHome, line: line)
  expect(
    lost(0, in: away) >= 2,
    "who reads the gradient alone is beaten by one tuned number in two places",
    on: .builtIn, .mnist, line: line)
}

/// Keeps where one ends who never moves, and which learned optimizers end above that.
func keep(still: [Outcome], _ places: [Journey], _ away: [[Outcome]], line: UInt = #line) {
  for (place, outcome) in zip(places, still) {
    let (value, interval) = outcome.score.log10OfMean
    record(
      "\(place.key)-still", value, ci: interval, n: outcome.score.count, style: .decimals(2),
      line: line)
  }
  let learned = away.map { $0.filter(\.isLearned) }
  record(
    "worse-than-still", Seen.worseThanStill(places.map(\.name), learned, still: still), line: line)
}

/// In how many places one ends above another: above Adam tuned there, if nobody else is named.
func lost(_ one: Int, to other: Int = 3, in away: [[Outcome]]) -> Int {
  away.count { $0[other].score.mean < $0[one].score.mean }
}

/// Keeps how the updates of patients differ.
func keep(_ ward: [Patient], line: UInt = #line) {
  let healthy = ward[0]
  let schooled = ward.dropFirst(2)
  let updates = schooled.map { abs($0.medians[0] - healthy.medians[0]) }.max()!
  let losses = schooled.map { abs(log10($0.losses.last! / healthy.losses.last!)) }.max()!
  record("healthy-median", healthy.medians[9], style: .decimals(1), line: line)
  record("unschooled-median", ward[1].medians[9], style: .decimals(1), line: line)
  record("unschooled-first", ward[1].losses.first!, style: .decimals(1), line: line)
  record("unschooled-last", ward[1].losses.last!, style: .decimals(1), line: line)
  record("update-gap", updates, style: .decimals(1), line: line)
  record("loss-gap", losses, style: .decimals(2), line: line)
  expect(
    ward[1].medians[9] < healthy.medians[9],
    "who never went to school takes shorter steps than who did", line: line)
}
