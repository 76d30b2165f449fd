import ArgumentParser
import Foundation
import SystemCalls

#if MPI
  private let isBuiltWithMPI = true
#else
  private let isBuiltWithMPI = false
#endif

/// Measures an outer step on several ranks, computes it for many, and writes the report and its picture.
struct MachinesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "machines",
    abstract: "Measure an outer step on several ranks, and forecast it for up to 4096.")

  @Option(help: "How often what is compared has its turn.") var rounds = 7
  @Option(help: "Where the report goes; the picture stands beside it.")
  var report = "Sources/Benchmarks/MACHINES.md"

  func validate() throws {
    guard rounds >= 1 else { throw ValidationError("--rounds must be a whole number above 0") }
    guard isBuiltWithMPI else {
      throw ValidationError("scaling machines needs a program built with MPI: make machines")
    }
  }

  func run() throws {
    guard let measured = measureMachines(rounds: rounds) else { throw ExitCode(5) }
    let file = URL(fileURLWithPath: report)
    let picture = file.deletingLastPathComponent().appendingPathComponent("machines.svg")
    try write(machinesPlot(measured), to: picture)
    let text = machinesPage(measured, rounds: rounds, picture: picture.lastPathComponent)
    try text.write(to: file, atomically: true, encoding: .utf8)
    StandardStream.output.write(text + "\n")
  }
}
