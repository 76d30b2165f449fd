/// A row of the table in which one thing grows while everything else stays.
struct Sweep {
  /// The word on the command line.
  let name: String
  /// The row's name.
  let work: String
  let title: String
  /// The title over its panels.
  let caption: String
  /// What grows: one of it, several.
  let unit: (one: String, many: String)
  let sizes: [Int]
  /// Whether time and memory must lie on a line.
  var isLinear = false
  /// Whether the sizes reach over decades: they get logarithmic axes.
  var spansDecades = false
}

/// A sweep with its measured sides, one for each size.
struct Curve {
  let sweep: Sweep
  let points: [(size: Int, side: Side)]

  var sizes: [Double] { points.map { Double($0.size) } }
  var milliseconds: [Double] { points.map { $0.side.median * 1000 } }
  var megabytes: [Double] { points.map { $0.side.peakMemory ?? .nan } }
}

/// A row of the table with one worker, two, and so on up to the machine's cores.
struct Speedup {
  let work: Work
  let points: [(workers: Int, side: Side)]

  /// How many times faster the last point is than the first, by medians.
  var factor: Double { points[0].side.median / points[points.count - 1].side.median }

  /// Whether any number of workers gives the same bits.
  var isSame: Bool { points.allSatisfy { $0.side.losses == points[0].side.losses } }
}

let workerCounts = [1, 2]

let sweeps = [
  Sweep(
    name: "batch", work: "mnist-cnn", title: "Batch: a training step of the MNIST CNN",
    caption: "MNIST CNN, a training step",
    unit: ("image", "images"), sizes: [1, 2, 4, 8, 16, 32, 64, 128, 256, 512],
    spansDecades: true),
  Sweep(
    name: "way", work: "protonet",
    title: "Way: a training episode of prototypical networks, 5 + 5 images a class",
    caption: "ProtoNet, a training episode",
    unit: ("class", "classes"), sizes: [5, 10, 20, 40, 60]),
  Sweep(
    name: "tasks", work: "maml-second",
    title: "Tasks: an iteration of second-order MAML, 5-way 1-shot, 1 inner step",
    caption: "MAML: tasks of 5 + 5 images",
    unit: ("task", "tasks"), sizes: [1, 2, 4, 8, 16, 32]),
  Sweep(
    name: "steps", work: "maml-five",
    title: "Inner steps: an iteration of second-order MAML, 4 tasks of 5 + 75 images",
    caption: "MAML: 4 tasks of 5 + 75 images",
    unit: ("inner step", "inner steps"), sizes: [1, 2, 3, 5, 7, 10], isLinear: true),
]

/// Measures a sweep's points in turn, each in a process of its own; nil when one cannot start.
func measure(_ sweep: Sweep, upTo largest: Int, rounds: Int) -> Curve? {
  let sizes = sweep.sizes.filter { $0 <= largest }
  let rivals = sizes.map { size in
    Rival("\(sweep.name) \(size)", ourCommand(sweep.work, size: size))
  }
  return measureAlone(rivals, sweep.name, rounds: rounds).map { sides in
    Curve(sweep: sweep, points: Array(zip(sizes, sides)))
  }
}

/// Measures a row with one worker and with more; nil when a process cannot start.
func measureWorkers(_ work: Work, rounds: Int) -> Speedup? {
  let rivals = workerCounts.map { count in
    Rival("\(work.name), \(count) workers", ourCommand(work.name), workers: count)
  }
  return measureAlone(rivals, "\(work.name), workers", rounds: rounds).map { sides in
    Speedup(work: work, points: Array(zip(workerCounts, sides)))
  }
}

private func measureAlone(_ rivals: [Rival?], _ name: String, rounds: Int) -> [Side]? {
  let ready = rivals.compactMap { $0 }
  guard ready.count == rivals.count else {
    for rival in ready { rival.stop() }
    return nil
  }
  let steps = ready.map(stepsInHalfASecond)
  return takeTurns(ready, rounds: rounds, steps: steps) { round in
    warn("\(name): round \(round) of \(rounds)")
  }
}

private func stepsInHalfASecond(_ rival: Rival) -> Int {
  guard let seconds = rival.turn(1)?.seconds else { return 1 }
  return max(1, min(1000, Int(0.5 / seconds)))
}
