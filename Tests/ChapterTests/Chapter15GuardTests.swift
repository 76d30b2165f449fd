import Datasets
import Engine
import Foundation
import Learning
import Testing

@testable import _5_language

/// The mistakes that few-shot language makes, and what would show each.
@Suite("Chapter 15: guards")
struct Chapter15GuardTests {
  /// A part of the small grammar, dealt as the chapter deals it.
  private static func parts() throws -> (training: SentenceTasks, test: SentenceTasks) {
    let data = try intents(at: nil, orIn: "/nowhere", seed: 1)
    return (SentenceTasks(data.training.intents), SentenceTasks(data.test.open().pool.intents))
  }

  private static func said(_ tasks: SentenceTasks) -> Set<String> {
    Set(tasks.sentences.joined().flatMap(words))
  }

  @Test("Test intents are counted nowhere: rarity, vectors and classifier know none of their words")
  func countedFromTraining() throws {
    let (training, test) = try Self.parts()
    let eyes = Preparation(training, of: Array(training.names.indices), .tiny, seed: 1)
    let count = training.sentences.joined().count
    let own = Self.said(test).subtracting(Self.said(training))
    #expect(own.count > 20)
    for word in own {
      let feature = Feature(.word, word)
      #expect(abs(eyes.census.rarity(feature) - log(Float(1 + count))) < 1e-5, "\(word)")
      for space in [eyes.spaces.company, eyes.spaces.familiar] {
        #expect(space.vectors([feature]).scalars.allSatisfy { $0 == 0 }, "\(word)")
      }
    }
    let known = words(training.sentences[0][0])[0]
    #expect(eyes.census.rarity(Feature(.word, known)) < log(Float(1 + count)))
  }

  @Test("At the test, too, a feature's rarity is the one of the training sentences")
  func testSheets() throws {
    let (training, test) = try Self.parts()
    let eyes = Preparation(training, of: Array(training.names.indices), .tiny, seed: 1)
    let metaTest = MetaTest(
      tasks: test, census: eyes.census, count: 1,
      candidates: [
        Candidate(
          name: "a", method: "a", title: "a", selection: "a", tasksSeen: 0, sentencesSeen: 0,
          seconds: 0
        ) { bagScores($0) }
      ])
    let outcome = metaTest.outcome(way: 5, shot: 1)
    let sheet = TaskSheet(test.evaluationTask(0, way: 5, shot: 1), eyes.census)
    #expect(sheet.rarity.scalars == sheet.features.map(eyes.census.rarity))
    #expect(outcome.scores[0].mean == accuracy(bagScores(sheet), sheet.labels))
  }

  @Test("An intent, or a sentence, that stands in two parts ends the run")
  func sharedBetweenParts() async {
    await #expect(processExitsWith: .failure) {
      let a = Intent(name: "a", sentences: ["one"])
      let twin = Intent(name: "a", sentences: ["two"])
      _ = Intents("x", split: "y", training: [a], validation: [], test: [twin], outside: [])
    }
    await #expect(processExitsWith: .failure) {
      let a = Intent(name: "a", sentences: ["Say  it"])
      let b = Intent(name: "b", sentences: ["say it"])
      _ = Intents("x", split: "y", training: [a], validation: [b], test: [], outside: [])
    }
    await #expect(processExitsWith: .failure) {
      let a = Intent(name: "a", sentences: ["say it"])
      _ = Intents("x", split: "y", training: [], validation: [], test: [a], outside: ["say it"])
    }
    await #expect(processExitsWith: .success) {
      let (a, b) = (Intent(name: "a", sentences: ["one"]), Intent(name: "b", sentences: ["two"]))
      _ = Intents("x", split: "y", training: [a], validation: [b], test: [], outside: ["three"])
    }
  }

  @Test("No sentence of a task is known and asked about, however it is spelled")
  func knownAndAsked() throws {
    let spelled = ["Play it", " play  IT", "play it again", "PLAY IT AGAIN", "sing", "Sing "]
    let tasks = SentenceTasks(
      ["music", "other"],
      [Intent(name: "music", sentences: spelled).sentences, ["stop", "halt", "leave off"]])
    try #require(tasks.sentences[0].count == 3)
    for index in 0..<20 {
      let task = tasks.evaluationTask(index, way: 2, shot: 1, queries: 2)
      let (known, asked) = (Set(task.support.map(\.sentence)), Set(task.query.map(\.sentence)))
      #expect(known.isDisjoint(with: asked) && known.count + asked.count == 6)
    }
    for index in 0..<20 {
      var generator = Generator(seed: UInt64(index))
      let deal = dealt(
        generator.permutation(spelled.count).map { spelled[$0] }, shot: 1, queries: 2)
      #expect(Set(deal.joined()).count == 3, "\(deal)")
    }
  }

  @Test("Capitals and blanks change no feature of a sentence that was read as data are")
  func capitalsAndBlanks() {
    let bags = ["Reset  my\tPIN, please!", "reset my pin, please!"].map { sentence in
      Bag(Intent(name: "a", sentences: [sentence]).sentences[0])
    }
    #expect(bags[0].features == bags[1].features && bags[0].weights == bags[1].weights)
  }

  @Test("A word that no training has heard decides a task, for the bag and for the reader")
  func unheardWords() throws {
    let (training, _) = try Self.parts()
    let eyes = Preparation(training, of: Array(training.names.indices), .tiny, seed: 1)
    let strange = SentenceTasks(["x", "y"], [["qix", "qix qix"], ["vub", "vub vub"]])
    let sheet = TaskSheet(strange.evaluationTask(0, way: 2, shot: 1, queries: 1), eyes.census)
    #expect(accuracy(bagScores(sheet), sheet.labels) == 1)
    var generator = Generator(seed: 1)
    let listener = SentenceEncoder(.all, using: &generator)
    #expect(accuracy(listener.scores(sheet, eyes.spaces), sheet.labels) == 1)
    let reader = LetterReader(hasBag: false, width: 8, using: &generator)
    let rows = reader.states(["qix", "vub"])
    #expect(rows.row(0).scalars != rows.row(1).scalars)
    #expect(accuracy(reader.scores(sheet), sheet.labels) == 1)
  }
}
