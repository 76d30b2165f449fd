import Engine
import Learning

/// One task as numbers: how often each feature stands in each sentence, and what is known of each feature.
struct TaskSheet {
  let way, shot: Int
  /// The label of each query.
  let labels: [Int]
  /// All features of the task's sentences, each once, sorted: U of them.
  let features: [Feature]
  /// [way · shot + queries, U]: support first, both sorted by label.
  let counts: Tensor
  /// log((1 + n)/(1 + d)) of each feature, [U].
  let rarity: Tensor
  /// What else is known of each feature, [U, width]: its signature, and the share of the support's intents that have it.
  let signatures: Tensor
  /// The sentences as they were said, row by row.
  let sentences: [String]

  init(_ task: SentenceTask, _ census: Census) {
    (way, shot, labels) = (task.way, task.shot, task.labels)
    let bags = task.support + task.query
    sentences = bags.map { $0.sentence }
    let features = union(bags.map { $0.features })
    self.features = features
    counts = table(of: bags, features)
    let (rarity, counted) = census.known(of: features)
    let shares = shareOfIntents(counts, way: way, shot: shot)
    self.rarity = rarity
    signatures = Tensor.concatenated([counted, shares.reshaped([features.count, 1])], axis: 1)
  }

  /// How many numbers are known of a feature: those of the census, and one of the support.
  static let width = Census.width + 1
}

/// Of each feature, the share of the intents that have it in a sentence of the support, [U]. No query has a part in it.
func shareOfIntents(_ counts: Tensor, way: Int, shot: Int) -> Tensor {
  let (support, features) = (counts.sliced(0, 0..<way * shot).scalars, counts.shape[1])
  let shares = (0..<features).map { feature in
    let having = (0..<way).count { intent in
      (0..<shot).contains { support[(intent * shot + $0) * features + feature] > 0 }
    }
    return Float(having) / Float(way)
  }
  return Tensor(shares)
}

/// All features of sorted lists, each once, sorted.
private func union(_ lists: [[Feature]]) -> [Feature] {
  let sorted = lists.joined().sorted()
  return sorted.indices.filter { $0 == 0 || sorted[$0] != sorted[$0 - 1] }.map { sorted[$0] }
}

/// How often each feature (column) stands in each sentence (row), damped: 1 + log n. Both lists are sorted.
private func table(of bags: [Bag], _ features: [Feature]) -> Tensor {
  Tensor(shape: [bags.count, features.count]) { values in
    values.initialize(repeating: 0)
    for (row, bag) in bags.enumerated() {
      var column = 0
      for (feature, weight) in zip(bag.features, bag.weights) {
        while features[column] < feature { column += 1 }
        values[row * features.count + column] = weight
      }
    }
  }
}
