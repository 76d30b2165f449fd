import Datasets
import Engine
import Foundation
import Identity

/// A text as a list of symbols, cut into three parts that follow each other.
struct Book {
  let alphabet: [Character]
  let training: TrainingTasks<Passage>
  let validation: ValidationTasks<Passage>
  private let sealed: Passage
  private let seal = Seal("Book")

  /// Eight parts of ten to learn from, one to choose by, one to be judged on.
  init(_ text: String) {
    alphabet = Set(text).sorted()
    let numbers = Dictionary(uniqueKeysWithValues: zip(alphabet, 0...))
    let symbols = text.map { numbers[$0]! }
    let (first, second) = (symbols.count * 8 / 10, symbols.count * 9 / 10)
    let newline = numbers["\n"]
    func passage(_ range: Range<Int>) -> Passage {
      Passage(Array(symbols[range]), newline: newline)
    }
    training = TrainingTasks(passage(0..<first))
    validation = ValidationTasks(passage(first..<second))
    sealed = passage(second..<symbols.count)
  }

  /// SHA-256 over all three parts.
  var contentDigest: String {
    let parts = [training.symbols, validation.symbols, sealed.symbols].map { "\($0)" }
    return String(SHA256.hex(of: "\(alphabet) \(parts.joined(separator: " "))").prefix(16))
  }

  /// The held-out part. Traps the second time it is asked for.
  func openTest() -> TestTasks<Passage> {
    seal.breakOnce()
    return TestTasks(sealed)
  }

  /// Something to begin writing with: the first line of the second paragraph to choose by, or what there is.
  var opening: [Int] {
    let paragraphs = text(validation.symbols).split(separator: "\n\n")
    let paragraph = paragraphs.dropFirst().first ?? paragraphs.first ?? ""
    let line = paragraph.prefix { $0 != "\n" }.prefix(60)
    return symbols(line) + (alphabet.firstIndex(of: "\n").map { [$0] } ?? [])
  }

  private func symbols(_ text: Substring) -> [Int] {
    text.map { alphabet.firstIndex(of: $0)! }
  }

  func text(_ symbols: [Int]) -> String { String(symbols.map { alphabet[$0] }) }
}

/// The text that the reader named, or else, also where that is a folder of data sets, the fables that ship with the course.
func readBook(at path: String?) throws -> (name: String, book: Book, isFables: Bool) {
  var isFolder: ObjCBool = false
  _ = path.map { FileManager.default.fileExists(atPath: $0, isDirectory: &isFolder) }
  let own = isFolder.boolValue ? nil : path
  let shipped = URL(filePath: #filePath).appending(path: "../../../data/fables/fables.txt")
  let file = own.map { URL(filePath: $0) } ?? shipped.standardized
  let name = file.deletingPathExtension().lastPathComponent
  // Each of the three parts must be longer than the longest look back.
  let book = Book(try plainText(at: file.path, fewest: 2100))
  return (own == nil ? name : ownName(name), book, own == nil)
}

extension CharacterModel {
  /// Writes on after the book's opening.
  func sample(_ book: Book, _ count: Int, temperature: Float, seed: UInt64) -> String {
    var own = Generator(seed: seed)
    let opening = book.opening
    return book.text(
      opening + write(count, after: opening, temperature: temperature, using: &own))
  }
}

/// A piece of a text.
struct Passage: Fingerprinted {
  let symbols: [Int]
  /// One number for each paragraph.
  let fingerprints: [UInt64]

  /// Paragraphs have an empty line between them.
  init(_ symbols: [Int], newline: Int? = nil) {
    self.symbols = symbols
    let paragraphs = newline.map { symbols.split(separator: [$0, $0]) } ?? [symbols[...]]
    fingerprints = paragraphs.map { fingerprint(of: Array($0)) }
  }
}

/// A text laid side by side in `streams` columns, read window by window.
struct Windows {
  /// inputs[t][stream] and targets[t][stream]; a target is the symbol *after* its input.
  struct Window { let inputs, targets: [[Int]] }

  let windows: [Window]

  init(_ text: TrainingTasks<Passage>, streams: Int, length: Int) {
    let symbols = text.symbols
    let each = (symbols.count - 1) / streams
    windows = stride(from: 0, to: each, by: length).map { start in
      let steps = start..<min(start + length, each)
      func rows(_ shift: Int) -> [[Int]] {
        steps.map { t in (0..<streams).map { symbols[$0 * each + t + shift] } }
      }
      return Window(inputs: rows(0), targets: rows(1))
    }
  }
}
