import Foundation

/// What a step of ours takes from the pool: buffers, those of them that the system had to give, and the bytes
/// of all.
struct Buffers {
  var taken, made, bytes: Double
}

/// What one side came to, round by round.
struct Side {
  let name: String
  let version: String
  let losses: [Double]
  var seconds: [Double] = []
  var buffers: [Buffers] = []
  /// MB.
  var peakMemory: Double?
  var median: Double { Benchmarks.median(seconds) }

  /// The mean of the rounds.
  var buffersPerStep: Buffers? {
    if buffers.isEmpty { return nil }
    func mean(_ figure: (Buffers) -> Double) -> Double {
      buffers.map(figure).reduce(0, +) / Double(buffers.count)
    }
    return Buffers(taken: mean(\.taken), made: mean(\.made), bytes: mean(\.bytes))
  }
}

func median(_ values: [Double]) -> Double {
  let sorted = values.sorted()
  if sorted.isEmpty { return .nan }
  return (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
}

/// The command of our own side.
func ourCommand(_ work: String, size: Int? = nil) -> [String] {
  [CommandLine.arguments[0], "worker", work] + (size.map { ["--size", "\($0)"] } ?? [])
}

/// In every round every rival has its turn, of so many steps; then all stop. A pause before each turn lets the threads
/// of the one before fall asleep: PyTorch's and ours go on spinning for a while, and JAX gives a loss before its step
/// has ended.
func takeTurns(
  _ rivals: [Rival], rounds: Int, steps: [Int], beforeRound: (Int) -> Void
) -> [Side] {
  var sides = rivals.map { Side(name: $0.name, version: $0.version, losses: $0.losses) }
  for round in 1...rounds {
    beforeRound(round)
    for (index, rival) in rivals.enumerated() {
      Thread.sleep(forTimeInterval: 0.5)
      let turn = rival.turn(steps[index])
      sides[index].seconds.append(turn?.seconds ?? .nan)
      if let buffers = turn?.buffers { sides[index].buffers.append(buffers) }
    }
  }
  for (index, rival) in rivals.enumerated() {
    sides[index].peakMemory = rival.peakMemory
    rival.stop()
  }
  return sides
}
