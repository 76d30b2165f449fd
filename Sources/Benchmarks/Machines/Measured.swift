import Collective
import Foundation

/// The time of a sum of as many numbers as the model has, on so many ranks.
struct SumPoint {
  let ranks: Int
  let seconds: Double
}

/// A step on so many ranks of this machine, and the same without the sum.
struct StepPoint {
  let ranks: Int
  let step, own: Double
  /// What is not each rank's own part of the work.
  var share: Double { 1 - own / step }
}

/// All that the forecasts stand on.
struct Measured {
  /// Seconds of single tasks on one core, by work.
  var tasks: [String: [Double]] = [:]
  /// Seconds for adding a part to a sum, by number.
  var adding = 0.0
  /// This machine's memory, and namespaces behind one bridge where there may be such.
  var networks: [(network: Network, sums: [SumPoint])] = []
  var steps: [StepPoint] = []
  /// How many times faster two ranks of one worker are than one rank of two, round by round, by work.
  var pairs: [(work: String, ratios: [Double])] = []
}

let measuredWorks = ["maml-second", "reptile"]
let measuredRanks = [2, 4, 8]
/// Tasks of a meta-batch that is measured.
let measuredTasks = 32

func measureMachines(rounds: Int) -> Measured? {
  var measured = Measured()
  for work in measuredWorks {
    guard let times = taskTimes(work) else { return nil }
    measured.tasks[work] = times
  }
  let numbers = numbersOfTheModel
  guard let alone = Ranks(count: 1).medians(["sum", "--size", "\(numbers)"]),
    let memory = measureNetwork("this machine's memory", adding: alone[0] / Double(numbers))
  else { return nil }
  measured.adding = alone[0] / Double(numbers)
  measured.networks.append(memory)
  let wire = Ranks.apart(measuredRanks.max() ?? 2) {
    measureNetwork("namespaces, \(Ranks.rate)", adding: measured.adding, isApart: true)
  }
  if case .some(.some(let wire)) = wire { measured.networks.append(wire) }
  measured.steps = ([1] + measuredRanks).compactMap { measureStep($0, rounds: rounds) }
  measured.pairs = measuredWorks.map { ($0, pairedRatios($0, rounds: rounds)) }
  return measured
}

/// Single tasks as they vary, with the mean that they have in a meta-batch, where the step's own part is shared.
private func taskTimes(_ work: String) -> [Double]? {
  warn("\(work): single tasks")
  let alone = Ranks(count: 1)
  guard let lines = alone.lines(["task", "--work", work, "--rounds", "200"]),
    let batch = alone.medians(["task", "--work", work, "--size", "\(measuredTasks)"])
  else { return nil }
  let times = lines.compactMap { $0.first }
  let mean = times.reduce(0, +) / Double(times.count)
  return times.map { $0 * batch[0] / Double(measuredTasks) / mean }
}

private func measureNetwork(_ name: String, adding: Double, isApart: Bool = false) -> (
  network: Network, sums: [SumPoint]
)? {
  func seconds(_ ranks: Int, _ numbers: Int) -> Double? {
    warn("\(name): a sum of \(numbers) numbers over \(ranks) ranks")
    return Ranks(count: ranks, isApart: isApart).medians(["sum", "--size", "\(numbers)"])?.first
  }
  guard let one = seconds(2, 1) else { return nil }
  let sums = measuredRanks.compactMap { ranks in
    seconds(ranks, numbersOfTheModel).map { SumPoint(ranks: ranks, seconds: $0) }
  }
  guard let first = sums.first else { return nil }
  let model = OuterStep(taskTimes: [0], tasks: 2, numbers: numbersOfTheModel, adding: adding)
  return (Network(name, oneNumber: one, sum: first.seconds, of: model), sums)
}

private func measureStep(_ ranks: Int, rounds: Int) -> StepPoint? {
  warn("a step on \(ranks) ranks")
  let words = ["step", "--size", "\(measuredTasks)", "--rounds", "\(4 * rounds)"]
  return Ranks(count: ranks).medians(words).map {
    StepPoint(ranks: ranks, step: $0[0], own: $0[1])
  }
}

/// Two ranks of one worker and one rank of two workers, in turn; who begins changes.
private func pairedRatios(_ work: String, rounds: Int) -> [Double] {
  let words = ["task", "--work", work, "--size", "\(measuredTasks)", "--rounds", "30"]
  return (0..<rounds).compactMap { round in
    warn("\(work): pair \(round + 1) of \(rounds)")
    let sides = [Ranks(count: 2), Ranks(count: 1, workers: 2)]
    let order = round.isMultiple(of: 2) ? [0, 1] : [1, 0]
    var seconds = [Double.nan, .nan]
    for side in order { seconds[side] = sides[side].medians(words)?.first ?? .nan }
    let ratio = seconds[1] / seconds[0]
    return ratio.isFinite ? ratio : nil
  }
}
