import ArgumentParser
import Foundation
import Weaving
import SystemCalls

struct WatchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "watch", abstract: "Check an exercise whenever you save it.",
    discussion: "Keys: n next exercise, h hint, l list, r check again, q quit.")

  @Argument(help: "The exercise to begin with, such as 1.2. (default: the next one)")
  var which: String?

  @Option(help: "Colours: auto, always or never.")
  var color: ColorChoice = .auto

  func run() throws {
    let repository = try Repository.find()
    Interrupt.watch()
    let exercise = try repository.exercise(which)
    let check = CheckRun(repository, color: color)
    guard Terminal.of(STDOUT_FILENO).isLive, let keys = Keys() else {
      _ = try check.run([exercise])
      throw KitError(
        "kit: watch needs a terminal, and this is none; the exercise was checked once."
          + " Use ./kit check \(exercise.id)", ExitStatus.usage)
    }
    defer { keys.restore() }
    try watch(exercise, check, keys)
  }

  /// Checks again after every change, and does what the keys say; returns at q.
  private func watch(_ first: Exercise, _ check: CheckRun, _ keys: Keys) throws {
    let repository = check.repository
    var (exercise, last, isDue): (Exercise, Date?, Bool) = (first, nil, true)
    while !Interrupt.isRequested {
      let date = repository.changeDate(of: exercise)
      if isDue || date != last { try show(exercise, check) }
      (last, isDue) = (date, false)
      switch keys.next() {
      case .key("q"), .end: return
      case .key("r"): isDue = true
      case .key("h"): try hint(exercise)
      case .key("l"): try ListCommand.parse(["\(exercise.chapter)"]).run()
      case .key("n"):
        guard let next = try repository.exercise(after: exercise) else { break }
        (exercise, isDue) = (next, true)
      default: break
      }
    }
    throw ExitCode(ExitStatus.interrupted)
  }

  private func show(_ exercise: Exercise, _ check: CheckRun) throws {
    printText("\u{1B}[H\u{1B}[2J", terminator: "")
    _ = try check.run([exercise])
    printText(
      check.terminal.styled(
        "\nwatching \(check.repository.shortened(exercise.answerPath))\n"
          + "n next  h hint  l list  r again  q quit", .dim))
  }

  private func hint(_ exercise: Exercise) throws {
    try HintCommand.parse([exercise.id, "--color", color.rawValue]).run()
  }
}

extension Repository {
  /// When the answer was last saved. Looked at again and again: that works on every file system.
  fileprivate func changeDate(of exercise: Exercise) -> Date? {
    let attributes = try? FileManager.default.attributesOfItem(atPath: exercise.answerPath)
    return attributes?[.modificationDate] as? Date
  }

  fileprivate func exercise(after exercise: Exercise) throws -> Exercise? {
    let all = try exercises()
    return all.firstIndex { $0.id == exercise.id }.flatMap {
      all.indices.contains($0 + 1) ? all[$0 + 1] : nil
    }
  }
}

/// The keyboard, key by key and without echo; while we are stopped, the terminal is as it was.
private struct Keys {
  enum Press: Equatable {
    case key(Character)
    case none
    /// The terminal has gone.
    case end
  }

  private let before: termios

  /// Nil where standard input is no terminal.
  init?() {
    var settings = termios()
    guard tcgetattr(STDIN_FILENO, &settings) == 0 else { return nil }
    let before = settings
    settings.c_lflag &= ~tcflag_t(ICANON | ECHO)
    let raw = settings
    self.before = before
    Interrupt.terminal = (leave: { Keys.set(before) }, take: { Keys.set(raw) })
    Keys.set(raw)
  }

  /// The key that was pressed within 300 milliseconds: also how often files are looked at.
  func next() -> Press {
    var request = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    guard poll(&request, 1, 300) > 0 else { return .none }
    var byte: UInt8 = 0
    guard read(STDIN_FILENO, &byte, 1) == 1 else { return errno == EINTR ? .none : .end }
    return .key(Character(UnicodeScalar(byte)))
  }

  func restore() {
    Interrupt.terminal = nil
    Keys.set(before)
  }

  private static func set(_ settings: termios) {
    var settings = settings
    tcsetattr(STDIN_FILENO, TCSANOW, &settings)
  }
}
