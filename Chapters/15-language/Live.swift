// A task of sentences under the reader's hand, for a browser: which of five a question belongs to, by tf–idf and as learned, and what each
// of its letters carries. What is counted are the built-in sentences, drawn anew by the course's own grammar.
// With: Words.swift Bag.swift Census.swift Space.swift TaskSheet.swift NearestMean.swift SentenceTask.swift SentenceEncoder.swift Attention.swift Descent.swift Ridge.swift Carried.swift PackedListener.swift Solutions/Dealt.swift Solutions/Distinctness.swift
import Datasets
import Engine
import Learning
import Live

/// What the page knows: counts of the training sentences, validation tasks, and the trained encoder with its spaces.
private final class Listening {
  let census: Census
  let validation: SentenceTasks
  let encoder: SentenceEncoder
  let spaces: Spaces
  /// Without anything learned, the encoder is the bag.
  let bag: SentenceEncoder

  init(_ census: Census, _ validation: [Intent], _ packed: PackedListener) {
    var generator = Generator(seed: 1)
    (self.census, self.validation) = (census, SentenceTasks(validation))
    (encoder, spaces) = (packed.listener, packed.spaces(of: census))
    bag = SentenceEncoder([], using: &generator)
  }
}
nonisolated(unsafe) private var listening: Listening?

/// Counts the sentences, and takes the trained weights; whether they fit spaces so wide.
@_cdecl("sentencesLoad")
public func sentencesLoad(
  _ company: Int32, _ familiar: Int32, _ weights: UnsafePointer<Float>, _ count: Int32
) -> Int32 {
  let (training, validation) = InventedIntents.unsealed(seed: 1)
  let census = Census(training.map { $0.sentences.map { Bag($0) } })
  let packed = loaded(weights, count) {
    PackedListener(
      features: census.features.count, company: Int(company), familiar: Int(familiar), using: &$0)
  }
  listening = packed.map { Listening(census, validation, $0) }
  return packed == nil ? 0 : 1
}

/// Validation task `number`: five known sentences and a question, whose answer is `number` modulo five, as lines of Unicode scalars; how
/// many scalars.
@_cdecl("sentencesDeal")
public func sentencesDeal(_ number: Int32, _ result: UnsafeMutablePointer<Float>) -> Int32 {
  guard let listening else { return 0 }
  let task = listening.validation.evaluationTask(Int(number), way: 5, shot: 1, queries: 1)
  let lines = (task.support + [task.query[Int(number) % 5]]).map { $0.sentence }
  let scalars = lines.joined(separator: "\n").unicodeScalars
  for (place, scalar) in scalars.enumerated() { result[place] = Float(scalar.value) }
  return Int32(scalars.count)
}

/// Five known sentences and a question, a line each. Twice, by tf–idf and as learned: five cosines; and of the cosine with class `asked` (or the nearest
/// class, if that is −1) what comes of words, pairs and letters, or of the bag, the company and the familiar. Then of each scalar
/// of the question in plain form, at most 160: itself, and what it carries by tf–idf and as learned. How many.
@_cdecl("sentencesAsk")
public func sentencesAsk(
  _ text: UnsafePointer<Float>, _ count: Int32, _ asked: Int32,
  _ result: UnsafeMutablePointer<Float>
) -> Int32 {
  let bags = lines(text, Int(count)).map { Bag(Intent.plain($0)) }
  guard let listening, bags.count == 6 else { return 0 }
  let task = SentenceTask(
    way: 5, shot: 1, queries: 1, support: Array(bags[..<5]), query: [bags[5]], intents: [])
  let sheet = TaskSheet(task, listening.census)
  var (end, letters) = (result, [[Float]]())
  for encoder in [listening.bag, listening.encoder] {
    let cosines = encoder.cosines(sheet, listening.spaces)
    let label = asked < 0 ? cosines.argmax()[0] : Int(asked)
    let ways = encoder.carried(by: 0, sheet, listening.spaces)
      .map { $0.sliced(1, label..<label + 1).scalars }
    let sums = ways.count > 1 ? ways.map { $0.reduce(0, +) } : byKind(ways[0], sheet.features)
    end = write(Tensor(sums), to: write(cosines, to: end))
    let carried = sheet.features.indices.map { place in ways.reduce(0) { $0 + $1[place] } }
    letters.append(
      spread(
        Dictionary(uniqueKeysWithValues: zip(sheet.features, carried)), over: bags[5].sentence))
  }
  return write(bags[5].sentence, letters, to: end)
}

/// What words, pairs and letters carry.
private func byKind(_ carried: [Float], _ features: [Feature]) -> [Float] {
  var sums: [Float] = [0, 0, 0]
  for (number, feature) in zip(carried, features) { sums[min(feature.kind.rawValue, 2)] += number }
  return sums
}

/// Each scalar with its letter's numbers; a letter of several gives them to the first. How many scalars.
private func write(
  _ sentence: String, _ letters: [[Float]], to result: UnsafeMutablePointer<Float>
) -> Int32 {
  var count = 0
  for (place, letter) in sentence.enumerated() {
    for (number, scalar) in letter.unicodeScalars.enumerated() where count < 160 {
      let carried = letters.map { number == 0 ? $0[place] : 0 }
      for (offset, value) in ([Float(scalar.value)] + carried).enumerated() {
        result[3 * count + offset] = value
      }
      count += 1
    }
  }
  return Int32(count)
}

/// The lines of a text that stands as Unicode scalars.
private func lines(_ text: UnsafePointer<Float>, _ count: Int) -> [String] {
  var (all, line) = ([String](), String())
  for place in 0..<count {
    guard let scalar = Unicode.Scalar(UInt32(text[place])) else { continue }
    if scalar == "\n" {
      all.append(line)
      line = ""
    } else {
      line.unicodeScalars.append(scalar)
    }
  }
  return all + [line]
}
