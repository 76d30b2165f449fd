import Datasets
import Engine

/// A row of slot machines: arm i pays 1 with chance pᵢ, otherwise nothing; p ~ U[0, 1].
///
/// A value: two copies pay out alike, so different players can be set before the same luck.
struct Bandit: Fingerprinted {
  let chances: [Float]
  private var luck: Generator

  init(chances: [Float], using generator: inout Generator) {
    self.chances = chances
    luck = generator.split()
  }

  init(arms: Int, using generator: inout Generator) {
    let chances = (0..<arms).map { _ in generator.uniform() }
    self.init(chances: chances, using: &generator)
  }

  mutating func pull(_ arm: Int) -> Float { luck.uniform() < chances[arm] ? 1 : 0 }

  var fingerprints: [UInt64] { [fingerprint(of: chances)] }

  var bestArm: Int { chances.indices.max { chances[$0] < chances[$1] }! }
}

/// Bandits number 0..<count of a stream; each depends on its number alone.
func bandits(_ count: Int, arms: Int, seed: UInt64, stream: UInt64) -> [Bandit] {
  (0..<count).map { index in
    var generator = Generator(seed: seed &+ stream << 40 &+ UInt64(index) &* 0x9E37_79B9)
    var own = generator.split()
    return Bandit(arms: arms, using: &own)
  }
}

/// What was won and lost on each arm so far. All that matters is in here.
struct Tally {
  var wins, losses: [Int]

  init(arms: Int) {
    wins = [Int](repeating: 0, count: arms)
    losses = wins
  }

  var arms: Range<Int> { wins.indices }

  mutating func count(_ arm: Int, _ reward: Float) {
    if reward > 0 { wins[arm] += 1 } else { losses[arm] += 1 }
  }

  /// The mean of pᵢ after what was seen: (wins + 1) / (pulls + 2).
  func mean(_ arm: Int) -> Double { posteriorMean(wins: wins[arm], losses: losses[arm]) }

  /// The arm with the highest score, the first of equals.
  func best(_ score: (Int) -> Double) -> Int {
    let scores = arms.map(score)
    return arms.max { (scores[$0], $1) < (scores[$1], $0) }!
  }
}

/// One player's way through one bandit.
struct Game {
  var arms: [Int] = []
  var rewards: [Float] = []
  let bestArm: Int

  mutating func note(_ arm: Int, _ reward: Float) {
    arms.append(arm)
    rewards.append(reward)
  }

  var total: Double { Double(rewards.reduce(0, +)) }
}
