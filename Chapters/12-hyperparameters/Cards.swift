import Learning
import Notebook

extension ProtocolCard {
  /// A method of Baydin and others, once trained and once tested; the seconds are those of all six side by side.
  static func digits(
    _ contest: Contest, _ images: RaceImages, _ race: DigitRace, test: Int, seed: UInt64,
    seconds: Double, isAsPublished: Bool
  ) -> ProtocolCard {
    ProtocolCard(
      method: contest.name, setting: "logistic regression, test loss after \(race.epochs) epochs",
      data: images.data.name, split: "the data's own test images", splitHash: "none",
      rotations: "none",
      way: 10, shot: images.training.count / 10, queries: 1, normalization: "none",
      isTransductive: false,
      innerSteps: 0, innerRate: 0, tasks: test, seeds: [seed], isEnsemble: false,
      selection: "nothing to choose: the paper's settings", tasksSeen: 1,
      imagesSeen: race.epochs * race.training.count, trainingSeconds: seconds,
      paper: isAsPublished
        ? .init(
          contest.published.loss, source: "Baydin et al. 2018, the authors' file for MNIST",
          isError: true) : nil,
      examples: "images",
      task: "one training on \(images.training.count) images, asked about another")
  }

  /// A schedule of learning rates, judged by trainings that no tuning has seen.
  static func schedule(
    _ schedule: TunedSchedule, data: String, fresh: Int, seed: UInt64
  ) -> ProtocolCard {
    let steps = schedule.rates.count
    return ProtocolCard(
      method: "\(schedule.name) schedule",
      setting: "learning-rate schedule of \(steps) steps, loss on unseen images",
      data: data, split: "images that no training saw", splitHash: "none", rotations: "none",
      way: 10, shot: 1, queries: 1, normalization: "none", isTransductive: false,
      innerSteps: steps, innerRate: 0, tasks: fresh, seeds: [seed],
      isEnsemble: false, selection: schedule.selection, tasksSeen: schedule.trainings,
      imagesSeen: 0, trainingSeconds: schedule.seconds, paper: nil, examples: "images",
      task: "one training of \(steps) steps")
  }

  /// Somebody who chose the hyperparameters of trainings on waves.
  static func wave(
    _ result: WaveResult, _ metaTest: WaveMetaTest, _ source: TaskSource, looks: Int, seen: Int,
    seconds: Double
  ) -> ProtocolCard {
    ProtocolCard(
      method: result.cardName,
      setting: "log error of a network on a wave of 5 to 32 points, "
        + (result.trainings == 1 ? "one training" : "\(result.trainings) trainings") + " a task",
      data: "waves of four traits", split: "none: every task is drawn afresh", splitHash: "none",
      rotations: "none", way: 1, shot: 32, queries: 100, normalization: "none",
      isTransductive: false, innerSteps: metaTest.steps, innerRate: 0, tasks: result.score.count,
      seeds: [metaTest.seed], isEnsemble: false,
      selection: result.isMetaTrained
        ? "best of \(looks) looks at \(source.tasks) validation tasks" : result.choice,
      tasksSeen: result.isMetaTrained ? seen : 0, imagesSeen: 0,
      trainingSeconds: result.isMetaTrained ? seconds : 0, paper: nil, examples: "points",
      task: "a network trained on 5 to 32 points, 100 to be predicted")
  }
}

extension WaveResult {
  /// Whether its setting was learned from tasks, and not looked for at each by itself.
  var isMetaTrained: Bool { ["g", "g-standardised", "fixed", "standardised"].contains(key) }

  /// What else its setting was chosen by.
  fileprivate var choice: String {
    switch key {
    case "default": "nothing to choose"
    case "oracle": "the lowest error on the test points themselves: nobody could choose so"
    default: "the lowest error on the task's own validation points"
    }
  }

  /// What it is, for those who have not read the chapter.
  fileprivate var cardName: String {
    switch key {
    case "g": "g(x, y): a network chooses the hyperparameters"
    case "g-standardised": "g(x, y): a network chooses the hyperparameters, x standardised"
    case "default": "a usual setting"
    case "fixed": "one setting for all tasks, learned"
    case "standardised": "one setting for all tasks, learned, x standardised"
    default: name
    }
  }
}
