import Learning
import Live
import Testing

@testable import _4_which_learner_when

/// The page ranks learners as the chapter does.
@Suite("Chapter 14: in the browser", .serialized) struct Chapter14LiveTests {
  /// Three learners at two kinds of task; the second cannot be asked at the other kind.
  private static let everybody = [Contender.pixels, .maml, .protoNet].map {
    Ready(contender: $0, trainings: [nil], choices: (one: 0, five: 0))
  }
  private static func marks(_ right: [[Double]]) -> Marks {
    Marks(trainings: right.map { counts in TaskScore(perTask: counts.map { $0 / 25 }) })
  }
  private static let few: [Contender: Marks] = [
    .pixels: marks([[10, 12, 9, 14]]), .maml: marks([[20, 13, 15, 16], [18, 22, 11, 17]]),
    .protoNet: marks([[21, 20, 17, 22]]),
  ]
  private static let kinds: [(Condition, [Contender: Marks])] = [
    (.shot(1), few),
    (.shot(5), few.filter { $0.key != .maml }.mapValues { $0.first(3) }),
  ]
  private static let sheet = everybody.scoreSheet(milliseconds: [2, 30, 5], kinds)

  /// What the page gets: the best one, then four numbers of each.
  private func asked(_ kind: Int32, missing: [Float] = [0, 0, 0], within time: Float = .infinity)
    -> (best: Int32, numbers: [Float])
  {
    var numbers = [Float](repeating: 0, count: 12)
    let best = choiceAsk(kind, missing, time, &numbers)
    return (best, numbers)
  }
  private func load() {
    let count = Int32(Self.sheet.count)
    #expect(choiceLoad(Self.sheet, count - 1) == 0)
    #expect(choiceLoad(Self.sheet, count) == 1)
  }

  @Test func everythingIsTheSameThere() throws {
    load()
    let here = [asked(0), asked(1, within: 10)]
    let there = try LiveModule("14-which-learner-when").numbers([
      LiveModule.Call(
        "choiceLoad", .list(Self.sheet), .number(Double(Self.sheet.count))),
      LiveModule.Call(
        "choiceAsk", .number(0), .list([0, 0, 0]), .number(1e9), .room(12)),
    ])
    #expect(there[0] == [1] && there[1].last == Float(here[0].best))
    #expect(zip(here[0].numbers, there[1]).allSatisfy { abs($0 - $1) <= 1e-5 })
    #expect(here[1].numbers[4].isNaN)
  }

  @Test func leadsAreTheChapters() {
    load()
    let (best, numbers) = asked(0)
    let decision = Decision("one", Self.few)
    #expect(Self.everybody[Int(best)].contender == decision.best && best == 2)
    for (place, ready) in Self.everybody.enumerated() {
      let own = Self.few[ready.contender]!
      let lead = Self.few[.protoNet]!.lead(over: own)
      let expected = [own.mean, own.interval, lead.mean, lead.interval]
      #expect(zip(numbers[(4 * place)...], expected).allSatisfy { abs(Double($0) - $1) < 1e-5 })
    }
    #expect((abs(numbers[6]) <= numbers[7]) == decision.tied.contains(.maml))
  }

  /// The page's numbers have sixteen bits each.
  @Test func moreTasksThanSixteenBitsCount() {
    let many = [Contender.pixels: Self.marks([(0..<2049).map { Double($0 % 26) }])]
    let sheet = [Self.everybody[0]].scoreSheet(milliseconds: [2], [(.shot(1), many)])
    let carried = sheet.map { Float(Float16($0)) }
    #expect(choiceLoad(carried, Int32(carried.count)) == 1)
    var numbers = [Float](repeating: 0, count: 4)
    #expect(choiceAsk(0, [0, 0, 0], .infinity, &numbers) == 0)
    #expect(abs(Double(numbers[0]) - many[.pixels]!.mean) < 1e-6)
  }

  /// Without training, without steps, in little time, with other classes: who needs that is out of question.
  @Test func whoNeedsWhatIsMissingIsOut() {
    load()
    #expect(asked(0, missing: [1, 0, 0]).best == 0)
    #expect(asked(0, missing: [0, 1, 0]).numbers[4].isNaN)
    #expect(asked(0, missing: [0, 0, 1]).numbers[4].isNaN)
    #expect(asked(0, within: 4).best == 0 && asked(0, within: 1).best == -1)
    #expect(asked(1).numbers[4].isNaN && asked(1).best == 2)
  }
}
