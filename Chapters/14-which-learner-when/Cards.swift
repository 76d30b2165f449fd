import Datasets
import Learning
import Notebook

extension Ready {
  /// What its marks for so many drawings of each of five classes mean.
  func card(shot: Int, _ split: ClassSplit, on data: String, _ field: Field) -> ProtocolCard {
    let (choice, size) = (choice(shot: shot), field.size)
    let trained = trainings.compactMap { $0 }
    let (steps, rate) = contender.innerLoop(choice, trained.first?.variant)
    return ProtocolCard(
      method: contender.fullName,
      setting: "5-way \(shot)-shot, "
        + (trained.isEmpty ? "without training" : size.trainings),
      data: data,
      split: split.name, splitHash: split.hash, rotations: split.rotations, way: 5, shot: shot,
      queries: Experiment.queries, normalization: contender.normalization(choice),
      isTransductive: false, innerSteps: steps, innerRate: rate, tasks: size.tasks,
      seeds: [field.chapter.seed], isEnsemble: false,
      selection: selection(choice, trained, size),
      tasksSeen: trained.isEmpty ? 0 : size.steps * contender.tasksAStep,
      imagesSeen: trained.isEmpty ? 0 : size.steps * Trainer.pictures,
      trainingSeconds: trained.reduce(0) { $0 + $1.seconds }, paper: nil, examples: "images")
  }
}

extension Experiment {
  /// "mean of 3 trainings, each the best look within 240 steps"
  fileprivate var trainings: String {
    let look = "the best look within \(steps) steps"
    return seeds == 1 ? "\(look) of training" : "mean of \(seeds) trainings, each \(look)"
  }
}

extension Ready {
  /// How variant, network and choice were chosen.
  private func selection(_ choice: Int, _ trained: [Trained], _ size: Experiment) -> String {
    let options = "best of \(contender.choices.count) choices (\(contender.choices[choice]))"
    let tasks = "on \(size.choiceTasks) validation tasks"
    guard let course = contender.course else { return "\(options) \(tasks)" }
    let tries = course.grid(size.scale).variants.count
    let steps = trained.map { String($0.step) }.joined(separator: ", ")
    return
      "best of \(tries) short trainings (\(trained[0].variant.words)), of \(size.looks) looks (step \(steps) of "
      + "\(size.steps)) and \(options) \(tasks)"
  }
}

extension Contender {
  /// What it is, for those who have not read the chapter.
  fileprivate var fullName: String {
    switch self {
    case .pixels: "nearest neighbour, pixel by pixel"
    case .randomFeatures: "untrained embedding, nearest mean"
    case .joint: "joint training, all layers tuned"
    case .fineTuning: "pre-trained, all layers tuned"
    case .matching: "Matching Networks"
    case .ridge: "ridge regression on a learned embedding (R2-D2)"
    case .lstm, .mann, .attention: "a memory that reads the support, \(name)"
    default: name
    }
  }

  /// Steps at the task and their rate; 0 and 0 for who takes none.
  fileprivate func innerLoop(_ choice: Int, _ variant: Variant?) -> (steps: Int, rate: Float) {
    switch self {
    case .linearHead, .cosineHead: (20, Self.rates[choice])
    case .fineTuning, .joint: (5, Self.rates[choice])
    case .maml, .firstOrder, .anil, .metaSGD, .reptile: (Self.steps[choice], variant?.inner ?? 0)
    default: (0, 0)
    }
  }

  /// Whether it learns by steps at the task.
  var takesSteps: Bool { innerLoop(0, nil).steps > 0 }

  /// Whose statistics batch norm takes at the task.
  fileprivate func normalization(_ choice: Int) -> String {
    switch self {
    case .pixels: "none"
    case .linearHead, .cosineHead: NormalizationPolicy.running.rawValue
    case .randomFeatures, .nearestMean, .protoNet, .matching, .ridge, .lstm, .mann, .attention:
      Self.policy(choice).rawValue
    default: NormalizationPolicy.support.rawValue
    }
  }

  /// Tasks in each step of its training; ordinary training sees none.
  fileprivate var tasksAStep: Int {
    switch course {
    case nil, .pretraining: 0
    case .protoNet, .matching, .ridge: 1
    default: 4
    }
  }
}
