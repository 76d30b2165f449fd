import Engine

/// The best that anybody can do in exactly n pulls of k arms: dynamic programming over all tallies.
///
/// V(tally) = max over arms of p·(1 + V(tally with a win)) + (1 − p)·V(tally with a loss), and 0 after the last
/// pull. Arms are alike before they are pulled, so a tally is the *sorted* list of those that were: with ten pulls there are
/// a few thousand of them, however many arms. (Bellman 1956.)
struct ExactPlan {
  let pulls, arms: Int
  /// The expected total of the best player, before the first pull.
  let value: Double
  private let values: [[UInt8]: Double]

  init(pulls: Int, arms: Int) {
    require(pulls <= 15, "ExactPlan: at most 15 pulls fit into a key, found \(pulls).")
    var memory: [[UInt8]: Double] = [:]
    func value(_ key: [UInt8], left: Int) -> Double {
      if left == 0 { return 0 }
      if let known = memory[key] { return known }
      let best = Self.options(key, arms: arms).map { _, code in
        Self.worth(key, code) { value($0, left: left - 1) }
      }.max()!
      memory[key] = best
      return best
    }
    (self.pulls, self.arms, self.value) = (pulls, arms, value([], left: pulls))
    values = memory
  }

  /// How many different tallies there are.
  var stateCount: Int { values.count }

  /// The best arm to pull next.
  func arm(after tally: Tally) -> Int {
    let codes = tally.arms.map { UInt8(tally.wins[$0] << 4 | tally.losses[$0]) }
    let key = codes.filter { $0 > 0 }.sorted()
    return tally.best { arm in Self.worth(key, codes[arm]) { values[$0] ?? 0 } }
  }

  /// The different arms one may pull: each code of the key once, and an arm that nobody touched.
  private static func options(_ key: [UInt8], arms: Int) -> [(Int, UInt8)] {
    let touched = key.indices.filter { $0 == 0 || key[$0] != key[$0 - 1] }.map { ($0, key[$0]) }
    return key.count < arms ? touched + [(-1, 0)] : touched
  }

  private static func worth(_ key: [UInt8], _ code: UInt8, _ next: ([UInt8]) -> Double) -> Double {
    var rest = key
    if code > 0 { rest.remove(at: rest.firstIndex(of: code)!) }
    let (wins, losses) = (Double(code >> 4), Double(code & 15))
    let p = (wins + 1) / (wins + losses + 2)
    return p * (1 + next((rest + [code + 16]).sorted()))
      + (1 - p) * next((rest + [code + 1]).sorted())
  }
}

/// How many tallies of at most so many pulls there are when arms have names: pulls + 2k over 2k.
func naiveStates(pulls: Int, arms: Int) -> Double {
  (1...2 * arms).reduce(1.0) { $0 * Double(pulls + $1) / Double($1) }.rounded()
}
