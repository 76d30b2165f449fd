import Learning
import Notebook
import Plotting
import TrainingLoop

/// Errors and times of both ways by the number of workers.
func workerCurves(_ study: WorkerStudy, visits: Int) -> Plot {
  let ways = [("all wait", true, Color.blue), ("nobody waits", false, .vermilion)]
  let axis = Axis(
    "workers", scale: .log,
    ticks: WorkerRun.workers.map { .init(Double($0), "\($0)") })
  func marks(_ value: (WorkerStudy.Row) -> (Double, Double)) -> [Mark] {
    ways.flatMap { name, isWaiting, color -> [Mark] in
      let rows = study.rows.filter { $0.run.isWaiting == isWaiting }
      let (x, y) = (rows.map { Double($0.run.workers) }, rows.map(value))
      return [
        .line(x, y.map(\.0), label: name, color: color),
        .points(x, y.map(\.0), error: y.map(\.1), color: color, size: 1.3),
      ]
    }
  }
  return .row(
    Plot(
      "new waves, 32 steps", x: axis, y: .log("mean squared error"), legend: .above,
      marks { ($0.score.mean, $0.score.interval) }),
    Plot(
      "until the last is back", x: axis, y: .log("time, in mean visits"), legend: .above,
      marks { ($0.run.time, 0) }),
    title: "\(visits) visits to waves by several workers", size: Size(1000, 440))
}

extension WorkerStudy {
  /// Vouches for errors and times, and for the sentence that they choose.
  func keep(line: UInt = #line) {
    table(
      ["workers", "", "ε, by validation", "time", "error after 32 steps"],
      rows.map {
        [
          "\($0.run.workers)", $0.run.isWaiting ? "all wait" : "nobody waits",
          $0.run.metaRate.written(.significant(1)), $0.run.time.written(.decimals(0)),
          $0.score.written(.decimals(3)),
        ]
      }, line: line)
    for row in rows {
      let name = "workers-\(row.run.workers)-\(row.run.isWaiting ? "waiting" : "hurrying")"
      record(name, row.score, style: .decimals(3), line: line)
      record("\(name)-time", row.run.time, style: .decimals(0), line: line)
    }
    record("workers", Seen.workers(self, [4, WorkerRun.workers.last!]), line: line)
    record("worker-edges", Seen.edges(rows.map(\.run)), line: line)
    let (slow, quick) = (self[16, isWaiting: true].run.time, self[16, isWaiting: false].run.time)
    expect(quick < 0.8 * slow, "sixteen who do not wait are done much earlier", line: line)
    let alone = [true, false].map { self[1, isWaiting: $0].score.mean }
    expect(
      abs(alone[0] - alone[1]) < 0.05 * alone[0],
      "a single worker has nobody to wait for: both ways are one", line: line)
  }
}

extension Seen {
  static let workers = """
    First panel, the error on new waves against the number of workers, with intervals, where all wait for the slowest and \
    where nobody waits; second panel, the time until the last worker is back, all axes logarithmic
    """

  /// Where the best ε stands at an end of what was tried.
  static func edges(_ runs: [WorkerRun]) -> String {
    let names = runs.filter { !$0.isInside }.map {
      "\($0.workers) \($0.isWaiting ? "who wait" : "who do not") (\($0.metaRate.written(.significant(1))))"
    }
    return names.isEmpty
      ? "Each best ε lies inside what was tried."
      : "At an end of what was tried stands the ε of \(names.joined(separator: ", ")): there might be a better one beyond."
  }

  /// What waiting costs in time and staleness in accuracy, for some numbers of workers.
  static func workers(_ study: WorkerStudy, _ counts: [Int]) -> String {
    let each = counts.map {
      workers($0, waiting: study[$0, isWaiting: true], hurrying: study[$0, isWaiting: false])
    }
    return each.joined(separator: " ") + " (One training each.)"
  }

  private static func workers(
    _ count: Int, waiting: WorkerStudy.Row, hurrying: WorkerStudy.Row
  ) -> String {
    let times = (waiting.run.time / hurrying.run.time).written(.decimals(1))
    let lead = hurrying.score.lead(over: waiting.score)
    let errors =
      "\(hurrying.score.mean.written(.decimals(2))) beside \(waiting.score.mean.written(.decimals(2)))"
    let verdict: String
    if abs(lead.mean) <= lead.interval {
      verdict = "and these waves cannot tell the two errors apart (\(errors))"
    } else if lead.mean > 0 {
      verdict = "and staleness costs accuracy: the error without waiting is \(errors)"
    } else {
      verdict = "and without waiting the error is lower, too: \(errors)"
    }
    return "With \(count) workers the run that waits takes \(times) times as long, \(verdict)."
  }
}
