import Foundation
import Kit
import Testing

/// A reader's answers, checked as `./kit check all` does it; `make test` leaves them out:
///
///     swift test -c release --disable-xctest --filter Exercises
@Suite struct Exercises {
  static let repository = Repository(
    root: URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().path)

  static let exercises = (try? repository.exercises()) ?? []

  /// Checked once, chapter by chapter. `swift test` holds the lock on the build folder, and builds nothing.
  static let verdicts = Result {
    setenv("INNERLOOP_INSIDE_TESTS", "1", 1)
    let chapters = Dictionary(grouping: exercises, by: \.chapter).values
    let all = try chapters.flatMap { try repository.check($0) }
    return Dictionary(uniqueKeysWithValues: all.map { ($0.exercise.id, $0) })
  }

  @Test(arguments: exercises.map(\.id)) func answer(_ id: String) throws {
    let verdict = try #require(try Exercises.verdicts.get()[id])
    if verdict.status == .todo || verdict.isUntouched {
      return withKnownIssue("still to do: \(verdict.exercise.answerPath)") {
        Issue.record("exercise \(id) is as it was found")
      }
    }
    for (name, failure) in verdict.failures {
      let mistake = failure.mistake.map { ": \($0)" } ?? ""
      Issue.record(
        "\(name): \(failure.input), expected \(failure.expected), got \(failure.got)\(mistake)")
    }
    #expect(
      verdict.status == .passed, "\(verdict.errors.joined(separator: "\n")) \(verdict.reason ?? "")"
    )
  }
}
