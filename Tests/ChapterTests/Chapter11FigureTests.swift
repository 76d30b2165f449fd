import Datasets
import Engine
import Foundation
import Learning
import Plotting
import Testing

@testable import _1_learned_optimizer

private func outcome(_ name: String, _ losses: [Double], learned: Bool = true) -> Outcome {
  Outcome(
    name: name, color: .blue, isLearned: learned, losses: losses,
    score: TaskScore(perTask: [losses.last!, 2 * losses.last!]))
}

private func isNear(_ first: [[Double]], _ second: [[Double]]) -> Bool {
  first.count == second.count
    && zip(first.joined(), second.joined()).allSatisfy { abs($0 - $1) <= 1e-6 * max(1, abs($1)) }
}

/// One problem whose loss is θ² for every coordinate.
private let square = Problem(
  count: 1, start: Tensor([1, 2], shape: [2, 1]), losses: { theta, _ in theta.squared().sum([0]) },
  judge: { $0.squared().sum([0]) })

private func lead(_ values: Double...) -> TaskScore { TaskScore(perTask: values) }

@Suite("Chapter 11: figures")
struct Chapter11FigureTests {
  @Test("Descents step by step, and those before and after school")
  func descentLines() throws {
    let drawn = try DrawnMarks(descents("a", [outcome("Adam", [4, 2, 1])], y: "loss"))
    #expect(isNear(drawn.rows("line “Adam”")[0], [[0, 4], [1, 2], [2, 1]]))
    let both = try DrawnMarks(
      beforeAndAfter([4, 4], [4, 1], [4, 2], rate: "0.02", lesson: 1))
    #expect(isNear(both.rows("line “before school”")[0], [[0, 4], [1, 4]]))
    #expect(isNear(both.rows("line “after school”")[0], [[0, 4], [1, 1]]))
    #expect(isNear(both.rows("line “GD, rate 0.02”")[0], [[0, 4], [1, 2]]))
  }

  @Test("Log-size and sign stand over the gradient")
  func features() throws {
    let drawn = try DrawnMarks(
      logAndSignCurves([0.1, 10], [(log: -0.25, sign: 1), (log: 0.5, sign: 0.75)]))
    #expect(isNear(drawn.rows("line “log-size”")[0], [[0.1, -0.25], [10, 0.5]]))
    #expect(isNear(drawn.rows("line “sign”")[0], [[0.1, 1], [10, 0.75]]))
  }

  @Test("A valley keeps its right wall: what flies apart is drawn at the upper edge")
  func rightWall() throws {
    let search = RateSearch(
      .sgd, rates: [0.01, 0.25, 30], on: ValidationTasks([square]), steps: 40)
    #expect(search.losses[2] == .infinity && search.best == 0.25)
    let drawn = try DrawnMarks(valleys("a", [search], steps: 40, highest: 10))
    let line = drawn.rows("line “SGD”")[0]
    #expect(line.count == 3 && line[2][1] == 10 && abs(line[1][0] - 0.25) < 1e-6)
    #expect(Seen.edges([search]) == "Every best rate lies inside its grid")
    let edge = RateSearch(.sgd, rates: [0.25, 30], on: ValidationTasks([square]), steps: 40)
    #expect(Seen.edges([edge]).hasSuffix("SGD"))
    #expect(Seen.edges([search, edge], ["waves", "relu"]).hasSuffix(": relu"))
  }

  @Test("Validation losses of a pupil against its episodes")
  func school() throws {
    var training = MetaTraining(
      LearnedVariant.all[0].fresh(seed: 1), Recipe(episodes: 2, together: 1, steps: 4, window: 2))
    training.episode([square], seed: 1)
    training.judge(on: [square])
    let plot = validationCurves("a", [LearnedVariant.all[0]], [training], adam: 0.5)
    let drawn = try DrawnMarks(plot).rows("line “gradient”")
    #expect(isNear(drawn[0], [[1, training.validationLosses[0]]]))
  }

