import Engine

/// The Gittins index of an arm: the sure payment per pull at which one would as gladly stop pulling it.
///
/// For a payment λ the best that one can still win from an arm, above λ, is
/// V(w, l) = max(0, p − λ + γ·(p·V(w + 1, l) + (1 − p)·V(w, l + 1))) with p = (w + 1) / (w + l + 2);
/// the index is the λ at which going on is worth nothing. Playing the highest index is the best that can be done
/// for an endless game whose reward is worth γ times as much with every pull (Gittins 1979).
struct GittinsIndex {
  let discount: Double
  /// indices[n][w]: for w wins in n pulls.
  private let indices: [[Double]]

  /// Indices for fewer than `pulls` pulls of an arm; the look ahead ends `lookahead` pulls later, where what is
  /// known is taken for the truth.
  init(discount: Double, pulls: Int, lookahead: Int = 300, steps: Int = 500) {
    self.discount = discount
    let horizon = pulls + lookahead
    let gains = parallelMap(steps) { step in
      Self.gains(
        payment: Double(step) / Double(steps), discount: discount, horizon: horizon, kept: pulls)
    }
    indices = (0..<pulls).map { n in
      (0...n).map { wins in
        let below = (0..<steps).last { gains[$0][n][wins] > 0 } ?? 0
        guard below + 1 < steps else { return 1 }
        let (low, high) = (gains[below][n][wins], gains[below + 1][n][wins])
        return (Double(below) + low / (low - high)) / Double(steps)
      }
    }
  }

  func callAsFunction(wins: Int, losses: Int) -> Double { indices[wins + losses][wins] }

  /// What going on is worth above the payment, for all states of fewer than `kept` pulls.
  private static func gains(
    payment: Double, discount: Double, horizon: Int, kept: Int
  ) -> [[Double]] {
    var gains = [[Double]](repeating: [], count: kept)
    var values = (0...horizon).map { wins in
      max(0, Double(wins + 1) / Double(horizon + 2) - payment) / (1 - discount)
    }
    for n in (0..<horizon).reversed() {
      var row: [Double] = []
      if n < kept { row.reserveCapacity(n + 1) }
      for wins in 0...n {
        let p = Double(wins + 1) / Double(n + 2)
        let gain = p - payment + discount * (p * values[wins + 1] + (1 - p) * values[wins])
        values[wins] = max(0, gain)
        if n < kept { row.append(gain) }
      }
      if n < kept { gains[n] = row }
    }
    return gains
  }
}

/// What an arm is worth by its wins and losses, rows of losses: by its mean, and by its index.
struct Prices {
  let means, indices: [[Double]]

  init(_ index: GittinsIndex, upTo most: Int) {
    func table(_ worth: (Int, Int) -> Double) -> [[Double]] {
      (0...most).map { losses in (0...most).map { wins in worth(wins, losses) } }
    }
    means = table { posteriorMean(wins: $0, losses: $1) }
    indices = table { index(wins: $0, losses: $1) }
  }

  /// What is paid for not knowing.
  var bonus: [[Double]] { zip(indices, means).map { zip($0, $1).map { $0 - $1 } } }
  /// The indices of arms that won as often as they lost.
  var diagonal: [Double] { indices.indices.map { indices[$0][$0] } }
}
