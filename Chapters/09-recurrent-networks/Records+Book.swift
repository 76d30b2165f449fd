import Datasets
import Learning
import Live
import Notebook
import TrainingLoop
import Weaving

/// Bits per character of a sealed text, in blocks of 100 characters.
func testScore(on text: TestTasks<Passage>, _ bits: ([Int]) -> [Double]) -> TaskScore {
  let bits = bits(text.symbols)
  return TaskScore(
    perTask: stride(from: 0, to: bits.count - 99, by: 100).map {
      mean(Array(bits[$0..<$0 + 100]))
    })
}

/// Keeps the bits of counts, those that were best on validation text among them, and of the network that read, on sealed
/// text.
func keep(_ counts: [TaskScore], best: TaskScore, _ reader: TaskScore, _ card: ProtocolCard) {
  let names = ["unigram", "bigram", "trigram", "counts"]
  for (name, score) in zip(names, counts[..<3] + [best]) {
    record("bits-\(name)", score, style: .decimals(3))
  }
  record(
    "bits-gru", reader.mean, ci: reader.interval, n: reader.count,
    headline: "bits per character of unseen text", style: .decimals(3), card: card)
  record("bits-lead", best.lead(over: reader), style: .decimals(3))
  record("rivals", Seen.rivals(best.lead(over: reader)))
}

/// Lets a reader of the page type a text and go through what the network makes of it.
func enliven(_ reader: CharacterModel, _ book: Book, _ score: TaskScore) {
  let opening = Array(book.validation.symbols.prefix(100))
  live(
    "memory", over: "context", keepsPicture: true,
    ["units": Double(reader.layer.cell.hiddenCount)], weights: reader.numbers,
    words: [
      "alphabet": book.alphabet.map(String.init).joined(separator: "\u{1F}"),
      "opening": book.text(opening),
    ],
    score:
      "It guesses text that it has not seen with "
      + "\(NumberStyle.decimals(3).format(score.mean, interval: score.interval)) bits a character (interval over blocks)."
  )
}

extension FableFloor {
  func keep() {
    record("fable-bits", bitsOfFable, style: .decimals(1))
    record("fable-length", charactersOfFable, style: .count)
    record("floor-bits", bits, style: .decimals(3))
  }
}
