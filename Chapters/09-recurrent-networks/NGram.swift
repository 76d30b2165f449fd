import Datasets
import Foundation
import Learning

/// Counts of what followed each context of up to `order` − 1 symbols; no learning, and hard to beat.
///
/// p_k(s | context) = (count(context, s) + c·p_{k−1}(s | shorter context)) / (count(context) + c): what
/// was seldom seen leans on the shorter context, and the shortest on 1/alphabet (MacKay and Peto 1995).
struct NGram {
  private(set) var order: Int
  let symbols: Int
  /// For each context, how often each symbol followed.
  private var followers: [[Int]: [Int: Double]] = [:]

  init(order: Int, symbols: Int, training text: TrainingTasks<Passage>) {
    let training = text.symbols
    (self.order, self.symbols) = (order, symbols)
    for place in training.indices {
      for length in 0..<min(order, place + 1) {
        followers[Array(training[place - length..<place]), default: [:]][
          training[place], default: 0] += 1
      }
    }
  }

  /// The same counts, of contexts of up to `order` − 1 symbols alone.
  func limited(to order: Int) -> NGram {
    var short = self
    short.order = min(order, self.order)
    return short
  }

  /// p(symbol | context) at smoothing `c`.
  func probability(of symbol: Int, after context: ArraySlice<Int>, smoothing c: Double) -> Double {
    var p = 1 / Double(symbols)
    for length in 0..<min(order, context.count + 1) {
      guard let counts = followers[Array(context.suffix(length))] else { break }
      p = (counts[symbol, default: 0] + c * p) / (counts.values.reduce(0, +) + c)
    }
    return p
  }

  /// −log₂ p of each symbol of a text but the first.
  func bits(_ text: [Int], smoothing: Double) -> [Double] {
    text.indices.dropFirst().map { place in
      let context = text[max(0, place - order + 1)..<place]
      return -log2(probability(of: text[place], after: context, smoothing: smoothing))
    }
  }

  /// The smoothing that fits a validation text best.
  func bestSmoothing(_ text: ValidationTasks<Passage>, among grid: [Double]) -> Double {
    GridSearch(grid, scores: grid.map { -bits(text.symbols, smoothing: $0).reduce(0, +) }).best
  }
}

/// Counts of one order, with the smoothing that fits a book's validation part best.
struct Counts {
  let gram: NGram
  let smoothing: Double

  /// Counts of each of these orders.
  static func all(_ orders: [Int], _ book: Book) -> [Counts] {
    let longest = NGram(
      order: orders.max()!, symbols: book.alphabet.count, training: book.training)
    return orders.map { Counts(longest.limited(to: $0), book) }
  }

  init(_ gram: NGram, _ book: Book) {
    self.gram = gram
    smoothing = gram.bestSmoothing(book.validation, among: [0.03, 0.1, 0.3, 1, 3, 10, 30, 100])
  }

  var name: String {
    [1: "unigram", 2: "bigram", 3: "trigram"][gram.order] ?? "\(gram.order)-gram"
  }

  /// −log₂ p of each symbol of a text but the first.
  func bits(_ text: [Int]) -> [Double] { gram.bits(text, smoothing: smoothing) }
}
