import Datasets
import Engine
import Learning

extension Contender {
  /// What may be chosen at the task, four things for everybody.
  var choices: [String] {
    switch self {
    case .pixels:
      ["distance", "cosine", "half size, distance", "half size, cosine"]
    case .randomFeatures, .nearestMean, .protoNet: Self.pairs(["distance", "cosine"])
    case .matching: Self.pairs(["factor 10", "factor 30"])
    case .ridge: Self.pairs(["λ = 1", "λ = 30"])
    case .linearHead, .cosineHead: Self.headRates.map { "Adam at \($0)" }
    case .fineTuning, .joint: Self.rates.map { "Adam at \($0)" }
    case .maml, .firstOrder, .anil, .metaSGD: Self.steps.map { "\($0) steps" }
    case .reptile: Self.longSteps.map { "\($0) steps" }
    }
  }

  static let headRates: [Float] = [0.003, 0.01, 0.03, 0.1]
  static let rates: [Float] = [0.001, 0.003, 0.01, 0.03]
  static let steps = [1, 2, 3, 5]
  static let longSteps = [2, 4, 6, 10]

  private static func pairs(_ words: [String]) -> [String] {
    ["kept statistics", "support's statistics"].flatMap { policy in
      words.map { "\($0), \(policy)" }
    }
  }

  /// The names of a task's queries, each query answered as if it were alone. `choice` is one of the four.
  func answers(_ network: Network?, _ task: FewShotTask, _ choice: Int) -> [Int] {
    let policy: NormalizationPolicy = choice < 2 ? .running : .support
    let isSecond = choice % 2 == 1
    switch self {
    case .pixels: return byNearestPixels(task, isHalf: choice >= 2, byCosine: isSecond)
    case .randomFeatures, .nearestMean, .protoNet:
      return byNearestMean(network!.embedding.features(of: task, policy), task, byCosine: isSecond)
    case .matching:
      let rule = MetricRule.attention(factor: isSecond ? 30 : 10)
      return named(by: rule, network!.embedding.features(of: task, policy), task)
    case .ridge:
      let rule = MetricRule.ridge(penalty: isSecond ? 30 : 1, factor: 1)
      return named(by: rule, network!.embedding.features(of: task, policy), task)
    case .linearHead, .cosineHead:
      let features = network!.embedding.features(of: task, .running)
      let head = Head(
        width: features.known.shape[1], way: task.way, byCosine: self == .cosineHead)
      return head.tuned(features.known, task.support.labels, rate: Self.headRates[choice])(
        features.asked
      ).argmax()
    case .fineTuning, .joint:
      return tuned(start(network!, task), task, rate: Self.rates[choice])
    case .maml, .firstOrder, .anil, .metaSGD, .reptile: return adapted(network!, task, choice)
    }
  }

  /// The choice that names most of the queries of such tasks rightly; of equals the first.
  func best(_ network: Network?, _ tasks: [FewShotTask]) -> (choice: Int, accuracy: Double) {
    let all = Array(choices.indices)
    let search = GridSearch(all, scores: all.map { score(network, tasks, $0).mean })
    return (search.best, search.score)
  }

  /// The share of queries that are named rightly, task by task, on all cores.
  func score(_ network: Network?, _ tasks: [FewShotTask], _ choice: Int) -> TaskScore {
    evaluateTasks(tasks.count, minimum: 1) { index in
      let task = tasks[index]
      let right = zip(answers(network, task, choice), task.query.labels).count { $0 == $1 }
      return Double(right) / Double(task.query.count)
    }
  }
}

/// Embeddings of a support and of the queries.
typealias Features = (known: Tensor, asked: Tensor)

extension Conv4 {
  /// Both parts of a task under a policy that shows no query to another.
  func features(of task: FewShotTask, _ policy: NormalizationPolicy) -> Features {
    let support = task.support.images
    let known = self(support, statistics: policy == .running ? .running : .batch)
    return (known, outputs(for: task.query.images, support: support, policy: policy))
  }
}
