/// The page of SCALING.md, as Markdown, with the picture that stands beside it.
func scalingPage(_ speedups: [Speedup], _ curves: [Curve], rounds: Int, picture: String) -> String {
  var lines = [
    "# Scaling", "",
    "Written by `make bench`: our side alone. Each point is a process of its own that was warm before; the points of a",
    "table take turns, \(rounds) rounds, and a time is the median of the rounds. Memory is the most that the process ever held.",
    "Buffers are those that a warm step takes from the pool; *new* are those among them that the system had to give.",
    "", machine(), "", "![\(alternative)](\(picture))", "",
  ]
  if !speedups.isEmpty { lines += section(speedups) + [""] }
  for curve in curves { lines += section(curve) + [""] }
  return lines.joined(separator: "\n")
}

private let alternative =
  "Speed-up by a second worker for every row of the table; time against batch, way, tasks and inner "
  + "steps, memory against inner steps"

private func section(_ speedups: [Speedup]) -> [String] {
  let counts = speedups[0].points.map(\.workers)
  let times = counts.map { "\($0) worker\($0 == 1 ? "" : "s") (ms)" }
  let memories = counts.map { "memory with \($0) (MB)" }
  let head = ["work"] + times + ["faster by"] + memories + ["result"]
  return ["## Workers: every row of the table", ""]
    + markdown(
      head,
      speedups.map { speedup in
        [speedup.work.title] + speedup.points.map { fixed($0.side.median * 1000, 2) }
          + ["\(fixed(speedup.factor, 2))x"]
          + speedup.points.map { $0.side.peakMemory.map { fixed($0, 0) } ?? "" }
          + [speedup.isSame ? "same bits" : "**differs**"]
      })
}

private func section(_ curve: Curve) -> [String] {
  let unit = curve.sweep.unit
  let head = [
    unit.many, "milliseconds", "ms for one \(unit.one)", "\(unit.many)/s", "peak memory (MB)",
    "buffers a step",
  ]
  let rows = curve.points.map { size, side in
    [
      "\(size)", fixed(side.median * 1000, 2), fixed(side.median * 1000 / Double(size), 3),
      fixed(Double(size) / side.median, 1), side.peakMemory.map { fixed($0, 0) } ?? "",
      side.buffersPerStep.map(buffers) ?? "",
    ]
  }
  let lines = ["## \(curve.sweep.title)", ""] + markdown(head, rows)
  return curve.sweep.isLinear ? lines + [""] + verdicts(curve) : lines
}

private func verdicts(_ curve: Curve) -> [String] {
  let memory = curve.megabytes.contains { $0.isNaN } ? [] : [("Memory", "MB", curve.megabytes)]
  let lines = ([("Time", "ms", curve.milliseconds)] + memory).map { name, unit, values in
    verdict(name, unit, LineFit(curve.sizes, values), curve.sweep.unit.one)
  }
  return lines + [
    "",
    "The lines are fitted by least squares. Linear means R² ≥ 0.99, and no point further from its line than 3 % of the",
    "largest value.",
  ]
}

private func verdict(_ name: String, _ unit: String, _ fit: LineFit, _ one: String) -> String {
  "- \(name): \(fixed(fit.slope, 2)) \(unit) for each \(one) + \(fixed(fit.intercept, 2)) \(unit); "
    + "R² = \(fixed(fit.determination, 4)), furthest point \(fixed(fit.worst * 100, 1)) % off: "
    + (fit.isLinear ? "linear." : "**not linear.**")
}

/// A table whose first column is text and the others numbers.
func markdown(_ head: [String], _ rows: [[String]]) -> [String] {
  let rule = ["---"] + head.dropFirst().map { _ in "---:" }
  return ([head, rule] + rows).map { "| " + $0.joined(separator: " | ") + " |" }
}
