import Engine
import Learning
import TestSupport
import Testing

@testable import _5_language

/// A reader of letters, and steps at the task.
@Suite("Chapter 15: rivals")
struct Chapter15RivalTests {
  private func reader(bag: Bool = false) -> LetterReader {
    var generator = Generator(seed: 5)
    return LetterReader(hasBag: bag, width: 6, using: &generator)
  }

  private let sheet: TaskSheet = {
    let tasks = SentenceTasks(
      ["music", "weather"],
      [["play a song", "a tune on", "sing it"], ["will it rain", "sun today", "a wet day"]])
    return TaskSheet(
      tasks.evaluationTask(0, way: 2, shot: 2, queries: 1), Census([tasks.bags(of: 0)]))
  }()

  @Test("A row is the mean of the states over a sentence's own letters, whoever stands beside it")
  func meanState() {
    let reader = reader()
    let (alone, beside) = (
      reader.states(["tin"]), reader.states(["a much longer sentence", "tin"])
    )
    #expect(zip(alone.scalars, beside.row(1).scalars).allSatisfy { abs($0 - $1) < 1e-6 })
    let letters = "tin".map { LetterReader.alphabet.firstIndex(of: $0)! }
    let byHand = reader.gru(letters.map { [$0] }).outputs.mean([0])
    #expect(zip(alone.scalars, byHand.scalars).allSatisfy { abs($0 - $1) < 1e-6 })
  }

  @Test("Sentences that were read before have the scores of those that are read now")
  func readBefore() {
    let reader = reader(bag: true)
    let others = (0..<250).map { "one more sentence, number \($0)" }
    let read = ReadSentences(others + sheet.sentences + others, by: reader)
    let (before, now) = (reader.scores(sheet, read).scalars, reader.scores(sheet).scalars)
    #expect(zip(before, now).allSatisfy { abs($0 - $1) < 1e-4 })
  }

  @Test("Letters have an order: the same ones turned round are another sentence")
  func order() {
    let rows = reader().states(["on it", "ti no"])
    #expect(zip(rows.row(0).scalars, rows.row(1).scalars).contains { abs($0 - $1) > 1e-3 })
  }

  @Test("Without a share of its own the reader beside the bag is the bag")
  func share() {
    var reader = reader(bag: true)
    reader.share = Tensor(-60)
    let scores = (reader.scores(sheet) / reader.temperature.exp()).scalars
    #expect(zip(scores, bagScores(sheet).scalars).allSatisfy { abs($0 - $1) < 1e-5 })
  }

  @Test("Its gradient agrees with finite differences", arguments: [false, true])
  func gradients(bag: Bool) {
    let reader = reader(bag: bag)
    for index in reader.parameters.indices where bag || reader.parameterNames[index] != "share" {
      let error = gradientError(order: 1, at: [reader.parameters[index]]) { moved in
        var copy = reader
        copy.parameters[index] = moved[0]
        return crossEntropy(copy.scores(sheet), sheet.labels) * 100
      }
      #expect(error < 3e-2, "\(reader.parameterNames[index])")
    }
  }

  @Test("Steps by inner products are those of a linear layer that begins at zero")
  func steps() {
    var generator = Generator(seed: 8)
    let (way, shot, rate) = (3, 2, Float(0.7))
    let rows = Tensor.normal([way * shot + 4, 5], using: &generator)
    let support = rows.sliced(0, 0..<way * shot)
    let labels = (0..<way * shot).map { $0 / shot }
    var weight = Tensor.zeros([5, way])
    for _ in 0..<4 {
      let (_, slope) = valueWithGradient(at: [weight]) {
        crossEntropy(support.matmul($0[0]), labels)
      }
      weight = weight - slope[0] * rate
    }
    let byHand = rows.sliced(0, way * shot..<rows.shape[0]).matmul(weight).scalars
    let products = rows.matmul(support, transposeOther: true)
    let scores = descentScores(products, way: way, shot: shot, steps: 4, rate: Tensor(rate)).scalars
    #expect(zip(scores, byHand).allSatisfy { abs($0 - $1) < 1e-4 })
  }
}
