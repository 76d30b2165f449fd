import ArgumentParser
import Foundation
import Weaving
import SystemCalls

struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Build a chapter, run it and weave its notebook.",
    discussion: """
      The flags are those of the chapter's own program. What --set may change differs from chapter to \
      chapter: ./kit run 6 --settings lists it.
      """)

  @Argument(help: "The chapter: 6, 06-maml, maml, or all.")
  var chapter: String

  @Flag(help: "Your answers to the chapter's exercises in place of the reference.")
  var mine = false

  @Flag(help: "Keep the run: its numbers in data/results, its page as the chapter's README.md.")
  var keep = false

  @Option(
    parsing: .unconditional,
    help: "How many processes share the work, by MPI; results do not depend on it.")
  var ranks: Int?

  @OptionGroup var options: ChapterOptions

  func validate() throws {
    if let ranks, !(1...4096).contains(ranks) {
      throw ValidationError("--ranks \(ranks) is not a number of processes: give 1 to 4096.")
    }
    let isShared = ranks != nil || Launch.isShared
    if isShared, mine || keep || chapter == "all" {
      throw ValidationError("--ranks is for one chapter, with the reference: ./kit run 6 --ranks 4")
    }
    if isShared, options.seeds > 1 {
      throw ValidationError("--ranks is for one seed: give each a run with --seed and --out.")
    }
    if keep, mine || chapter == "all" || options.scale == .quick || options.listsSettings {
      throw ValidationError(
        "--keep is for one chapter, with the reference, at standard or paper scale: ./kit run 6 --keep"
      )
    }
    if keep, options.until != nil {
      throw ValidationError("--keep is for whole runs: leave out --until.")
    }
  }

  func run() throws {
    let repository = try Repository.find()
    Interrupt.watch()
    if chapter == "all" { return try runAll(repository) }
    let chapter = try repository.chapter(chapter)
    try requirePage(chapter)
    if ranks != nil || Launch.isShared { return try runShared(chapter, repository) }
    if mine {
      let overlay = try Overlay(repository, chapter)
      try overlay.build()
      standardError(overlay.sentence + "\n")
      setenv(Supervisor.answersVariable, overlay.answers.handed, 1)
    } else {
      try repository.build(chapter.product)
    }
    if keep { return try runAndKeep(chapter, repository) }
    try ChildProcess.become(repository.program(chapter), repository.arguments(options))
  }

  /// A program that stands alone has neither page nor settings: what asks for these would go unheard.
  private func requirePage(_ chapter: ChapterFolder) throws {
    if chapter.hasPage { return }
    let harmless = ["--scale=", "--out=", "--workers=", "--progress=", "--color=", "--no-html"]
    let usual = ChapterOptions.usual.arguments
    let given = (keep ? ["--keep"] : []) + (ranks == nil ? [] : ["--ranks"]) + options.arguments
    let unheard = given.first { word in
      !usual.contains(word) && !harmless.contains { word.hasPrefix($0) }
    }
    guard let unheard else { return }
    throw KitError(
      "kit: chapter \(chapter.number) is one file that stands alone, and does not know"
        + " \(unheard.prefix { $0 != "=" }): ./kit run \(chapter.number)", ExitStatus.usage)
  }

  /// On several processes: those that `--ranks` asks for, or those that `mpirun ./kit run` started.
  private func runShared(_ chapter: ChapterFolder, _ repository: Repository) throws {
    let (program, arguments) = (try repository.buildWithMPI(chapter), repository.arguments(options))
    if Launch.isShared { try ChildProcess.become(program, arguments) }
    try repository.run(program, arguments, ranks: ranks ?? 1)
  }

  /// Only the usual run becomes the page: standard scale, seed 1, no setting changed.
  private func runAndKeep(_ chapter: ChapterFolder, _ repository: Repository) throws {
    let status = try ChildProcess.run(repository.program(chapter), repository.arguments(options))
    guard status == 0 else {
      let why =
        status == ExitStatus.checksFailed
        ? "a check did not hold" : "it ended with exit code \(status)"
      standardError("kit: nothing of \(chapter.product) was kept: \(why).\n")
      throw ExitCode(status)
    }
    let out = (try? ChapterOptions.parse(repository.arguments(options)))?.out ?? options.out
    try repository.keep("\(out)/\(chapter.product)/metrics.json")
    if options.scale == .standard, options.seed == 1, options.changes.isEmpty {
      try KeptLesson(repository, chapter).keep(from: out)
    }
  }

  /// One chapter that fails does not keep the others from running; Ctrl-C ends all of them.
  private func runAll(_ repository: Repository) throws {
    if mine {
      throw KitError("kit: --mine is for one chapter: ./kit run 1 --mine", ExitStatus.usage)
    }
    let chapters = try repository.chapters()
    var failed: [(product: String, status: Int32)] = []
    for chapter in chapters {
      let status = try runOne(chapter, repository)
      if Interrupt.isRequested || status == ExitStatus.interrupted {
        throw KitError("Interrupted in \(chapter.product).", ExitStatus.interrupted)
      }
      if status != 0 { failed.append((chapter.product, status)) }
    }
    print("\(chapters.count - failed.count) of \(chapters.count) chapters done.")
    for (product, status) in failed { print("  \(product) ended with exit code \(status)") }
    if let first = failed.first { throw ExitCode(first.status) }
  }

  private func runOne(_ chapter: ChapterFolder, _ repository: Repository) throws -> Int32 {
    do {
      try repository.build(chapter.product)
    } catch let failure as KitError where failure.status == ExitStatus.source {
      standardError(failure.sentence + "\n")
      return failure.status
    }
    return try ChildProcess.run(repository.program(chapter), repository.arguments(options))
  }
}

extension Repository {
  func program(_ chapter: ChapterFolder) -> String { "\(buildFolder)/\(chapter.product)" }

  /// The reader's flags; pages go to the clone's own out/ when kit is called from another folder.
  func arguments(_ options: ChapterOptions) -> [String] {
    var options = options
    if options.out == ChapterOptions.usual.out { options.out = shortened(outFolder) }
    return options.arguments
  }
}
