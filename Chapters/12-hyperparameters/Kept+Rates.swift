import Learning
import Notebook
import TrainingLoop

extension StartingRates {
  /// The table of the starting rates, its numbers, and what they must show.
  func keep(line: UInt = #line) {
    table(
      ["α₀", "SGD: validation loss", "SGD-HD: the same", "highest α", "last α"], rows, line: line)
    record(
      .decimals(3), ["spread-sgd": spread(staying), "spread-sgd-hd": spread(learning)], line: line)
    let courses = learning.map(\.rates)
    record(
      "rates-meet", Seen.meeting(below: meeting(Array(courses[..<4])), all: meeting(courses)),
      line: line)
    record("rush", Seen.rush(highest: courses[2].max()!, last: courses[2].last!), line: line)
    expect(
      spread(learning) < spread(staying) / 3,
      "with hypergradients the result depends on α₀ three times less at least", on: .builtIn,
      .mnist, line: line)
  }
}

/// Descents that differ in β, and whether β matters as much as α₀ did over the same factor of a thousand.
func keepBetas(
  _ betas: [Float], _ runs: [DigitDescent], beside starts: StartingRates, line: UInt = #line
) {
  table(
    ["β", "validation loss", "highest α", "last α"],
    zip(betas, runs).map { [powerName(Double($0))] + learnedCells($1) }, line: line)
  let (ofBetas, ofStarts) = (spread(runs), spread(starts.staying[1...]))
  record(.decimals(3), ["spread-beta": ofBetas, "spread-sgd-thousand": ofStarts], line: line)
  record("beta-verdict", Seen.beta(ofBetas, rates: ofStarts), line: line)
}

/// The six methods on validation images, as published and with α kept from becoming negative.
func keepContest(_ unguarded: [DigitDescent], guarded: [DigitDescent], line: UInt = #line) {
  table(
    ["method", "as published: validation loss", "steps with α < 0", "lowest α", "with α ≥ 0"],
    contestRows(unguarded, guarded: guarded), line: line)
  let negative = unguarded[1].negativeRates + unguarded[3].negativeRates
  record("negative-rates", negative, style: .count, line: line)
  record("negative-steps", Seen.negative(negative), line: line)
  expect(
    guarded.allSatisfy { $0.negativeRates == 0 }, "the guard keeps α from becoming negative",
    line: line)
}

extension Finals {
  /// The six methods on the test images, beside what their paper has.
  func keep(_ images: RaceImages, _ race: DigitRace, seed: UInt64, line: UInt = #line) {
    let isPapers = images.areThePapers && race.epochs == 10
    table(
      ["method", "paper: loss", "this run: test loss", "paper: last α", "this run: last α"], rows,
      line: line)
    for (contest, score) in zip(Contest.all, scores) {
      record(
        "digits-\(contest.name.lowercased())", score, style: .decimals(4),
        card: .digits(
          contest, images, race, test: score.count, seed: seed, seconds: seconds,
          isAsPublished: isPapers), line: line)
    }
    let gain = scores[4].lead(over: scores[5])
    record("adam-minus-hd", gain, style: .decimals(4), line: line)
    record(
      "adam-verdict", Seen.score(gain, "Adam gains by it", "Adam loses by it", "test images"),
      line: line)
    record("adam-rate", Seen.adamRate(runs[5].rates), line: line)
    if isPapers {
      record("published-gap", publishedGap, style: .decimals(4), line: line)
      expect(
        publishedGap < 0.005, "all six of the paper's losses are met to within 0.005", line: line)
    }
    expect(
      scores[1].mean < scores[0].mean, "a rate that learns beats the rate it started from",
      on: .builtIn, .mnist, line: line)
  }
}

/// The three schedules: their scores, what they cost, and who is better.
func keepSchedules(
  _ schedules: [TunedSchedule], _ scores: [TaskScore], data: String, seed: UInt64,
  line: UInt = #line
) {
  for (name, (schedule, score)) in zip(["constant", "cosine", "learned"], zip(schedules, scores)) {
    let card = ProtocolCard.schedule(schedule, data: data, fresh: score.count, seed: seed)
    record("schedule-\(name)", score, style: .decimals(4), card: card, line: line)
  }
  for (name, schedule) in zip(["constant", "cosine", "gradient"], schedules) {
    record("\(name)-trainings", schedule.trainings, style: .count, line: line)
  }
  record("constant-rate", schedules[0].rates[0], style: .significant(2), line: line)
  let overCosine = scores[2].lead(over: scores[1])
  record("learned-minus-cosine", overCosine, style: .decimals(4), line: line)
  record(
    "cosine-verdict",
    Seen.score(
      overCosine, "the tuned cosine wins", "the learned schedule wins", "fresh trainings"),
    line: line)
  record("schedule-shape", Seen.shape(tenths(schedules[2].rates.map(Double.init))), line: line)
  expect(
    schedules[0].isInside, "the best constant rate is not at an end of its grid", on: .builtIn,
    .mnist, line: line)
  expect(
    scores[2].mean + scores[2].interval < scores[0].mean,
    "a schedule learned by gradient beats the best constant rate", on: .builtIn, .mnist, line: line)
}
