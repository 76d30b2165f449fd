import Datasets
import Foundation

/// One feature of sentences. It is known by 64 bits of its text, so that no list of known words exists, and
/// a word that no training has seen is as good a feature as any.
struct Feature: Hashable, Comparable, Sendable {
  let code: UInt64

  init(_ kind: Kind, _ text: String) {
    code = fingerprint(ofSentence: text) << 3 | UInt64(kind.rawValue)
  }

  var kind: Kind { Kind(rawValue: Int(code & 7))! }

  static func < (a: Feature, b: Feature) -> Bool { a.code < b.code }
}

/// A sentence without its order: each feature once, and how often it is there.
struct Bag: Sendable {
  let sentence: String
  /// Sorted, each once.
  let features: [Feature]
  /// 1 + log n for a feature that is there n times.
  let weights: [Float]

  init(_ sentence: String) {
    self.sentence = sentence
    let counts = counted(sentence)
    features = counts.keys.sorted()
    weights = features.map { 1 + log(counts[$0]!) }
  }
}

/// How often each feature stands in a sentence.
private func counted(_ sentence: String) -> [Feature: Float] {
  var counts: [Feature: Float] = [:]
  for (kind, text) in features(sentence) { counts[Feature(kind, text), default: 0] += 1 }
  return counts
}
