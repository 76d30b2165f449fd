import Foundation
import Weaving

/// A parser that gets whatever bytes come: from libFuzzer under `make fuzz`, from the kept corpora under `make test`.
struct FuzzTarget: Sendable {
  let name: String
  /// Gives the same bytes with their checksums put right, so that damage behind them is read, too.
  var repair: @Sendable ([UInt8]) -> [UInt8] = { $0 }
  /// Reads the input. Throws what the parser throws, and a ``Violation`` where what was read does not hold.
  let read: @Sendable (FuzzInput) throws -> Void

  /// Reads the bytes as they are and repaired. What the parser refuses must have a sentence.
  func run(_ bytes: [UInt8]) throws(Violation) {
    try readOnce(bytes)
    let repaired = repair(bytes)
    if repaired != bytes { try readOnce(repaired) }
  }

  private func readOnce(_ bytes: [UInt8]) throws(Violation) {
    do {
      try read(FuzzInput(target: name, bytes: bytes))
    } catch let violation as Violation {
      throw violation
    } catch {
      try requireSentence((error as? UsageMessage)?.text ?? "\(error)")
    }
  }
}

extension FuzzTarget {
  static let all: [FuzzTarget] = [
    .idx, .gzip, .zip, .runs, .png, .safetensors, .checkpoint, .manifest, .state, .metrics, .events,
    .markdown, .tex, .options, .verdict, .vinyals,
  ]
}

/// A promise of a parser that an input broke.
struct Violation: Error, CustomStringConvertible {
  let description: String
}

/// Throws a ``Violation`` unless the condition holds.
func hold(_ condition: Bool, _ promise: @autoclosure () -> String) throws(Violation) {
  if !condition { throw Violation(description: promise()) }
}

/// A message is one line, and nothing in it steers a terminal.
func requireSentence(_ text: String) throws(Violation) {
  try hold(!text.isEmpty, "a refusal without a word")
  let control = text.unicodeScalars.first { $0.value < 0x20 || (0x7F...0x9F).contains($0.value) }
  try hold(control == nil, "a control character in the message \(text.debugDescription)")
}
