import ArgumentParser
import Foundation
import Plotting
import SystemCalls

#if MPI
  private let isBuiltWithMPI = true
#else
  private let isBuiltWithMPI = false
#endif

/// Measures how our side grows with workers and sizes; writes the report and its picture.
struct ScalingCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "scaling",
    abstract: "Measure how time and memory grow with workers, batch, way, tasks and inner steps.")

  /// What a run without `--only` measures.
  static let usual = ["workers"] + sweeps.map(\.name)
  /// And an outer step on several processes, for which the program needs MPI.
  static let parts = usual + ["machines"]

  @Option(help: "How often every point has its turn.") var rounds = 5
  @Option(help: "One part: \(parts.joined(separator: ", ")).") var only: String?
  @Option(help: "Leave out what is larger than this.") var largest: Int?
  @Option(
    help:
      "Where the report goes, if not to SCALING.md or MACHINES.md; the picture stands beside it.")
  var report: String?

  func validate() throws {
    guard rounds >= 1 else { throw ValidationError("--rounds must be a whole number above 0") }
    guard Self.parts.contains(only ?? Self.parts[0]) else {
      throw ValidationError("--only must be one of \(Self.parts.joined(separator: ", "))")
    }
    guard only != "machines" || isBuiltWithMPI else {
      throw ValidationError("--only machines needs a program built with MPI: make machines")
    }
    guard largest ?? 10 >= 10 else { throw ValidationError("--largest must be 10 or more") }
  }

  func run() throws {
    if only == "machines" { return try runMachines() }
    let rows = isAsked("workers") ? works.filter { $0.name != "start-up" } : []
    let speedups = rows.compactMap { measureWorkers($0, rounds: rounds) }
    let curves = sweeps.filter { isAsked($0.name) }.compactMap {
      measure($0, upTo: largest ?? .max, rounds: rounds)
    }
    let page = scalingPage(speedups, curves, rounds: rounds, picture: "scaling.svg")
    try keep(page, in: "SCALING.md", scalingPlot(speedups, curves), in: "scaling.svg")
  }

  private func runMachines() throws {
    guard let measured = measureMachines(rounds: rounds) else { throw ExitCode(5) }
    let page = machinesPage(measured, rounds: rounds, picture: "machines.svg")
    try keep(page, in: "MACHINES.md", machinesPlot(measured), in: "machines.svg")
  }

  private func keep(_ text: String, in name: String, _ plot: Plot, in picture: String) throws {
    let file = URL(fileURLWithPath: report ?? "Sources/Benchmarks/\(name)")
    try write(plot, to: file.deletingLastPathComponent().appendingPathComponent(picture))
    try text.write(to: file, atomically: true, encoding: .utf8)
    StandardStream.output.write(text + "\n")
  }

  private func isAsked(_ part: String) -> Bool { only == nil || only == part }
}
