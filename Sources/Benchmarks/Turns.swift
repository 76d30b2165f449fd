/// What one side came to, round by round.
struct Side {
  let name: String
  let version: String
  let losses: [Double]
  var seconds: [Double] = []
  var buffers: [(taken: Double, made: Double)] = []
  /// MB.
  var peakMemory: Double?
  var median: Double { Benchmarks.median(seconds) }

  /// Buffers that one step takes from the pool, and those of them that the system had to give.
  var buffersPerStep: (taken: Double, made: Double)? {
    if buffers.isEmpty { return nil }
    let sum = buffers.reduce((0, 0)) { ($0.0 + $1.taken, $0.1 + $1.made) }
    return (sum.0 / Double(buffers.count), sum.1 / Double(buffers.count))
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

/// In every round every rival has its turn, of so many steps; then all stop.
func takeTurns(
  _ rivals: [Rival], rounds: Int, steps: [Int], beforeRound: (Int) -> Void
) -> [Side] {
  var sides = rivals.map { Side(name: $0.name, version: $0.version, losses: $0.losses) }
  for round in 1...rounds {
    beforeRound(round)
    for (index, rival) in rivals.enumerated() {
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
