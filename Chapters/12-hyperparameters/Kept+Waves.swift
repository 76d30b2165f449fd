import Foundation
import Learning
import Live
import Notebook
import TrainingLoop

/// The settings for all tasks, and what looking for them took.
func keepFixed(
  _ fixed: MetaTraining<FixedSetting>, standardised: MetaTraining<FixedSetting>, _ sizes: Sizes,
  _ size: Experiment, line: UInt = #line
) {
  table(
    ["", "default", "best fixed", "best fixed, x standardised"],
    settingRows([defaultSetting, fixed.best.z.scalars, standardised.best.z.scalars]), line: line)
  print(
    "validation score by search:", fixed.scores[0].written(.decimals(3)), " then by gradient:",
    fixed.scores.min()!.written(.decimals(3)))
  record(
    [
      "fixed-trials": sizes.fixedTrials, "fixed-tasks": sizes.fixedTasks,
      "fixed-steps": size.fixedSteps, "meta-steps": size.metaSteps, "meta-batch": TaskSource.batch,
    ], line: line)
}

/// How loud the tasks of a meta-training were.
func keepSchool(_ meta: MetaTraining<SetEncoder>, limit: Float, line: UInt = #line) {
  let loud = meta.loudness(limit: limit)
  record("limit", limit, style: .significant(2), line: line)
  record("g-parameters", meta.best.parameterCount, style: .count, line: line)
  record("norm-median", loud.median, style: .significant(2), line: line)
  record("norm-largest", loud.largest, style: .significant(2), line: line)
  record("cut-share", loud.cut, style: .percent(1), line: line)
}

extension WaveResults {
  /// All scores with their cards, the differences that matter, and what they must show.
  func keep(
    _ metaTest: WaveMetaTest, _ source: TaskSource, looks: Int, _ meta: MetaTraining<SetEncoder>,
    steps: Int,
    line: UInt = #line
  ) {
    table(
      [
        "who chose", "trainings a task", "mean log error", "typical error", "minus g, task by task",
      ],
      rows, line: line)
    for result in all {
      record(
        "wave-\(result.key)", result.score,
        headline: result.key == "g" ? "mean log error where g chose the settings" : nil,
        style: .decimals(3),
        card: .wave(
          result, metaTest, source, looks: looks, seen: steps * TaskSource.batch,
          seconds: meta.seconds),
        line: line)
    }
    keepGaps(line)
    keepWorth(metaTrainings: steps * TaskSource.batch, line)
  }

  private func keepGaps(_ line: UInt) {
    let overFixed = gap("fixed", minus: "g")
    let (division, eyes) = (
      gap("standardised", minus: "g"), gap("standardised", minus: "g-standardised")
    )
    record("fixed-minus-g", overFixed, style: .decimals(3), line: line)
    record("standardised-minus-g", division, style: .decimals(3), line: line)
    record("gain-when-standardised", eyes, style: .decimals(3), line: line)
    record("ten-tries-minus-g", gap("random-10", minus: "g"), style: .decimals(3), line: line)
    let halved = gap("halving-100", minus: "random-100")
    record("halving-minus-random", halved, style: .decimals(3), line: line)
    record(
      "halving-verdict",
      Seen.score(halved, "halving is worse", "halving is better", "tasks"), line: line)
    record("fixed-over-g", exp(overFixed.mean), style: .decimals(2), line: line)
    record(
      "division-verdict", Seen.score(division, "g is better", "the division is better", "tasks"),
      line: line)
    record(
      "eyes-verdict", Seen.score(eyes, "looking pays even then", "looking costs", "tasks"),
      line: line)
    record("every-day", Seen.everyDay(eyes: eyes, division: division), line: line)
    let overDefault = gap("default", minus: "g")
    expect(
      overDefault.mean > overDefault.interval,
      "g beats the default setting on unseen tasks", line: line)
    expect(
      overFixed.mean > overFixed.interval, "g beats the best fixed setting on unseen tasks",
      line: line)
  }

  private func keepWorth(metaTrainings: Int, _ line: UInt) {
    let anywhere = worth(of: self["g"], in: searches[0].course)
    let around = worth(of: self["random-100"], in: searches[3].course)
    let aroundFixed = worth(of: self["g"], in: searches[2].course)
    record("test-tasks", self["g"].count, style: .count, line: line)
    record("trials-equalled", anywhere.trials, style: .count, line: line)
    record("trials-from", anywhere.from, style: .count, line: line)
    record("trials-to", anywhere.to, style: .count, line: line)
    record("trials-around-g", around.trials, style: .count, line: line)
    record("trials-around-fixed", aroundFixed.trials, style: .count, line: line)
    for (index, key) in ["standardised", "fixed", "g"].enumerated() {
      record("around-\(key)-10", searches[index + 1].course[9], style: .decimals(3), line: line)
    }
    record("school-trainings", metaTrainings, style: .count, line: line)
    record("break-even", 4 * metaTrainings / anywhere.trials, style: .count, line: line)
    record("break-even-fixed", 4 * metaTrainings / aroundFixed.trials, style: .count, line: line)
    expect(
      anywhere.trials >= 10, "g is worth a random search of ten trainings or more", line: line)
  }
}

/// Lets a reader of the page turn the knobs of small data sets, and see what training and its slope make of it.
func enliven(
  _ picture: String, _ g: SetEncoder, _ size: Experiment, _ score: TaskScore, seed: UInt64
) {
  func number(_ value: Double) -> String {
    value.written(.decimals(2)).replacing("-", with: "−")
  }
  live(
    "bilevel", over: picture, keepsPicture: true,
    ["steps": Double(size.baseSteps), "seed": Double(seed)], weights: g.numbers,
    score:
      "Of \(score.count) data sets that g had not seen, its settings left a mean log error of "
      + "\(number(score.mean)) ± \(number(score.interval)) (over data sets); this is one more.")
}

/// How closely each trait is followed, with the scale of x to be read and without.
func keepChoices(_ chosen: Choices, standardised: Choices, line: UInt = #line) {
  for (trait, key) in Choices.traitNames.enumerated() {
    record("reads-\(key)", chosen.strongest[trait], style: .decimals(2), line: line)
    record(
      "reads-\(key)-standardised", standardised.strongest[trait], style: .decimals(2), line: line)
  }
}
