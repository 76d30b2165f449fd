import ArgumentParser
import Checks
import Foundation
import Weaving
import SystemCalls

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Check your answers to exercises.",
    discussion: """
      Each answer runs in a process of its own, for at most \(ResourceLimits.words). Exit codes: 0 all passed, \
      1 not yet, 3 an answer does not compile, 4 one traps or never ends.
      """)

  @Argument(help: "An exercise (1.2), a chapter (1, maml) or all. (default: the next exercise)")
  var which: String?

  @Flag(help: "As JSON, for scripts.")
  var json = false

  @Option(help: "Colours: auto, always or never.")
  var color: ColorChoice = .auto

  func run() throws {
    let repository = try Repository.find()
    Interrupt.watch()
    let exercises = try which.map(repository.exercises) ?? [repository.exercise(nil)]
    let verdicts = try CheckRun(repository, color: color, isSilent: json).run(exercises)
    if json { print(try VerdictJSON.text(verdicts, repository)) }
    let worst = verdicts.map(\.exitStatus).max() ?? 0
    if worst != ExitStatus.done { throw ExitCode(worst) }
  }
}

/// Checks exercises, shows the verdicts and keeps the progress; `kit check` and `kit watch` do it.
struct CheckRun {
  let repository: Repository
  let terminal: Terminal
  let isSilent: Bool

  init(_ repository: Repository, color: ColorChoice, isSilent: Bool = false) {
    (self.repository, self.isSilent) = (repository, isSilent)
    terminal = .of(STDOUT_FILENO, color)
  }

  func run(_ exercises: [Exercise]) throws -> [Verdict] {
    standardError("checking…\n")
    var progress = try repository.progress()
    var verdicts: [Verdict] = []
    for chapter in Set(exercises.map(\.chapter)).sorted() {
      let found = try repository.check(exercises.filter { $0.chapter == chapter })
      progress = try repository.progress()  // again: another kit may have kept some since
      for verdict in found {
        let isFirstPass = progress.take(verdict)
        if !isSilent { show(verdict, isFirstPass) }
      }
      verdicts += found
      try repository.keep(progress)
    }
    if !isSilent { printText(try closing(verdicts, progress)) }
    return verdicts
  }

  private func show(_ verdict: Verdict, _ isFirstPass: Bool) {
    printText(VerdictPage(verdict: verdict, repository: repository, terminal: terminal).text)
    if isFirstPass { terminal.tellWhy(verdict.exercise) }
  }

  /// How many hold, and what to do next.
  private func closing(_ verdicts: [Verdict], _ progress: ExerciseProgress) throws -> String {
    if verdicts.count > 1 {
      let passed = verdicts.count { $0.status == .passed }
      let next = try repository.nextLine(progress, among: verdicts.map(\.exercise))
      return "\(passed) of \(verdicts.count) exercises passed.\n\(next)"
    }
    let exercise = verdicts[0].exercise
    if verdicts[0].status == .passed {
      return
        "\(terminal.styled("✓", .green)) \(exercise.id) passed. The reference beside yours:"
        + " ./kit solution \(exercise.id)\n\(try repository.nextLine(progress))"
    }
    return progressLine(verdicts[0].results.map { $0.failure == nil })
      + hintLine(exercise, progress)
  }

  private func progressLine(_ holds: [Bool]) -> String {
    holds.isEmpty ? "" : "\(holds.count { $0 }) of \(holds.count) checks hold. "
  }

  private func hintLine(_ exercise: Exercise, _ progress: ExerciseProgress) -> String {
    let count = exercise.hints.count
    let next = min(progress[exercise].hints + 1, count)
    return "Stuck? ./kit hint \(exercise.id) (hint \(next) of \(count))"
  }
}

extension Terminal {
  /// The reason behind an exercise's answer.
  func tellWhy(_ exercise: Exercise) {
    printText(styled("Why it works", .bold) + "\n")
    printText(ProseLayout(terminal: self).render(exercise.why))
  }
}