  @Test("Neighbours are averaged on the logarithmic scale; a panel for each place")
  func places() throws {
    let line = smoothed([1, 100, 10, 1000], 2)
    #expect(line.x == [1, 3] && abs(line.y[0] - 10) < 1e-9 && abs(line.y[1] - 100) < 1e-9)
    let plot = journeyPanels(
      (0..<6).map { (name: "\($0)", outcomes: [outcome("a", [2, 1])]) }, horizon: 1)
    #expect(plot.panels.map { $0.map(\.title) } == [["0", "1", "2"], ["3", "4", "5"]])
    #expect(isNear(try DrawnMarks(plot).rows("line “a”")[0], [[0.5, 2], [1.5, 1]]))
  }

  @Test("Answers to a gradient stand over its size")
  func responses() throws {
    let drawn = try DrawnMarks(
      responseCurves([0.1, 1], [[0.01, 0.02], [0.03, 0.04]], repeats: [1, 10], adam: 0.05))
    #expect(isNear(drawn.rows("line “step 1”")[0], [[0.1, 0.01], [1, 0.02]]))
    #expect(isNear(drawn.rows("line “step 10”")[0], [[0.1, 0.03], [1, 0.04]]))
  }

  @Test("Of a patient: how its steps are spread, their middle, its losses")
  func bedsides() throws {
    let shares = spread([-5.9, -5.85, -0.1, -0.15, 3])
    #expect(abs(shares.x[0] + 5.9) < 1e-9 && shares.x.count == 30)
    #expect(shares.y[0] == 0.4 && shares.y[29] == 0.4 && shares.y[15] == 0)
    let patient = Patient(
      name: "healthy", color: .blue, losses: [2, 1], histogram: (x: [-1], y: [0.5]),
      medians: [-2, -3])
    let drawn = try DrawnMarks(bedside([patient])).rows("line “healthy”")
    #expect(isNear(drawn[0], [[-1, 0.5]]) && isNear(drawn[1], [[0, -2], [1, -3]]))
    #expect(isNear(drawn[2], [[0, 2], [1, 1]]))
  }

  @Test("Sentences follow the numbers")
  func sentences() {
    let low = outcome("a", (0..<30).map { $0 < 10 ? 4 : 1 })
    let high = outcome("Adam", (0..<30).map { _ in 2 })
    #expect(
      Seen.course(low, high)
        == "Its smoothed curve lies below Adam's from step 10 to 30; at the end, training by training, the difference is "
        + "−0.30 ± 0.00: the learned one is ahead")
    #expect(Seen.course(high, high).contains("Adam's nowhere; at the end"))
    #expect(Seen.course(high, high).hasSuffix("0.00 ± 0.00: a draw"))
    #expect(Seen.verdict(-0.2, 0.1) == "the learned one is ahead")
    #expect(Seen.verdict(0.2, 0.1) == "the learned one is behind")
    #expect(Seen.verdict(0.05, 0.1) == "a draw")
    #expect(Seen.longSteps([0.5, 1]).hasPrefix("1 of 2 "))
    let (gain, loss, none) = (lead(-1, -1), lead(1, 1), lead(-1, 1))
    let reversed = Seen.memory(gradient: gain, divided: loss)
    #expect(reversed.contains("a memory does. With the RMS-divided inputs a memory did not help:"))
    #expect(Seen.memory(gradient: loss, divided: gain).contains("no gain"))
    #expect(Seen.memory(gradient: loss, divided: gain).hasSuffix("was a gain, too"))
    #expect(Seen.memory(gradient: none, divided: none).contains("nothing that one could measure."))
    #expect(
      Seen.memory(gradient: none, divided: none).hasSuffix(
        "made no difference that one could measure"))
    func worse(_ end: Double) -> String {
      Seen.worseThanStill(["relu"], [[outcome("LSTM", [end])]], still: [outcome("still", [2])])
    }
    #expect(worse(1).hasPrefix("In no place"))
    #expect(worse(3) == "To stand still would have been better, in the mean, for LSTM in “relu”")
    #expect(Seen.cosine(-0.2, 0.1).hasPrefix("Slowing down pays"))
    #expect(Seen.cosine(0.16, 0.01).hasSuffix("is a loss"))
    #expect(Seen.cosine(0.05, 0.1).hasSuffix("neither gain nor loss"))
  }
}

