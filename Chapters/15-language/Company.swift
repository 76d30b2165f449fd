import Engine
import Foundation

/// Pairs of words that stand near each other in sentences, and words drawn at random.
struct Company {
  let vocabulary: [String]
  /// How often each of them comes.
  let counts: [Int]
  /// Both words of each pair.
  let words, near: [Int32]
  /// A list in which each word stands as often as it is to be drawn.
  private let urn: [Int32]

  /// Neighbours are at most `reach` words away. Very frequent words are passed over at random, as in the paper.
  init(_ sentences: [[String]], reach: Int, using generator: inout Generator) {
    var counts: [String: Int] = [:]
    for word in sentences.joined() { counts[word, default: 0] += 1 }
    vocabulary = counts.filter { $0.value > 1 }.keys.sorted()
    let numbers = Dictionary(uniqueKeysWithValues: zip(vocabulary, Int32(0)...))
    self.counts = vocabulary.map { [counts] in counts[$0]! }
    let total = Double(counts.values.reduce(0, +))
    urn = vocabulary.enumerated().flatMap { number, word in
      [Int32](repeating: Int32(number), count: max(1, Int(pow(Double(counts[word]!), 0.75))))
    }
    var (words, near): ([Int32], [Int32]) = ([], [])
    for sentence in sentences {
      let kept = sentence.filter { word in
        let share = Double(counts[word]!) / total
        return Double(generator.uniform()) < (0.003 / share).squareRoot()
      }.compactMap { numbers[$0] }
      for (place, word) in kept.enumerated() {
        for other in max(0, place - reach)..<min(kept.count, place + reach + 1) where other != place
        {
          words.append(word)
          near.append(kept[other])
        }
      }
    }
    (self.words, self.near) = (words, near)
  }

  /// So many random words.
  func random(_ count: Int, using generator: inout Generator) -> [Int32] {
    (0..<count).map { _ in urn[generator.below(urn.count)] }
  }
}
