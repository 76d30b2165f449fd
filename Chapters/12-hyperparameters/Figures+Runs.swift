import Engine
import Learning
import Notebook
import Plotting

// The numbers of this chapter's runs, handed to the figures that draw plain numbers.

func selfTaught(_ starts: StartingRates, epochs: Int) -> Plot {
  selfTaught(
    StartingRates.all.doubles, courses: starts.learning.map(\.rates),
    staying: starts.staying.map(\.last), learning: starts.learning.map(\.last), epochs: epochs)
}

func contest(_ runs: [DigitDescent], shown: [Int]) -> Plot {
  contest(
    Contest.all.map(\.name), losses: runs.map(\.losses), rates: runs.map(\.rates), shown: shown)
}

func schedulePicture(_ schedules: [TunedSchedule], _ scores: [TaskScore]) -> Plot {
  schedulePicture(
    zip(schedules, scores).map {
      DrawnSchedule(
        name: $0.name.replacing("best ", with: ""), rates: $0.rates.doubles, mean: $1.mean,
        interval: $1.interval)
    }, trainings: scores[0].count)
}

/// Two g, each with those who may not look.
func validationPicture(
  _ raw: (MetaTraining<SetEncoder>, MetaTraining<FixedSetting>),
  standardised: (MetaTraining<SetEncoder>, MetaTraining<FixedSetting>), _ limit: Float
) -> Plot {
  let curves = [
    raw.0.curve("g", against: raw.1),
    standardised.0.curve("g*", against: standardised.1),
  ]
  return validationPicture(curves, raw.0.norms, limit: Double(limit))
}

func priceOfSettings(_ results: WaveResults) -> Plot {
  priceOfSettings(
    results.pricedSearches, grids: results.priced(["grid-10", "grid-100"]),
    halvings: results.priced(["halving-10", "halving-100"]),
    answers: results.priced(["default", "fixed", "g", "standardised", "g-standardised"]),
    oracle: results["oracle"].mean, tasks: results["g"].count)
}

func correlationTables(_ chosen: Choices, _ standardised: Choices) -> Plot {
  correlationTables(
    chosen.correlations, standardised: standardised.correlations,
    rows: Hyperparameter.allCases.map(\.label), columns: Choices.traitNames)
}

/// The two traits that are followed most closely.
func choicePanels(_ chosen: Choices, fixed: FixedSetting) -> Plot {
  let axes = ["scale of x", "turns (radians)", "noise", "points"]
  return choicePanels(
    chosen.closest(2).map { knob, trait in
      Followed(
        trait: axes[trait], knob: knob.label, traits: chosen.traits[trait],
        choices: chosen.values[knob.rawValue], fixed: Double(knob.value(in: fixed.z.scalars)))
    })
}

/// What the base network learns of one task with the default, the best fixed setting and g's.
func fittedCurves(
  _ family: Family, task: Int, _ fixed: FixedSetting, _ g: SetEncoder, steps: Int
) -> [FittedCurve] {
  let places = WaveTask(family.problems, task).truth.x
  func curve(_ name: String, _ color: Color, _ chooser: some Chooser) -> FittedCurve {
    FittedCurve(
      name: name, color: color,
      y: fittedCurve(chooser, family, task: task, at: places, steps: steps))
  }
  return [
    curve("default", .purple, FixedSetting(z: .init(defaultSetting))),
    curve("fixed", .vermilion, fixed), curve("g", .blue, g),
  ]
}