@Suite("Chapter 11: contests")
struct Chapter11ContestTests {
  @Test("Rules, pupils and one who stands still are judged on the same problems")
  func contest() {
    let search = RateSearch(.adam, rates: [0.01, 0.1], on: ValidationTasks([square]), steps: 20)
    let variant = LearnedVariant.all[3]
    let fresh = variant.fresh(seed: 2)
    let contest = Contest(
      [search], cosine: search, [variant],
      [TunedOptimizer(optimizer: fresh, loss: 1, isAtEdge: false)], on: TestTasks([square]),
      steps: 20)
    #expect(contest.still.score.mean == 5 && contest.all.count == 4)
    let end = Rule.adam.descend(square, rate: 0.1, steps: 20).losses.last!
    #expect(abs(contest.adam.score.mean - end) < 1e-6)
    #expect(contest.cosine!.score.mean != contest.adam.score.mean)
    #expect(contest.best.name == "gradient, LSTM")
    #expect(contest.best.losses == fresh.descend(square, steps: 20).losses)
    #expect(contest.best.lead(over: contest.best).mean == 0)
  }

  @Test("Who is best is chosen by problems to tune on, whatever the test says")
  func chosenBeforeTheTest() {
    let search = RateSearch(.adam, rates: [0.1], on: ValidationTasks([square]), steps: 20)
    let two = [LearnedVariant.all[0], LearnedVariant.all[3]]
    let fresh = two.map { $0.fresh(seed: 2) }
    let ends = fresh.map { $0.descend(square, steps: 20).losses.last! }
    let worse = ends[0] > ends[1] ? 0 : 1
    let tuned = zip(fresh, worse == 0 ? [1.0, 2] : [2, 1]).map {
      TunedOptimizer(optimizer: $0, loss: $1, isAtEdge: false)
    }
    let contest = Contest([search], two, tuned, on: TestTasks([square]), steps: 20)
    #expect(ends[0] != ends[1] && contest.best.name == two[worse].name)
    #expect(contest.cosine == nil)
  }

  @Test("A factor is tuned together with the loss that chose it")
  func factor() {
    let fresh = LearnedVariant.all[3].fresh(seed: 2)
    let tuned = fresh.tuned([0.5, 1], on: ValidationTasks([square]), steps: 20)
    let end = square.judge(tuned.optimizer.descend(square, steps: 20).theta).mean().item
    #expect(abs(tuned.loss - Double(end)) < 1e-6 && tuned.isAtEdge)
    // Nought is the best factor of an untaught optimizer that walks away from the lowest place.
    let low = Problem(
      count: 1, start: Tensor([0, 0], shape: [2, 1]), losses: square.losses, judge: square.judge)
    let inside = fresh.tuned([-1, 0, 1], on: ValidationTasks([low]), steps: 20)
    #expect(inside.optimizer.scale == 0 && !inside.isAtEdge)
  }

  @Test("Away from home one loses to Adam with the rate from home, or to Adam tuned on the spot")
  func losses() {
    let place = [3, 1, 2, 4].map { outcome("a", [$0]) }
    #expect(lost(0, in: [place]) == 0 && lost(0, to: 2, in: [place]) == 1)
    #expect(lost(1, in: [place, place]) == 0)
  }

