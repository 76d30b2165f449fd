import Datasets
import Engine
import Learning
import Plotting

/// A wave, ten of its points, and what two learners make of them in 0, 1, 4 and 32 steps.
func wavePanels(
  _ wave: Sinusoid, _ points: Points, joint: WaveLearner, reptile: WaveLearner
) -> Plot {
  let x = Tensor(abscissa.map(Float.init), shape: [abscissa.count, 1])
  func drawn(_ title: String, _ learner: WaveLearner) -> Drawn {
    let all = curves(of: learner, on: points, steps: WaveCurve.steps, at: x)
    return Drawn(
      title: title, curves: [0, 1, 4, 32].map { (steps: $0, y: all[$0].scalars.doubles) })
  }
  return wavePanels(
    truth: abscissa.map { Double(wave(Float($0))) },
    points: (points.x.scalars.doubles, points.y.scalars.doubles),
    [
      drawn("one step a visit", joint),
      drawn("five steps a visit", reptile),
    ]
  )
}

/// A replay's first steps as a picture.
func replayed(_ replay: Replay, steps: Int) -> Plot {
  let episode = replay.episode
  return replayed(
    (0..<episode.way).map { query in
      let label = episode.query.labels[query]
      return Asked(
        support: episode.support.pixels(label * episode.shot), query: episode.query.pixels(query),
        curves: replay.curves(of: query, steps: steps))
    })
}

/// The validation scores of a training as a picture.
func validationCurves(_ trained: Trained, _ size: Experiment) -> Plot {
  let learner = trained.learner
  return validationCurves(
    "\(size.lookTasks) validation tasks, \(size.way)-way \(size.shot)-shot",
    steps: learner.selection.steps, inductive: learner.selection.scores,
    transductive: learner.transductive, kept: Double(learner.selection.bestStep),
    metaTestSteps: size.metaTestSteps)
}

/// The scores of all sums as a picture.
func sums(_ scores: [[TaskScore]], _ training: SumTraining) -> Plot {
  let curves = zip(SumTraining.all, scores).map { sum, scores in
    (
      name: sum.name, isSingle: sum.members.count == 1 && sum.steps > 1,
      accuracy: scores.map(\.mean)
    )
  }
  return sums(curves, looks: training.looks.map(Double.init))
}

/// First-order MAML with two steps and with four, its last gradient from other images and from the same.
func tails(_ separate: [[TaskScore]], _ shared: [[TaskScore]], _ training: SumTraining) -> Plot {
  let sums = Array(SumTraining.all.suffix(2)) + SumTraining.shared
  return tails(
    zip(sums, separate + shared).map {
      (name: $0.name, isShared: $0.sharesImages, accuracy: $1.map(\.mean))
    }, looks: training.looks.map(Double.init))
}

/// The three scores of a meta-test as a picture.
func companies(_ scores: ExamScores) -> Plot {
  companies(
    [
      ("support\n(inductive)", scores.inductive), ("queries\nalone", scores.queriesAlone),
      ("support and\nall queries", scores.together),
    ].map { Bar(name: $0, mean: $1.mean, interval: $1.interval) })
}
