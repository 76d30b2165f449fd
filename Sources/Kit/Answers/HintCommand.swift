import ArgumentParser
import Foundation
import Weaving

struct HintCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hint", abstract: "Show the next hint to an exercise.")

  @Argument(help: "The exercise, such as 1.2. (default: the next one)")
  var which: String?

  @Option(parsing: .unconditional, help: "Show this hint again: 1, 2 or 3.")
  var level: Int?

  @Option(help: "Colours: auto, always or never.")
  var color: ColorChoice = .auto

  func run() throws {
    let repository = try Repository.find()
    let exercise = try repository.exercise(which)
    var progress = try repository.progress()
    let count = exercise.hints.count
    let level = level ?? min(progress[exercise].hints + 1, count)
    guard (1..<count + 1).contains(level) else {
      throw KitError(
        "kit: exercise \(exercise.id) has hints 1 to \(count), no hint \(level).", ExitStatus.usage)
    }
    show(exercise, level)
    progress[exercise].hints = max(progress[exercise].hints, level)
    try repository.keep(progress)
  }

  private func show(_ exercise: Exercise, _ level: Int) {
    let terminal = Terminal.of(STDOUT_FILENO, color)
    printText(
      terminal.styled(exercise.heading, .bold) + "  hint \(level) of \(exercise.hints.count)\n\n"
        + ProseLayout(terminal: terminal).render(exercise.hints[level - 1]))
    if level < exercise.hints.count { return print("More: ./kit hint \(exercise.id)") }
    print("That was the last hint. The answer: ./kit solution \(exercise.id) --spoil")
  }
}