  @Test("A line for each tape; who is ahead of tuned Adam on which way is said by the intervals")
  func horizons() throws {
    let study = HorizonStudy(
      tapes: [5, 20], ways: [10, 100],
      leads: [[lead(-0.5, -0.5), lead(0.25, 0.25)], [lead(-1, 1), lead(-0.25, -0.25)]], edges: [10],
      factorEdges: 3, moves: [40, 10])
    let said = Seen.horizons(study)
    #expect(
      said.contains("With a tape of 5 it is ahead on ways of 10 steps, behind on ways of 100"))
    #expect(said.contains("With a tape of 20 it is ahead on ways of 100 steps, behind on no way."))
    #expect(
      said.contains(
        "On the longest way the tape of 20 ends below that of 5, bowl by bowl by 0.50 ± 0.00. (Adam's"
      ))
    #expect(said.hasSuffix("(3 of 4 factors stand at an end of their list.)"))
    #expect(
      Seen.moves(study).contains("moves of φ: 40 with a tape of 5, 10 with a tape of 20. And"))
    func longest(_ ends: TaskScore...) -> String {
      Seen.horizons(
        HorizonStudy(
          tapes: Array(1...ends.count), ways: [1], leads: ends.map { [$0] }, edges: [],
          factorEdges: 0, moves: []))
    }
    #expect(
      longest(lead(2, 2), lead(4, 2)).contains(
        "way all are behind by more than a factor of ten; the tapes of 1 and 2 cannot be told apart (1."
      ))
    #expect(longest(lead(0.5, 0.5)).hasSuffix("On the longest way all are behind."))
    #expect(longest(lead(-0.5, -0.5)).hasSuffix("behind on no way."))
    let drawn = try DrawnMarks(study.picture)
    #expect(
      drawn.rows("line “tape of 5”")[0].map { Array($0.prefix(2)) } == [[10, -0.5], [100, 0.25]])
  }

  @Test("Lessons on one tape teach: the optimizer descends further than before")
  func lessons() {
    var (variant, adam) = (LearnedVariant.all[3].fresh(seed: 4), Adam(rate: 0.01))
    let draws = Draws(seed: 1, isNormal: false)
    let test = draws.bowls(32, stream: 2)
    let before = lossOnTheWay(variant, on: test, steps: 10).item
    for lesson in 0..<15 {
      let bowls = draws.bowls(8, stream: 1, index: lesson)
      adam.update(&variant, along: gradient(at: variant) { lossOnTheWay($0, on: bowls, steps: 10) })
    }
    #expect(lossOnTheWay(variant, on: test, steps: 10).item < 0.8 * before)
  }

  @Test("The loss on the way is that of the unrolled training, and so is its gradient")
  func onTheWay() {
    let bowls = Draws(seed: 3, isNormal: true).bowls(3, stream: 1)
    let variant = LearnedVariant.all[5].fresh(seed: 4)
    let unrolls = unrolled(variant, on: bowls, steps: 4, mode: .constant)
    #expect(abs(lossOnTheWay(variant, on: bowls, steps: 4).item / unrolls.loss.item / 3 - 1) < 1e-5)
    let mine = gradient(at: variant) { lossOnTheWay($0, on: bowls, steps: 4) }
    let theirs = gradient(at: variant) {
      unrolled($0, on: bowls, steps: 4, mode: .constant).loss
    }
    #expect(length(zip(mine, theirs).map { $0 * (1 / 3) - $1 }) < 1e-4 * length(theirs))
  }

  @Test("A check by differences holds for both modes and tells them apart")
  func modes() {
    let bowls = Draws(seed: 3, isNormal: false).bowls(3, stream: 1)
    var generator = Generator(seed: 2)
    var variant = LearnedOptimizer(.normalized, units: 5, using: &generator)
    variant.head.weight = .normal([5, 2], using: &generator)
    let directions = variant.parameters.map { Tensor.normal($0.shape, using: &generator) }
    let checks = SlopeMode.allCases.map {
      ModeCheck($0, of: variant, on: bowls, steps: 5, along: directions)
    }
    #expect(checks.allSatisfy { $0.gap < 1e-3 } && checks[0].exact != checks[1].exact)
  }

  @Test("Streams and indices are draws of their own")
  func draws() {
    let draws = Draws(seed: 1, isNormal: false)
    #expect(Set([draws.seed(1), draws.seed(1, 1), draws.seed(2)]).count == 3)
  }

  @Test("Journeys bear the names of their records, and their own lengths")
  func journeyList() {
    let data = Digits.make(training: 60, validation: 10, test: 10, seed: 1).training.examples
    let size = Experiment(
      episodes: 1, bowls: 1, digitEpisodes: 1, unroll: 20, rate: 0.01, isNormal: false,
      scale: .quick)
    let places = journeys(from: DigitNetwork(data, classes: 10, pool: 4), size)
    #expect(places.map(\.key) == ["twice", "ten", "relu", "wide", "waves"])
    #expect(places.map(\.steps) == [200, 300, 100, 100, 100])
    #expect(size.journeyTunings == 2)
    #expect(places[3].problem(1).start.shape[0] == 49 * 40 + 40 + 40 * 10 + 10)
  }
}
