import Collective
import Engine

/// The time of an outer step on many ranks, from measured times of its parts.
///
/// Each rank does its share of the tasks, one after the other, with times drawn from those that were measured. Then the
/// parts are added, message by message as `Collective` does it.
struct OuterStep {
  /// Measured seconds of single tasks, from which a rank's are drawn.
  let taskTimes: [Double]
  /// Tasks of a meta-batch.
  let tasks: Int
  /// Numbers that every part has, as many as the model.
  let numbers: Int
  /// Seconds for adding a part, by number.
  let adding: Double
  /// Processes that share a core, where there are more than cores.
  var ranksPerCore: (Int) -> Double = { _ in 1 }

  /// How many tasks each rank has.
  func shares(_ ranks: Int) -> [Int] {
    (0..<ranks).map { Collective.share(of: tasks, rank: $0, size: ranks).count }
  }

  /// When each rank has done its tasks; the first takes `slowness` times as long as it should.
  func arrivals(_ ranks: Int, slowness: Double = 1, seed: UInt64 = 1) -> [Double] {
    var generator = Generator(seed: seed)
    var arrivals = shares(ranks).map { share in
      (0..<share).reduce(0) { sum, _ in sum + taskTimes[generator.below(taskTimes.count)] }
        * ranksPerCore(ranks)
    }
    arrivals[0] *= slowness
    return arrivals
  }

  /// The chain: a rank receives a piece, adds its parts and sends it on, and while it does one the rank before it does
  /// the next. A message takes the time of both its ends. Then the last hands the sum to all.
  func chained(_ arrivals: [Double], over network: Network) -> Double {
    var free = arrivals
    let shares = shares(arrivals.count)
    for start in stride(from: 0, to: numbers, by: Collective.pieceLength) {
      let length = Double(min(Collective.pieceLength, numbers - start))
      free[0] += Double(shares[0]) * length * adding
      for rank in 1..<max(1, free.count) {
        free[rank - 1] = max(free[rank - 1], free[rank]) + network.seconds(4 * length)
        free[rank] = free[rank - 1] + Double(shares[rank]) * length * adding
      }
    }
    return free[free.count - 1] + handingOut(arrivals.count, over: network)
  }

  /// What a tree would take, which adds in another order, and so to other bits: to one rank in rounds, and back.
  func inTree(_ arrivals: [Double], over network: Network) -> Double {
    let own = Double(shares(arrivals.count).max() ?? 0) * Double(numbers) * adding
    return (arrivals.max() ?? 0) + own + 2 * handingOut(arrivals.count, over: network)
  }

  /// Tasks a second when nobody waits: a rank fetches θ, does one task and brings it to one process that moves θ, which
  /// serves one after the other.
  func staleRate(_ ranks: Int, over network: Network) -> Double {
    let exchange = 2 * network.seconds(4 * Double(numbers)) + Double(numbers) * adding
    let mean = taskTimes.reduce(0, +) / Double(taskTimes.count)
    return ranks == 1 ? 1 / mean : min(Double(ranks) / (mean + exchange), 1 / exchange)
  }

  /// From one rank to all, in rounds in each of which twice as many have it.
  private func handingOut(_ ranks: Int, over network: Network) -> Double {
    let rounds = Double(Int.bitWidth - (ranks - 1).leadingZeroBitCount)
    return rounds * network.seconds(4 * Double(numbers))
  }
}
