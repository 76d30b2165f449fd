// The speed table: the same work here and in PyTorch and JAX, in turns, in one run.

import ArgumentParser
import Foundation
import SystemCalls

struct BenchmarksCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "Benchmarks", abstract: "The speed table, beside PyTorch and JAX where they are.",
    subcommands: [
      Table.self, ScalingCommand.self, ShapesCommand.self, TimeToAccuracyCommand.self, Worker.self,
      RankCommand.self,
    ],
    defaultSubcommand: Table.self)
}

/// Measures every row, or one, and writes the report.
struct Table: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Measure and write the table.")

  @Option(help: "How often every side has its turn.") var rounds = 7
  @Option(help: "One row by its name.") var only: String?
  @Option(help: "Where the report goes.") var report = "Sources/Benchmarks/RESULTS.md"

  func validate() throws {
    guard rounds >= 1 else { throw ValidationError("--rounds must be a whole number above 0") }
    let names = works.map(\.name)
    guard names.contains(only ?? names[0]) else {
      throw ValidationError("--only must be one of \(names.joined(separator: ", "))")
    }
  }

  func run() throws {
    let rows = works.filter { only == nil || $0.name == only }
    let text = page(of: rows.map { measure($0, rounds: rounds) }, rounds: rounds)
    try text.write(toFile: report, atomically: true, encoding: .utf8)
    StandardStream.output.write(text + "\n")
  }
}

/// One side on its own; see Rival.swift.
struct Worker: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "One side of a row, which waits for its turn on standard input.")

  @Argument(help: "The row's name.") var name: String
  @Option(help: "What takes the place of the size that grows in SCALING.md.") var size: Int?

  func validate() throws {
    guard works.contains(where: { $0.name == name }) else {
      throw ValidationError("there is no work named \(name)")
    }
    guard size ?? 1 >= 1 else { throw ValidationError("--size must be a whole number above 0") }
  }

  func run() { serve(name, size: size) }
}

StandardStream.prepare()
do {
  var command = try BenchmarksCommand.parseAsRoot()
  try command.run()
} catch let error where BenchmarksCommand.exitCode(for: error) == .validationFailure {
  let sentence = "Benchmarks: \(BenchmarksCommand.message(for: error)). Try --help.\n"
  StandardStream.error.write(sentence)
  exit(2)
} catch {
  BenchmarksCommand.exit(withError: error)
}
