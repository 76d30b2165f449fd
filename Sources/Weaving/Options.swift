import ArgumentParser
import Foundation

/// The flags every chapter and `kit run` understand.
public struct ChapterOptions: ParsableArguments, Sendable {
  /// How much to run: quick, standard or paper.
  @Option(help: "How much to run: quick, standard or paper.")
  public var scale: Scale = .standard

  /// The seed of every random number of the run.
  @Option(parsing: .unconditional, help: "The seed of every random number of the run.")
  public var seed: UInt64 = 1

  /// Train with so many seeds in turn, from --seed on; the page then has their mean and spread.
  @Option(
    parsing: .unconditional,
    help:
      "Train with so many seeds in turn, from --seed on; the page then has their mean and spread.")
  public var seeds: Int = 1

  /// The folder with downloaded data (otherwise INNERLOOP_DATA, otherwise data/, otherwise built-in data).
  @Option(
    help:
      "The folder with downloaded data (otherwise INNERLOOP_DATA, otherwise data/, otherwise built-in data)."
  )
  public var data: String?

  /// The folder that receives notebooks, plots and numbers.
  @Option(help: "The folder that receives notebooks, plots and numbers.")
  public var out: String = "out"

  /// Go on from the checkpoint of a run that was stopped.
  @Flag(help: "Go on from the checkpoint of a run that was stopped.")
  public var resume = false

  /// How many cores to use; results do not depend on it.
  @Option(parsing: .unconditional, help: "How many cores to use; results do not depend on it.")
  public var workers: Int?

  /// Change a setting of the experiment: --set rate=0.1. --settings says which there are.
  @Option(
    name: .customLong("set"), parsing: .unconditionalSingleValue,
    help: "Change a setting of the experiment: --set rate=0.1. --settings says which there are.")
  public var changes: [Change] = []

  /// List the settings that --set may change, and end.
  @Flag(name: .customLong("settings"), help: "List the settings that --set may change, and end.")
  public var listsSettings = false

  /// Stop after this cell.
  @Option(help: "Stop after this cell.")
  public var until: String?

  /// Open the page when it is written.
  @Flag(help: "Open the page when it is written.")
  public var open = false

  /// Write the notebook only.
  @Flag(name: .customLong("no-html"), help: "Write the notebook only.")
  public var noHTML = false

  /// Progress on stderr: auto, bar, lines or none.
  @Option(help: "Progress on stderr: auto, bar, lines or none.")
  public var progress: ProgressStyle = .auto

  /// Colours: auto, always or never.
  @Option(help: "Colours: auto, always or never.")
  public var color: ColorChoice = .auto

  /// List the time of every cell, and the ten dearest operations, at the end.
  @Flag(help: "List the time of every cell, and the ten dearest operations, at the end.")
  public var profile = false

  public init() {}

  public func validate() throws {
    if let workers, !(1...1024).contains(workers) {
      throw ValidationError("--workers \(workers) is not a number of cores: give 1 to 1024.")
    }
    if out.isEmpty { throw ValidationError("--out needs the name of a folder.") }
    try ChapterOptions.requireWrittenOut("--out", out)
    try ChapterOptions.requireWrittenOut(data: data)
    try validateSeeds()
  }
}

extension ChapterOptions {
  /// Refuses a path whose ~ a shell should have written out; behind = it does not.
  package static func requireWrittenOut(_ flag: String, _ path: String?) throws {
    guard let path, path == "~" || path.hasPrefix("~/") else { return }
    throw ValidationError(
      "\(flag)=\(path): the shell left ~ as it is; write \(flag)=$HOME\(path.dropFirst())")
  }

  /// The same for the folder of data sets, whoever named it.
  package static func requireWrittenOut(data: String?) throws {
    let named = ProcessInfo.processInfo.environment["INNERLOOP_DATA"]
    try requireWrittenOut(data == nil ? "INNERLOOP_DATA" : "--data", data ?? named)
  }

  private func validateSeeds() throws {
    guard (1...100).contains(seeds) else {
      throw ValidationError("--seeds \(seeds) is not a number of trainings: give 1 to 100.")
    }
    if seed.addingReportingOverflow(UInt64(seeds - 1)).overflow {
      throw ValidationError("--seed \(seed) has no \(seeds - 1) seeds after it.")
    }
    if seeds > 1, until != nil {
      throw ValidationError("--seeds is for whole runs: leave out --until.")
    }
  }
}

/// What `--progress` chooses.
public enum ProgressStyle: String, CaseIterable, Sendable, ExpressibleByArgument {
  /// A bar in a terminal, lines elsewhere.
  case auto
  /// A bar.
  case bar
  /// A line now and then.
  case lines
  /// Nothing.
  case none
}

/// What `--color` chooses.
public enum ColorChoice: String, CaseIterable, Sendable, ExpressibleByArgument {
  /// In a terminal, unless `NO_COLOR` is set.
  case auto
  /// Always.
  case always
  /// Never.
  case never
}
