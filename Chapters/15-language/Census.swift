import Datasets
import Engine
import Foundation

/// What is known of features from the sentences of some intents: how rare each is, and its signature.
///
/// For an episode of training it must be made without the episode's own intents (exercise 15.6).
struct Census {
  /// All features that were counted, sorted.
  let features: [Feature]
  private let rows: [Feature: Int32]
  /// First the rarity, then the signature: [known features + kinds, 1 + width]. The last rows are those of features of
  /// each kind that were never seen.
  private let table: Tensor

  /// Counts sentences, not occurrences: twice in a sentence is once.
  init(_ intents: [[Bag]]) {
    let sentences = intents.reduce(0) { $0 + $1.count }
    var places: [Feature: [Int]] = [:]
    for bags in intents {
      var own: [Feature: Int] = [:]
      for feature in bags.lazy.flatMap({ $0.features }) { own[feature, default: 0] += 1 }
      for (feature, count) in own { places[feature, default: []].append(count) }
    }
    let known = places.keys.sorted()
    features = known
    rows = Dictionary(uniqueKeysWithValues: zip(known, Int32(0)...))
    let numbers =
      known.flatMap { signature($0.kind, places[$0]!, intents.count, sentences) }
      + Kind.allCases.flatMap { signature($0, [], intents.count, sentences) }
    table = Tensor(numbers, shape: [known.count + Kind.allCases.count, 1 + Census.width])
  }

  /// How many numbers a signature has.
  static let width = Kind.allCases.count + 4

  /// The rarity of features, [U], and their signatures, [U, width].
  func known(of features: [Feature]) -> (rarity: Tensor, signatures: Tensor) {
    let unseen = table.shape[0] - Kind.allCases.count
    let both = table.gather(features.map { rows[$0] ?? Int32(unseen + $0.kind.rawValue) })
    return (
      both.sliced(1, 0..<1).reshaped([features.count]),
      both.sliced(1, 1..<1 + Census.width)
    )
  }

  /// log((1 + n)/(1 + d)), where d of n sentences have the feature.
  func rarity(_ feature: Feature) -> Float { known(of: [feature]).rarity.scalars[0] }
}

/// The rarity of a feature, and what a network may know of it: no number here tells one word from another.
///
/// Its kind, how rare it is among sentences and among intents, how far it keeps to few intents, and whether it was never
/// seen; each between 0 and 1. `counts` says in how many sentences of each intent it stands, without the intents that
/// do not have it. After Bao and others 2020, section 4.
func signature(_ kind: Kind, _ counts: [Int], _ intents: Int, _ sentences: Int) -> [Float] {
  let rarity = log(Double(1 + sentences) / Double(1 + counts.reduce(0, +)))
  let spread = log(Double(1 + intents) / Double(1 + counts.count)) / log(Double(1 + intents))
  let absent = [Double](repeating: 0, count: intents - counts.count)
  let focus = intents > 1 ? distinctness(counts.map(Double.init) + absent) : 0
  let numbers = [rarity / log(Double(1 + sentences)), spread, focus, counts.isEmpty ? 1 : 0]
  return [Float(rarity)] + Kind.allCases.map { $0 == kind ? 1 : 0 } + numbers.map { Float($0) }
}
