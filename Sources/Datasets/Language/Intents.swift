import Engine
import Identity

/// Sentences by intent, cut into three parts that have no intent and no sentence in common.
public struct Intents {
  /// "clinc150" or "built-in sentences".
  public let name: String
  /// The name of the split, for protocol cards.
  public let split: String
  /// What the learner is trained on.
  public let training: IntentPool<TrainingPart>
  /// What every choice is made on.
  public let validation: IntentPool<ValidationPart>
  /// What the final number is measured on, sealed.
  public let test: SealedIntents

  /// Traps where a part has the name of an intent or a sentence of another part.
  package init(
    _ name: String, split: String, training: [Intent], validation: [Intent], test: [Intent],
    outside: [String]
  ) {
    requireNothingShared([training, validation, test], outside)
    (self.name, self.split) = (name, split)
    self.training = IntentPool(training)
    self.validation = IntentPool(validation)
    self.test = SealedIntents(IntentPool(test), outside: outside)
  }

  /// Twelve hexadecimal digits of a SHA-256 over the names of all intents of the three parts.
  public var splitHash: String {
    Datasets.splitHash(
      training: training.all.map(\.name), validation: validation.all.map(\.name),
      test: test.sealed.all.map(\.name))
  }

  /// Sixteen hexadecimal digits of a SHA-256 over all sentences.
  public var contentDigest: String {
    let all = training.all + validation.all + test.sealed.all
    let lines = all.flatMap { [$0.name] + $0.sentences } + test.sealedOutside
    return String(SHA256.hex(of: lines.joined(separator: "\n")).prefix(16))
  }
}

extension Intents: CustomStringConvertible {
  /// "clinc150: 50 intents to learn from, 50 to choose by and 50 for the test".
  public var description: String {
    "\(name): \(training.count) intents to learn from, \(validation.count) to choose by and"
      + " \(test.count) for the test"
  }
}

/// The intents of one part. What is taken from them is noted in the run's pools.
public struct IntentPool<Role: Part>: Sendable {
  /// Taken without being noted: for digests and sizes.
  let all: [Intent]

  init(_ intents: [Intent]) { all = intents }

  /// How many intents there are.
  public var count: Int { all.count }
  /// The fewest sentences that an intent has.
  public var fewestSentences: Int { all.map(\.sentences.count).min() ?? 0 }

  /// All intents with all their sentences.
  public var intents: [Intent] {
    Role.pool.note(all.flatMap { $0.sentences.map(fingerprint(ofSentence:)) })
    return all
  }
}

/// The intents that the final number is measured on, and sentences that belong to none; opened once in a run.
public struct SealedIntents {
  let sealed: IntentPool<TestPart>
  let sealedOutside: [String]
  private let seal = Seal("SealedIntents")

  init(_ pool: IntentPool<TestPart>, outside: [String]) {
    (sealed, sealedOutside) = (pool, outside)
  }

  /// How many intents there are.
  public var count: Int { sealed.count }
  /// How many sentences belong to no intent.
  public var outsideCount: Int { sealedOutside.count }

  /// The intents, and the sentences of no intent. Traps when this was opened before.
  public func open() -> (pool: IntentPool<TestPart>, outside: [String]) {
    seal.breakOnce()
    TestPart.pool.note(sealedOutside.map(fingerprint(ofSentence:)))
    return (sealed, sealedOutside)
  }
}

private func requireNothingShared(_ parts: [[Intent]], _ outside: [String]) {
  let names = parts.flatMap { $0.map(\.name) }
  require(Set(names).count == names.count, "Intents: an intent stands in two parts")
  let sentences = parts.flatMap { $0.flatMap(\.sentences) } + outside
  require(
    Set(sentences).count == sentences.count, "Intents: a sentence stands in two intents")
}
