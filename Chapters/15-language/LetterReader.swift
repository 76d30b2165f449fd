import Engine
import Learning

/// A GRU (chapter 9) that reads a sentence letter by letter and is trained on episodes; the mean of its states is the
/// sentence's row. It needs no list of words: one that nobody has heard is spelled like any other.
struct LetterReader: Module {
  /// Whether the bag stands beside it.
  let hasBag: Bool
  var gru: GRU
  /// Logarithms: how much it counts beside the bag, and the temperature.
  var share, temperature: Tensor

  init(hasBag: Bool, width: Int, using generator: inout Generator) {
    self.hasBag = hasBag
    gru = GRU(GRUCell(LetterReader.alphabet.count + 1, width, using: &generator))
    (share, temperature) = (Tensor(-1), Tensor(2.3))
  }

  mutating func visitParameters(_ visit: (inout Tensor) -> Void) {
    gru.visitParameters(visit)
    visit(&share)
    visit(&temperature)
  }

  var parameterNames: [String] { gru.parameterNames(in: "gru") + ["share", "temperature"] }

  /// What has a symbol of its own; all other signs, and the blank, share the last one.
  static let alphabet = Array("abcdefghijklmnopqrstuvwxyz0123456789'")
  private static let symbols = Dictionary(uniqueKeysWithValues: zip(alphabet, 0...))

  /// The mean state over each sentence's letters, [n, width].
  func states(_ sentences: [String]) -> Tensor {
    let blank = LetterReader.alphabet.count
    let letters = sentences.map { $0.map { LetterReader.symbols[$0] ?? blank } }
    let time = max(1, letters.map(\.count).max() ?? 1)
    let steps = (0..<time).map { step in
      letters.map { step < $0.count ? $0[step] : blank }
    }
    let shares = steps.indices.flatMap { step in
      letters.map { step < $0.count ? 1 / Float($0.count) : 0 }
    }
    let outputs = gru(steps).outputs
    return (outputs * Tensor(shares, shape: [time, sentences.count, 1])).sum([0])
  }

  /// Scores of a task's queries by the nearest mean of the rows, beside the bag's if it has one.
  func scores(_ sheet: TaskSheet, _ known: ReadSentences? = nil) -> Tensor {
    var rows = unitRows(known?.states(sheet.sentences) ?? states(sheet.sentences))
    if hasBag {
      let bag = unitRows(sheet.counts * sheet.rarity)
      rows = .concatenated([bag, rows * (share * 0.5).exp()], axis: 1)
    }
    return nearestMean(rows, way: sheet.way, shot: sheet.shot) * temperature.exp()
  }
}

/// Sentences that a trained reader has read once, for many tasks.
struct ReadSentences {
  private let rows: [String: Int32]
  private let table: Tensor

  /// Sentences of like length are read together.
  init(_ sentences: [String], by reader: LetterReader) {
    let sorted = Set(sentences).sorted { ($0.count, $0) < ($1.count, $1) }
    rows = Dictionary(uniqueKeysWithValues: zip(sorted, Int32(0)...))
    let batches = stride(from: 0, to: sorted.count, by: 100).map {
      Array(sorted[$0..<min($0 + 100, sorted.count)])
    }
    table = .concatenated(parallelMap(batches.count) { [batches] in reader.states(batches[$0]) })
  }

  /// As `LetterReader.states`, [n, width].
  func states(_ sentences: [String]) -> Tensor { table.gather(sentences.map { rows[$0]! }) }
}
