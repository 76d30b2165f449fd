import Engine
import Learning
import TestSupport
import Testing

struct TaskScoreTests {
  @Test func meanAndIntervalAreThoseOfTheTasks() {
    let score = TaskScore(perTask: [0.5, 0.7, 0.9])
    #expect(abs(score.mean - 0.7) < 1e-12)
    #expect(abs(score.interval - 4.302652729749462 * 0.2 / 3.0.squareRoot()) < 1e-9)
    #expect(score.count == 3)
    #expect(TaskScore(perTask: [1]).interval == .infinity)
  }

  @Test func aLeadIsTakenTaskByTask() async {
    let score = TaskScore(perTask: [3, 1])
    let lead = score.lead(over: TaskScore(perTask: [1, 2]))
    #expect(lead.perTask == [2, -1])
    #expect(abs(lead.interval - 12.706204736174694 * 1.5) < 1e-9)
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = TaskScore(perTask: [3, 1]).lead(over: TaskScore(perTask: [1]))
    }
    expect(result, says: "TaskScore.lead: 2 tasks beside 1 are not the same tasks.")
  }

  /// Mistake 16, an interval over queries: here the queries of one task are all right or all wrong,
  /// so 600 tasks with 5 queries are 600 throws of a coin, not 3000.
  @Test func theIntervalHoldsTheTruthNineteenTimesInTwenty() {
    var generator = Generator(seed: 6)
    let experiments = 2000
    var covered = 0
    for _ in 0..<experiments {
      let score = TaskScore(
        perTask: (0..<600).map { _ in generator.uniform() < 0.8 ? 1 : 0 })
      if abs(score.mean - 0.8) < score.interval { covered += 1 }
    }
    let share = Double(covered) / Double(experiments)
    #expect(abs(share - 0.95) < 0.015, "\(share)")
  }

  @Test(arguments: [1, 2, 3]) func workersDoNotChangeTheOrder(workers: Int) {
    let before = Workers.count
    defer { Workers.count = before }
    Workers.count = workers
    #expect(evaluateTasks(600) { Double($0) }.perTask == (0..<600).map(Double.init))
  }

  /// Mistake 17.
  @Test func tooFewTasksTrap() async {
    #expect(evaluateTasks(32, minimum: 32) { _ in 1 }.count == 32)
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = evaluateTasks(599) { _ in 1 }
    }
    expect(
      result,
      says: "evaluateTasks: 599 tasks are too few to compare methods; take at least 600, or say "
        + "minimum: 599 where a look is enough.")
  }
}
