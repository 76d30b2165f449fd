import Collective
import Testing

@testable import Benchmarks

/// Messages of one second, whatever they carry.
private let seconds = Network("seconds", latency: 1, bandwidth: .infinity)

private func step(tasks: Int, pieces: Int = 1, adding: Double = 0) -> OuterStep {
  OuterStep(
    taskTimes: [10], tasks: tasks, numbers: pieces * Collective.pieceLength, adding: adding)
}

@Test func oneRankSendsNothing() {
  let step = step(tasks: 3, adding: 1e-3)
  let added = 3 * Double(Collective.pieceLength) * 1e-3
  #expect(abs(step.chained(step.arrivals(1), over: seconds) - 30 - added) < 1e-9)
}

@Test func aPieceGoesFromRankToRankAndBackInRounds() {
  let step = step(tasks: 3)
  // Two messages along the chain, two rounds back.
  #expect(step.chained(step.arrivals(3), over: seconds) == 10 + 2 + 2)
  #expect(step.inTree(step.arrivals(3), over: seconds) == 10 + 2 * 2)
}

@Test func aPieceIsAddedWhileTheNextComes() {
  let step = step(tasks: 3, pieces: 2)
  // The second piece reaches the middle after three seconds, since that sends the first in the second one.
  #expect(step.chained(step.arrivals(3), over: seconds) == 10 + 4 + 2)
}

@Test func aLateRankHoldsUpThoseAfterIt() {
  let step = step(tasks: 3)
  #expect(step.arrivals(3, slowness: 2) == [20, 10, 10])
  #expect(step.chained(step.arrivals(3, slowness: 2), over: seconds) == 20 + 2 + 2)
  // Of those before it nobody notices: they have sent.
  #expect(step.chained([10, 10, 12], over: seconds) == 13 + 2)
}

@Test func nobodyWaitsButForTheOneWhoMoves() {
  let step = step(tasks: 1)
  #expect(step.staleRate(1, over: seconds) == 0.1)
  #expect(step.staleRate(3, over: seconds) == 0.25)
  #expect(step.staleRate(4096, over: seconds) == 0.5)
}

@Test func aNetworkIsReadFromSumsOverTwoRanks() {
  let model = OuterStep(taskTimes: [0], tasks: 2, numbers: 100_000, adding: 1e-9)
  let given = Network("", latency: 1e-5, bandwidth: 1e9)
  let read = Network("", oneNumber: 2e-5, sum: model.sumAlone(2, over: given), of: model)
  #expect(abs(read.latency - 1e-5) < 1e-12)
  #expect(abs(read.bandwidth / 1e9 - 1) < 1e-6)
}

@Test func ranksPayWhileTheyAreBusyMoreThanHalfOfTheTime() {
  let free = Network("free", latency: 0, bandwidth: .infinity)
  let idle = Advice(forecasts(step(tasks: 4), over: free))
  #expect(idle.paying == 4)
  #expect(idle.gain == 4)
  #expect(idle.tree == nil)
  #expect(idle.left == 0.5)
  // 640 s of work; a message a rank: √640 is near 25.
  let chain = Advice(forecasts(step(tasks: 64), over: seconds))
  #expect(chain.paying == 16)
  #expect(chain.best.ranks == 32)
  #expect(chain.tree == 32)
}

@Test func thePageOfMachinesSaysWhatIsMeasuredAndWhatIsComputed() throws {
  var measured = Measured()
  measured.tasks = ["maml-second": [0.001, 0.002], "reptile": [0.003]]
  measured.networks = [
    (Network("memory", latency: 1e-6, bandwidth: 5e9), [SumPoint(ranks: 2, seconds: 2e-4)])
  ]
  measured.steps = [
    StepPoint(ranks: 1, step: 0.04, own: 0.04), StepPoint(ranks: 2, step: 0.02, own: 0.019),
  ]
  measured.pairs = [("maml-second", [0.9, 1.01, 1.02]), ("reptile", [0.9, 0.91, 0.92])]
  let page = machinesPage(measured, rounds: 3, picture: "machines.svg")
  #expect(page.contains("| 2 | 20.000 | 19.000 | 5.0 % |"))
  #expect(page.contains("| maml-second | 1.010x | 0.900 … 1.020 | within 5 % |"))
  #expect(page.contains("| reptile | 0.910x | 0.900 … 0.920 | **not within 5 %** |"))
  #expect(page.contains("| 8192 | 100 Gbit/s, 2 µs |"))
  #expect(page.contains("](machines.svg)"))
}
