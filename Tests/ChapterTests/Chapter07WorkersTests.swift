import Datasets
import Engine
import Learning
import Plotting
import Testing

@testable import _7_reptile

/// Several workers on waves, in time that is made up.
@Suite("Chapter 7: workers") struct Chapter07WorkersTests {
  private func distributed(_ workers: Int, visits: Int = 12) -> DistributedWaves {
    var generator = Generator(seed: 3)
    let training = WaveTraining(
      fresh: SineNetwork(hidden: 8, using: &generator), rate: 0.02, visits: 1, seed: 5)
    return DistributedWaves(training: training, visits: visits, workers: workers)
  }
  private func gap(_ one: WaveLearner, _ other: WaveLearner) -> Float {
    zip(one.model.parameters, other.model.parameters).map { ($0 - $1).abs().scalars.max()! }.max()!
  }

  @Test func aSingleWorkerHasNobodyToWaitFor() {
    let (waiting, hurrying) = (distributed(1).waiting(0.5), distributed(1).hurrying(0.5))
    #expect(gap(waiting.learner, hurrying.learner) < 1e-5)
    #expect(abs(waiting.time - hurrying.time) < 1e-9 && waiting.time > 6)
    #expect(gap(waiting.learner, distributed(1).training.untrained) > 1e-3)
  }

  /// All leave at the same moment: the last is back at the same time, with or without waiting.
  @Test func aVisitForEachTakesAsLongAsTheLongest() {
    let (waiting, hurrying) = (distributed(12).waiting(0.5), distributed(12).hurrying(0.5))
    #expect(waiting.time == hurrying.time)
    #expect(gap(waiting.learner, hurrying.learner) > 1e-3)
  }

  /// θ moves to the mean of the ends once, by ε; without waiting every end has left from the first θ.
  @Test func staleVisitsCountFromWhereTheyLeft() {
    let (fresh, all) = (distributed(3, visits: 3).training.fresh, distributed(3, visits: 3))
    let (whole, half) = (all.hurrying(0.4).learner.model, all.hurrying(0.2).learner.model)
    for (place, start) in fresh.parameters.enumerated() {
      let (far, near) = (whole.parameters[place] - start, half.parameters[place] - start)
      #expect((far - near * 2).abs().scalars.max()! < 1e-5, "no end depends on another's move")
    }
    let (two, one) = (distributed(2, visits: 12), distributed(12))
    #expect(two.hurrying(0.5).time > one.hurrying(0.5).time)
    #expect(two.waiting(0.5).time > two.hurrying(0.5).time)
  }

  private func row(_ workers: Int, _ isWaiting: Bool, _ time: Double, _ errors: [Double])
    -> WorkerStudy.Row
  {
    WorkerStudy.Row(
      run: WorkerRun(
        workers: workers, isWaiting: isWaiting, metaRate: 0.3, isInside: isWaiting,
        learner: distributed(workers).training.untrained, time: time),
      score: TaskScore(perTask: errors))
  }

  @Test func sentencesFollowTheNumbers() {
    let waiting = row(64, true, 40, [0.25, 0.5, 0.25])
    func said(_ errors: [Double]) -> String {
      let few = [row(4, true, 20, [1, 1.25, 1]), row(4, false, 10, [2, 2.25, 2])]
      return Seen.workers(
        WorkerStudy(rows: few + [waiting, row(64, false, 10, errors)]), [4, 64])
    }
    #expect(said([0.75, 1, 0.75]).contains("4.0 times as long, and staleness costs accuracy"))
    #expect(said([0, 1, 0.25]).contains("cannot tell"))
    let lower = said([0.05, 0.3, 0.05])
    #expect(lower.hasPrefix("With 4 workers the run that waits takes 2.0 times as long, and stale"))
    #expect(lower.contains("With 64 workers"))
    #expect(lower.contains("without waiting the error is lower, too: 0.13 beside 0.33. (One"))
    #expect(Seen.edges([waiting.run]).hasPrefix("Each best"))
    #expect(Seen.edges([waiting.run, row(4, false, 1, [1]).run]).contains("4 who do not (0.3)"))
  }

  @Test func bothWaysAreDrawn() throws {
    let study = WorkerStudy(rows: [
      row(1, true, 8, [1, 2]), row(1, false, 8, [1, 2]), row(4, true, 4, [2, 3]),
      row(4, false, 2, [3, 5]),
    ])
    let drawn = try DrawnMarks(workerCurves(study, visits: 8))
    #expect(drawn.rows("line “all wait”").map { $0.map { $0[1] } } == [[1.5, 2.5], [8, 4]])
    #expect(drawn.rows("line “nobody waits”").map { $0.map { $0[1] } } == [[1.5, 4], [8, 2]])
  }
}
