import Datasets
import Engine
import Learning
import Testing

@testable import _2_hyperparameters

@Suite("Chapter 12: parts")
struct Chapter12PartTests {
  @Test("Rates meet where the largest is at most twice the smallest")
  func meetings() {
    #expect(meeting([[1, 2, 3], [9, 5, 4]]) == 3)
    #expect(meeting([[1, 1], [2, 9]]) == 1 && meeting([[1, 1], [3, 9]]) == nil)
  }

  @Test("Races with one seed are one race; β moves the rate, and every contest has its rule")
  func races() {
    let data = Digits.make(training: 300, validation: 50, test: 10, seed: 1)
    var generator = Generator(seed: 2)
    let race = DigitRace(
      start: Dense(784, 10, using: &generator), training: FlatDigits(data.training),
      validation: FlatDigits(data.validation), epochs: 2, seed: 3)
    let runs = contestRuns(in: race, lowest: 0)
    #expect(runs[0].losses == race.run(SGD(rate: 1), rate: 1e-3, hyperRate: 0).losses)
    #expect(runs.map { Set($0.rates).count > 1 } == [false, true, false, true, false, true])
    #expect(Set(runs.map(\.last)).count == 6 && runs[0].last == runs[0].validation[2])
    #expect(spread([runs[0], runs[1]]) == abs(runs[0].last - runs[1].last))
    #expect(contestRows(runs, guarded: runs).map { $0[2] } == Array(repeating: "0", count: 6))
  }

  @Test("Sentences say what the numbers say")
  func sentences() {
    #expect(Seen.meeting(below: 3, all: nil).hasSuffix("has not come by the end."))
    #expect(Seen.rush(highest: 1, last: 0.5).contains("*falls*"))
    #expect(!Seen.rush(highest: 1, last: 0.95).contains("*falls*"))
    #expect(Seen.beta(1, rates: 2).hasPrefix("Something *was* won"))
    #expect(Seen.beta(2, rates: 1).hasPrefix("So nothing"))
    #expect(Seen.negative(0).hasPrefix("No step") && Seen.negative(7).contains("7 steps"))
    #expect(Seen.adamRate([0.001, 0.00103]).hasSuffix("hardly moves: it ends at 0.00103."))
    #expect(Seen.adamRate([0.0005, 0.001]).contains("comes from 0.001 to"))
    func score(_ numbers: [Double]) -> String {
      Seen.score(TaskScore(perTask: numbers), "up", "down", "tasks")
    }
    #expect(score([1, 1.1, 0.9]) == "up" && score([-1, -1.1, -0.9]) == "down")
    #expect(score([1, -1, 0.5]) == "3 tasks cannot tell the two apart")
    #expect(Seen.shape([3, 1, 2]).contains("the longest steps come at the very beginning"))
    #expect(Seen.shape([1, 1, 0.5]).hasSuffix("at the end it comes down."))
    #expect(Seen.shape([0.5, 1, 1]).contains("it warms up"))
    let (sure, unsure) = (TaskScore(perTask: [1, 1.1, 0.9]), TaskScore(perTask: [1, -1, 0.5]))
    #expect(Seen.everyDay(eyes: sure, division: unsure).hasSuffix("should learn to look."))
    #expect(Seen.everyDay(eyes: unsure, division: sure).hasSuffix("should learn to look."))
    #expect(Seen.everyDay(eyes: unsure, division: unsure).hasSuffix("looking brought no more."))
  }

  @Test("A schedule's tenths leave out its last two steps")
  func scheduleTenths() {
    let rates = (0..<22).map(Double.init)
    #expect(tenths(rates) == [0.5, 9.5, 18.5])
  }

  @Test("Candidates: constants from 0.1 to 20; cosines end lower; settings lie around their centre")
  func candidates() {
    let constants = constantSchedules(3, steps: 4)
    #expect(constants.map { Set($0).count } == [1, 1, 1])
    #expect(abs(constants[0][0] - 0.1) < 1e-6 && abs(constants[2][3] - 20) < 1e-3)
    var generator = Generator(seed: 1)
    let cosines = cosineSchedules(5, steps: 50, using: &generator)
    #expect(cosines.allSatisfy { $0.count == 50 && $0.last! < $0.max()! && $0.max()! <= 30 })
    let centre = Tensor(repeating: 2, shape: [100, 7])
    let around = settings(around: centre, using: &generator)
    #expect(abs(around.mean().item - 2) < 0.2 && around.scalars[0] != 2)
  }

  @Test("Trainings depend on seed, stream and index; tuning finds the rate that trains best")
  func trainings() {
    let digits = Digits.make(training: 300, validation: 50, test: 10, seed: 1)
    let counts = (training: 150, validation: 50, unseen: 100, tuning: 2)
    let all = SmallTrainings(digits.training, counts, steps: 10, seed: 5)
    func start(_ index: Int, _ stream: UInt64) -> [Float] {
      all(index, stream: stream).start.hidden.weight.scalars
    }
    #expect(start(1, 2) == start(1, 2) && start(1, 2) != start(2, 2) && start(1, 2) != start(1, 3))
    let flat = { (rate: Float) in [Float](repeating: rate, count: 10) }
    let best = all.best("constant", of: [flat(0), flat(1), flat(1000)])
    #expect(best.rates == flat(1) && best.isInside && best.trainings == 6)
    #expect(!all.best("constant", of: [flat(1), flat(0)]).isInside)
    let unroll = all(0, stream: 1)
    let logs = Tensor(repeating: -1, shape: [10])
    let exact = unroll.hypergradient(logRates: logs, all.lastLoss).gradient
    let byDifferences = all.slope(of: unroll, at: logs, along: exact)
    #expect(abs(length([exact]) / byDifferences - 1) < 1e-2)
    #expect(length([all.slope(logs, step: 0)]) <= 1.0001)
  }

