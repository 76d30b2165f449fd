/// What a number of ranks achieves with one meta-batch over one network, computed.
struct Forecast {
  let ranks: Int
  /// Tasks a second: by the chain, by a tree, and by the chain with one rank at half speed.
  let chain, tree, halfSpeed: Double
}

/// 1, 2, 4 … 4096.
let rankCounts = (0...12).map { 1 << $0 }

func forecasts(_ step: OuterStep, over network: Network) -> [Forecast] {
  rankCounts.map { ranks in
    let (even, uneven) = (step.arrivals(ranks), step.arrivals(ranks, slowness: 2))
    let tasks = Double(step.tasks)
    return Forecast(
      ranks: ranks, chain: tasks / step.chained(even, over: network),
      tree: tasks / step.inTree(even, over: network),
      halfSpeed: tasks / step.chained(uneven, over: network))
  }
}

/// What the table says of a meta-batch and a network.
struct Advice {
  /// The most ranks of which each does more than half of what one does alone, by the chain.
  let paying: Int
  /// How many times faster than one rank these are.
  let gain: Double
  /// The number of ranks that is fastest, and how many times faster than one.
  let best: (ranks: Int, gain: Double)
  /// The fewest ranks with which a tree would be 1.25 times as fast; nil where there are none.
  let tree: Int?
  /// The part of the speed that is left at `paying` ranks when one has half speed.
  let left: Double

  init(_ forecasts: [Forecast]) {
    let alone = forecasts[0].chain
    let paying = forecasts.last { $0.chain / alone > 0.5 * Double($0.ranks) } ?? forecasts[0]
    let best = forecasts.max { $0.chain < $1.chain } ?? forecasts[0]
    self.paying = paying.ranks
    gain = paying.chain / alone
    self.best = (best.ranks, best.chain / alone)
    tree = forecasts.first { $0.tree >= 1.25 * $0.chain }?.ranks
    left = paying.halfSpeed / paying.chain
  }
}
