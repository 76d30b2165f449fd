import Engine
import Statistics
import Testing

struct SampleTests {
  @Test func meanSpreadAndIntervalOfThree() {
    let sample = Sample([1, 2, 6])
    #expect(sample.mean == 3 && sample.count == 3)
    #expect(abs(sample.deviation - 7.0.squareRoot()) < 1e-12)
    #expect(abs(sample.interval - 4.302652729749462 * (7 / 3.0).squareRoot()) < 1e-9)
    #expect(Sample([5]).interval == .infinity && Sample([5, 5]).interval == 0)
  }

  /// The share of right answers on a task, crowded near 1 and never above: 1 − u³, with mean 0.75.
  static func share(_ hardness: Double) -> Double { 1 - hardness * hardness * hardness }

  /// What the same tasks come to for a learner to whom each seems easier by up to a tenth: the mean is higher by this.
  static let lead = 0.045148

  /// Two scores over so many tasks: of a learner, and of a better one on the same.
  static func scores(over tasks: Int, _ generator: inout Generator) -> (Double, Double) {
    var (worse, better) = (0.0, 0.0)
    for _ in 0..<tasks {
      let (hardness, ease) = (Double(generator.uniform()), Double(generator.uniform()))
      worse += share(hardness)
      better += share(max(0, hardness - 0.1 * ease))
    }
    return (worse / Double(tasks), better / Double(tasks))
  }

  /// How often the interval of `count` numbers holds the truth, in ten thousand experiments. Its own standard error is
  /// √(0.95 · 0.05 / 10000) = 0.0022; within four of them it is what it should be.
  func coverage(_ count: Int, of truth: Double, _ draw: (inout Generator) -> Double) -> Double {
    var generator = Generator(seed: 19 &+ UInt64(count))
    let experiments = 10_000
    let hits = (0..<experiments).count { _ in
      let sample = Sample((0..<count).map { _ in draw(&generator) })
      return abs(sample.mean - truth) <= sample.interval
    }
    return Double(hits) / Double(experiments)
  }

  /// With 1.96 three numbers would cover 0.81, five 0.88.
  @Test(arguments: [3, 5, 600])
  func theIntervalHoldsTheTruthNineteenTimesInTwenty(count: Int) {
    let share = coverage(count, of: 0) { Double($0.normal()) }
    #expect(abs(share - 0.95) < 0.0088, "\(share)")
  }

  /// As the course measures: 600 tasks of one training, or three and five trainings of which each is a mean over tasks.
  @Test(arguments: [(3, 60), (5, 60), (600, 1)])
  func soDoIntervalsOfSkewedSharesAndOfTheirPairs(count: Int, tasks: Int) {
    let alone = coverage(count, of: 0.75) { Self.scores(over: tasks, &$0).0 }
    #expect(abs(alone - 0.95) < 0.0088, "\(alone)")
    let paired = coverage(count, of: Self.lead) {
      let (worse, better) = Self.scores(over: tasks, &$0)
      return better - worse
    }
    #expect(abs(paired - 0.95) < 0.0088, "\(paired)")
  }

  /// The limit that the doc comment states: three skewed numbers, each of a single task.
  @Test func ofThreeSkewedNumbersItHoldsTheTruthLessOften() {
    let share = coverage(3, of: 0.75) { Self.scores(over: 1, &$0).0 }
    #expect(abs(share - 0.84) < 0.015, "\(share)")
  }
}
