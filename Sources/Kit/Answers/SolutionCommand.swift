import ArgumentParser
import Escaping
import Foundation
import Weaving
import SystemCalls

struct SolutionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "solution", abstract: "Show the reference beside your answer, and why it works.")

  @Argument(help: "The exercise, such as 1.2.")
  var which: String

  @Flag(help: "Show it although your answer has not passed.")
  var spoil = false

  @Option(help: "Colours: auto, always or never.")
  var color: ColorChoice = .auto

  func run() throws {
    let repository = try Repository.find()
    let exercise = try repository.exercise(which)
    var progress = try repository.progress()
    if !progress.isDone(exercise) {
      if !spoil { throw notYet(exercise) }
      progress[exercise].status = .revealed
      try repository.keep(progress)
    }
    show(exercise)
  }

  private func notYet(_ exercise: Exercise) -> KitError {
    KitError(
      "kit: your answer to \(exercise.id) has not passed yet. ./kit hint \(exercise.id) helps;"
        + " ./kit solution \(exercise.id) --spoil shows the solution all the same.",
      ExitStatus.checksFailed)
  }

  private func show(_ exercise: Exercise) {
    let terminal = Terminal.of(STDOUT_FILENO, color)
    let file = BoundedFile.text(exercise.answerPath)
    let difference = LineDifference(
      from: withoutProse(file ?? exercise.stub),
      to: withoutProse(exercise.answer(exercise.code.reference)))
    printText(terminal.styled(exercise.heading, .bold))
    printText("- yours  + the reference\n")
    printText(difference.text(terminal))
    terminal.tellWhy(exercise)
  }

  private func withoutProse(_ text: String) -> [String] {
    let lines = text.trimmedBlankLines.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.map(String.init).filter { !$0.hasPrefix("//:") }
  }
}

/// Two texts line by line, with what one has and the other has not.
struct LineDifference {
  enum Line: Equatable { case same(String), removed(String), added(String) }
  let lines: [Line]

  init(from old: [String], to new: [String]) {
    let changes = new.difference(from: old)
    var removed: Set<Int> = []
    var added: Set<Int> = []
    for case .remove(let offset, _, _) in changes { removed.insert(offset) }
    for case .insert(let offset, _, _) in changes { added.insert(offset) }
    var (lines, i, j): ([Line], Int, Int) = ([], 0, 0)
    while i < old.count || j < new.count {
      if removed.contains(i) {
        lines.append(.removed(old[i]))
        i += 1
      } else if added.contains(j) {
        lines.append(.added(new[j]))
        j += 1
      } else {
        lines.append(.same(old[i]))
        (i, j) = (i + 1, j + 1)
      }
    }
    self.lines = lines
  }

  func text(_ terminal: Terminal) -> String {
    lines.map { line in
      switch line {
      case .same(let text): "    \(text.visible)\n"
      case .removed(let text): terminal.styled("  - \(text)", .red) + "\n"
      case .added(let text): terminal.styled("  + \(text)", .green) + "\n"
      }
    }.joined()
  }
}
