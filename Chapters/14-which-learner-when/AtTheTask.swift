import Datasets
import Engine
import Learning

extension Contender {
  /// What may be chosen at the task, eight things for everybody.
  var choices: [String] {
    switch self {
    case .pixels:
      Self.sizes.flatMap { size in
        ["distance", "cosine"].map { size == 1 ? $0 : "\(size) × \(size) pixels in one, \($0)" }
      }
    case .randomFeatures, .nearestMean, .protoNet: Self.pairs(Likeness.allCases.map(\.rawValue))
    case .matching: Self.pairs(Self.factors.map { "factor \(Int($0))" })
    case .ridge: Self.pairs(Self.penalties.map { "λ = \($0.decimal.written(.shortest))" })
    case .linearHead, .cosineHead, .fineTuning, .joint:
      Self.rates.map { "Adam at \($0.decimal.written(.shortest))" }
    case .maml, .firstOrder, .anil, .metaSGD, .reptile:
      Self.steps.map { "\($0) step\($0 == 1 ? "" : "s")" }
    case .lstm, .mann, .attention:
      Self.pairs(Self.orders.map { "\($0) order\($0 == 1 ? "" : "s")" })
    }
  }

  /// How many pixels along each side become one.
  static let sizes = [1, 2, 4, 7]
  static let rates: [Float] = [0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3]
  /// Steps are time at the task; the list ends where that is spent.
  static let steps = [1, 2, 3, 5, 7, 10, 14, 20]
  static let factors: [Float] = [1, 3, 10, 30]
  static let penalties: [Float] = [0.1, 1, 10, 100]
  /// Orders of the support, over which a memory's answers are averaged; they are time, too.
  static let orders = [1, 2, 3, 4]

  /// Whether a choice stands at an end of a list that might go on: of numbers that cost no time.
  func isAtEnd(_ choice: Int) -> Bool {
    switch self {
    case .pixels: choice / 2 == Self.sizes.count - 1
    case .matching, .ridge: [0, 3].contains(choice % 4)
    case .linearHead, .cosineHead, .fineTuning, .joint: [0, 7].contains(choice)
    default: false
    }
  }

  private static func pairs(_ words: [String]) -> [String] {
    ["kept statistics", "support's statistics"].flatMap { policy in
      words.map { "\($0), \(policy)" }
    }
  }

  /// Whose statistics batch norm takes at the task, where that is to be chosen.
  static func policy(_ choice: Int) -> NormalizationPolicy { choice < 4 ? .running : .support }

  /// The names of a task's queries, each query answered as if it were alone. `choice` is one of the eight.
  func answers(_ network: Network?, _ task: FewShotTask, _ choice: Int) -> [Int] {
    var sitting = Sitting(self, network, task)
    return sitting.answers(choice)
  }

  /// The choice that names most of the queries of such tasks rightly; of equals the first.
  func best(_ network: Network?, _ tasks: [FewShotTask]) -> (choice: Int, accuracy: Double) {
    let all = Array(choices.indices)
    let shares = parallelMap(tasks.count) { index in
      var sitting = Sitting(self, network, tasks[index])
      return all.map { sitting.share($0) }
    }
    let search = GridSearch(
      all, scores: all.map { choice in TaskScore(perTask: shares.map { $0[choice] }).mean })
    return (search.best, search.score)
  }

  /// The share of queries that are named rightly, task by task, on all cores.
  func score(_ network: Network?, _ tasks: [FewShotTask], _ choice: Int) -> TaskScore {
    evaluateTasks(tasks.count, minimum: 1) { index in
      var sitting = Sitting(self, network, tasks[index])
      return sitting.share(choice)
    }
  }
}

/// Embeddings of a support and of the queries.
typealias Features = (known: Tensor, asked: Tensor)

extension Conv4 {
  /// Both parts of a task under a policy that shows no query to another: `.running`, or `.support`.
  func features(of task: FewShotTask, _ policy: NormalizationPolicy) -> Features {
    features(
      task.support.images, task.query.images,
      statistics: policy == .running ? .running : .support(task.support.count))
  }

  /// Both parts from one pass.
  func features(_ known: Tensor, _ asked: Tensor, statistics: BatchNorm.Statistics) -> Features {
    let (count, places) = (
      known.shape[0], self(.concatenated([known, asked]), statistics: statistics)
    )
    return (places.sliced(0, 0..<count), places.sliced(0, count..<places.shape[0]))
  }
}
