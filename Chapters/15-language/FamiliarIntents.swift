import Engine
import Learning

/// A classifier of the training intents: one weight for each feature and intent.
///
/// Its scores for a sentence say which of the known intents it resembles, and how much; also for a sentence of an intent
/// that it does not know. These scores are the sentence's place among the known.
struct FamiliarIntents: Module {
  /// The features that came in two sentences or more.
  let features: [Feature]
  /// [features, intents].
  var weight: Tensor

  init(_ features: [Feature], intents: Int) {
    self.features = features
    weight = .zeros([features.count, intents])
  }

  mutating func visitParameters(_ visit: (inout Tensor) -> Void) { visit(&weight) }
  var parameterNames: [String] { ["weight"] }

  /// Scores of sentences, [n, intents].
  func callAsFunction(_ sentences: SparseRows) -> Tensor { sentences.times(weight) * 5 }

  /// Each feature's weights less their mean: what all intents have in common says nothing.
  var space: Space { Space(features, weight.centred([1])) }
}

/// Sentences as rows of unit length with few numbers that are not zero.
struct SparseRows {
  var columns: [Int32] = []
  var rows: [Int32] = []
  var values: [Float] = []
  var count = 0

  /// Adds a sentence: its columns and their values.
  mutating func append(_ entries: [(column: Int32, value: Float)]) {
    let length = entries.reduce(0) { $0 + $1.value * $1.value }.squareRoot()
    for entry in entries {
      columns.append(entry.column)
      rows.append(Int32(count))
      values.append(entry.value / max(length, 1e-6))
    }
    count += 1
  }

  /// The product with a matrix: [n, U] · [U, d].
  func times(_ matrix: Tensor) -> Tensor {
    let entries = matrix.gather(columns) * Tensor(values, shape: [values.count, 1])
    return entries.scatterAdd(rows, rows: count)
  }
}

/// A classifier of intents from their bags, after so many steps with 500 sentences each.
///
/// At each step three features of ten are left out, and weights are drawn towards zero: without both, it knows the
/// training sentences by heart after a few passes.
func familiarIntents(
  _ intents: [[Bag]], rarity: (Feature) -> Float, steps: Int, rate: Float = 0.05,
  decay: Float = 4e-4, dropped: Float = 0.3, seed: UInt64
) -> FamiliarIntents {
  var generator = Generator(seed: seed)
  var seen: [Feature: Int] = [:]
  for feature in intents.joined().flatMap(\.features) { seen[feature, default: 0] += 1 }
  let features = seen.filter { $0.value > 1 }.keys.sorted()
  let numbers = Dictionary(uniqueKeysWithValues: zip(features, Int32(0)...))
  let weights = features.map(rarity)
  let labelled = intents.enumerated().flatMap { label, bags in
    bags.map { bag in
      let entries = zip(bag.features, bag.weights).compactMap { feature, weight in
        numbers[feature].map { (column: $0, value: weight * weights[Int($0)]) }
      }
      return (label: label, entries: entries)
    }
  }
  var model = FamiliarIntents(features, intents: intents.count)
  var optimizer = Adam(rate: rate, weightDecay: decay)
  for _ in 0..<steps {
    var (rows, labels) = (SparseRows(), [Int]())
    for _ in 0..<500 {
      let one = labelled[generator.below(labelled.count)]
      rows.append(one.entries.filter { _ in generator.uniform() >= dropped })
      labels.append(one.label)
    }
    let slope = gradient(at: model) { crossEntropy($0(rows), labels) }
    optimizer.update(&model, along: slope)
  }
  return model
}
