import Foundation
import Notebook
import Testing

@Suite struct ProtocolCardTests {
  static let card = ProtocolCard(
    method: "ProtoNet", setting: "5-way 1-shot", data: "omniglot", split: "vinyals",
    splitHash: "0123456789ab", rotations: "rotations are classes", way: 5, shot: 1, queries: 15,
    normalization: "running", isTransductive: false, innerSteps: 0, innerRate: 0, tasks: 1000,
    seeds: [1], isEnsemble: false, selection: "lowest validation loss", tasksSeen: 12_000,
    imagesSeen: 4_320_000, trainingSeconds: 61.5,
    paper: .init(0.988, source: "Snell et al. 2017, table 1"), examples: "images")

  @Test func aWholeCardHasNoEmptyField() { #expect(Self.card.emptyFields == []) }

  @Test func everyFieldThatSaysNothingIsNamed() {
    var card = Self.card
    (card.method, card.splitHash, card.selection) = ("", " ", "\n")
    (card.way, card.tasks, card.seeds) = (0, -1, [])
    (card.innerRate, card.trainingSeconds, card.examples) = (.nan, -1, " ")
    card.paper?.source = ""
    #expect(
      card.emptyFields == [
        "method", "splitHash", "selection", "paper.source", "examples", "way", "tasks", "seeds",
        "innerRate",
        "trainingSeconds",
      ])
  }

  /// A return, as of a robot, may be negative.
  @Test func aPapersNumberMustBeFiniteAndNoMore() {
    var card = Self.card
    card.paper?.value = -2.5
    #expect(card.emptyFields == [])
    card.paper?.value = -.infinity
    #expect(card.emptyFields == ["paper.value"])
  }

  @Test func cardsAreEqualWhateverTheTime() {
    var card = Self.card
    card.trainingSeconds = 99
    #expect(card == Self.card)
    card.seeds = [2]
    #expect(card != Self.card)
  }

  /// A run's log with one score.
  static func run(_ card: ProtocolCard, value: Double = 0.9999) throws -> Run {
    var event = Event(.record, line: 12)
    event.name = "protonet-5w1s"
    event.record = Record(value: value, ci95: 0.001, n: 1000, style: "percent2", card: card)
    return try #require(
      Run(events: Samples.complete.dropLast() + [event, Samples.complete.last!]))
  }

  @Test func metricsKeepTheCardWhole() throws {
    let text = Metrics.text(try Self.run(Self.card))
    let metrics = try JSONDecoder().decode(Metrics.self, from: Data(text.utf8))
    let record = try #require(metrics.records["protonet-5w1s"])
    #expect(record.card == Self.card && record.card?.trainingSeconds == 61.5)
    #expect(record.style == "percent2" && metrics.records["loss"]?.card == nil)
  }

  /// Also a card of an earlier version, which carries what single precision had become in double.
  @Test(arguments: ["0.4", "0.4000000059604645"]) func aRateIsWrittenAsItWasSet(number: String)
    throws
  {
    var card = Self.card
    card.innerRate = 0.4
    let text = Metrics.text(try Self.run(card))
    #expect(text.contains("\"innerRate\": 0.4,"))
    let other = text.replacing("\"innerRate\": 0.4,", with: "\"innerRate\": \(number),")
    let metrics = try JSONDecoder().decode(Metrics.self, from: Data(other.utf8))
    #expect(metrics.records["protonet-5w1s"]?.card?.innerRate == 0.4)
  }

  /// Mistake 35: nothing on the way from accuracy to page is shorter than a double.
  @Test func nineThousandNineHundredNinetyNineOfTenThousandSurvives() throws {
    let text = Metrics.text(try Self.run(Self.card, value: 9999.0 / 10_000))
    #expect(text.contains("\"value\": 0.9999"))
    #expect(NumberStyle.percent(2).format(9999.0 / 10_000) == "99.99\u{A0}%")
  }

  @Test(arguments: [
    ("card", "the protocol card of \"score\" is refused: its field \"selection\" says nothing"),
    ("tasks", "it speaks of 600 tasks, the score of 599"),
  ])
  func aRunWithAnEmptyCardEnds(way: String, sentence: String) throws {
    let run = try SampleRun(way)
    defer { run.remove() }
    #expect(run.status == 4)
    #expect(run.errors.contains(sentence), "\(run.errors)")
    #expect(try run.text("metrics.json").contains("\"stopped\""))
  }
}