  @Test("Walked back in whole numbers with their digits it is exact, otherwise not")
  func walks() {
    let digits = Digits.make(training: 300, validation: 50, test: 10, seed: 1)
    let all = SmallTrainings(
      digits.training, (training: 150, validation: 50, unseen: 100, tuning: 2), steps: 20, seed: 5)
    let (unroll, rates) = (all(0, stream: 1), [Float](repeating: 0.5, count: 20))
    let kept = wholeWalk(unroll, rates)
    #expect(kept.distances == Array(repeating: 0, count: 21) && (1..<12).contains(kept.bits))
    let dropped = wholeWalk(unroll, rates, keepsDigits: false)
    #expect(dropped.bits == 0 && dropped.distances[20] > 0)
    #expect(floatWalk(unroll, rates: rates)[20] > 0)
    #expect(undoneGap() < 1e-12 && bowlSlopeGap(rate: 0.1) < 1e-5)
  }

  @Test("A slope at nought is exact for a cubic")
  func differences() {
    #expect(abs(slopeAtZero(reach: 0.5) { 3 * Double($0) + 2 * Double($0 * $0 * $0) } - 3) < 1e-9)
  }
}

@Suite("Chapter 12: the exam")
struct Chapter12ExamTests {
  private let source = TaskSource(seed: 3, steps: 5, limit: 30, tasks: 6)

  @Test("A school's lessons, jury and searches differ from each other and repeat themselves")
  func lessons() {
    func phases(_ families: [Family]) -> Set<Float> {
      Set(families.flatMap { $0.problems.traits.map(\.phase) })
    }
    #expect(phases(source.batch(1)) == phases(source.batch(1)))
    #expect(phases(source.batch(1)).count == TaskSource.batch)
    #expect(phases(source.batch(1)).isDisjoint(with: phases(source.batch(2))))
    #expect(phases(source.batch(1)).isDisjoint(with: phases(source.validation.tasks.value)))
    let flat = source.standardised.batch(1)[0].problems.training.size.scalars
    #expect(flat.allSatisfy { abs($0 - 1) < 1e-4 } && source.standardised.suffix == "-standardised")
    #expect(source.searchedSetting(1).z.scalars == defaultSetting)
  }

  @Test("A search around somebody's answer begins with it, and never chooses by the query")
  func around() {
    let metaTest = WaveMetaTest(6, seed: 3, steps: 5)
    let fixed = FixedSetting(z: Tensor(defaultSetting))
    let search = metaTest.search(around: fixed, 4, stream: 20)
    #expect(search.after(1).perTask == metaTest.score(fixed).perTask)
    #expect(search.after(4).perTask != search.after(1).perTask)
    #expect(zip(search.oracle.perTask, search.after(4).perTask).allSatisfy { $0 <= $1 })
    #expect(metaTest.gridSearch([defaultSetting]).perTask == metaTest.score(fixed).perTask)
    let scaled = metaTest.randomSearch(2, stream: 21, isStandardised: true)
    #expect(scaled.after(1).perTask != metaTest.randomSearch(2, stream: 21).after(1).perTask)
  }

  @Test("A score is worth the first trial that reaches it, give or take what tasks cannot tell")
  func worths() {
    let score = TaskScore(perTask: [0, 1, 2, 3])
    let course = [3, 0.1, 0, -0.1, -4].map { shift in
      TaskScore(perTask: zip([0, 1, 2, 3], [0.5, -0.5, 0.5, -0.5]).map { $0 + $1 + shift })
    }
    let found = worth(of: score, in: course)
    #expect(found.trials == 3 && found.from == 2 && found.to == 4)
  }

  @Test("A probe's answers ignore the order of the points, and its gradient is that of differences")
  func probe() {
    var generator = Generator(seed: 7)
    let probe = Probe(Family(4, seed: 3, stream: 6), using: &generator)
    #expect(probe.shuffleGap < 1e-5)
    #expect(probe.shuffled.x.scalars != probe.family.problems.training.x.scalars)
    let slope = probe.metaGradient(steps: 5)
    #expect(abs(slope.exact / slope.byDifferences - 1) < 1e-2)
  }

  @Test("Correlations are those of the logarithms, and the closest follower of a trait is found")
  func choices() {
    #expect(abs(correlation([1, 2, 3], [2, 4, 6]) - 1) < 1e-12)
    #expect(abs(correlation([1, 2, 3], [3, 2, 1]) + 1) < 1e-12)
    let traits = [[1.0, 2, 4], [1, 4, 2], [2, 1, 4], [4, 2, 1.5]]
    var values = Array(repeating: [1.0, 2, 1.5], count: 7)
    values[3] = [16, 4, 1]  // falls as the first trait's square rises
    let chosen = Choices(values: values, traits: traits)
    #expect(abs(chosen.correlations[3][0] + 1) < 1e-9 && abs(chosen.strongest[0] - 1) < 1e-9)
    let closest = chosen.closest(1)[0]
    #expect(closest.knob == Hyperparameter.allCases[3] && closest.trait == 0)
    #expect(Seen.correlations([0.1, 0.7, 0.2, 0.3]).hasSuffix("column “turns”"))
  }
}
