import ArgumentParser
import Foundation
import SystemCalls

/// Measures how our side grows with workers and sizes; writes the report and its picture.
struct ScalingCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "scaling",
    abstract: "Measure how time and memory grow with workers, batch, way, tasks and inner steps.",
    subcommands: [MachinesCommand.self])

  static let parts = ["workers"] + sweeps.map(\.name)

  @Option(help: "How often every point has its turn.") var rounds = 5
  @Option(help: "One part: \(parts.joined(separator: ", ")).") var only: String?
  @Option(help: "Leave out what is larger than this.") var largest: Int?
  @Option(help: "Where the report goes; the picture stands beside it.")
  var report = "Sources/Benchmarks/SCALING.md"

  func validate() throws {
    guard rounds >= 1 else { throw ValidationError("--rounds must be a whole number above 0") }
    guard Self.parts.contains(only ?? Self.parts[0]) else {
      throw ValidationError("--only must be one of \(Self.parts.joined(separator: ", "))")
    }
    guard largest ?? 10 >= 10 else { throw ValidationError("--largest must be 10 or more") }
  }

  func run() throws {
    let rows = isAsked("workers") ? works.filter { $0.name != "start-up" } : []
    let speedups = rows.compactMap { measureWorkers($0, rounds: rounds) }
    let curves = sweeps.filter { isAsked($0.name) }.compactMap {
      measure($0, upTo: largest ?? .max, rounds: rounds)
    }
    let file = URL(fileURLWithPath: report)
    let picture = file.deletingLastPathComponent().appendingPathComponent("scaling.svg")
    try write(scalingPlot(speedups, curves), to: picture)
    let text = scalingPage(
      speedups, curves, rounds: rounds, picture: picture.lastPathComponent)
    try text.write(to: file, atomically: true, encoding: .utf8)
    StandardStream.output.write(text + "\n")
  }

  private func isAsked(_ part: String) -> Bool { only == nil || only == part }
}
