import Foundation

/// What the grammar of the shipped fables leaves to chance.
struct FableFloor {
  /// Bits of surprise in one fable: two of 12 animals, one of 10 moods, 6 times, 5 ways of finding, 6 things, 8 places,
  /// 5 deeds, 4 second and 3 third sentences, and after a coin one of 6 verses.
  let bitsOfFable: Double
  let charactersOfFable: Double

  init(_ book: Book) {
    let choices: [Double] = [12, 11, 10, 6, 5, 6, 8, 5, 4, 3]
    bitsOfFable = choices.reduce(0) { $0 + log2($1) } + 1 + 0.5 * log2(6)
    let symbols = book.training.symbols
    let count = book.text(symbols).components(separatedBy: "\n\n").count
    charactersOfFable = Double(symbols.count) / Double(count)
    bits = bitsOfFable * Double(count) / Double(symbols.count)
  }

  /// Bits per character: nobody who knows no more than the grammar can have fewer in the long run.
  let bits: Double
}
