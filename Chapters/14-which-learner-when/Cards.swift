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
      setting: "5-way \(shot)-shot after \(size.steps) steps of training", data: data,
      split: split.name, splitHash: split.hash, rotations: split.rotations, way: 5, shot: shot,
      queries: Experiment.queries, normalization: contender.normalization(choice),
      isTransductive: false, innerSteps: steps, innerRate: rate, tasks: size.tasks,
      seeds: trainings.indices.map { field.trainer($0).seed }, isEnsemble: false,
      selection:
        "best of four trainings and of four choices (\(contender.choices[choice])) on \(size.choiceTasks) validation tasks",
      tasksSeen: trained.isEmpty ? 0 : size.steps * contender.tasksAStep,
      imagesSeen: trained.isEmpty ? 0 : size.steps * Trainer.pictures,
      trainingSeconds: trained.reduce(0) { $0 + $1.seconds }, paper: nil, examples: "images")
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
    default: name
    }
  }

  /// Steps at the task and their rate; 0 and 0 for who takes none.
  fileprivate func innerLoop(_ choice: Int, _ variant: Variant?) -> (steps: Int, rate: Float) {
    switch self {
    case .linearHead, .cosineHead: (20, Self.headRates[choice])
    case .fineTuning, .joint: (5, Self.rates[choice])
    case .maml, .firstOrder, .anil, .metaSGD: (Self.steps[choice], variant?.inner ?? 0)
    case .reptile: (Self.longSteps[choice], Self.visitRate)
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
    case .randomFeatures, .nearestMean, .protoNet, .matching, .ridge:
      (choice < 2 ? NormalizationPolicy.running : .support).rawValue
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
