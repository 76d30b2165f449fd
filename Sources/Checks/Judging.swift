@preconcurrency import Foundation

/// The main program of a judge: compares what an answer gave with what the checks of one exercise expect.
///
/// The argument is the exercise, standard input what ``AnswerReport`` makes of the answer's lines; the results are
/// written to standard output. No code of a reader's is a part of this program.
public func judge(_ exercises: KeyValuePairs<String, () -> [Check]>) -> Never {
  let words = CommandLine.arguments
  guard words.count == 2, let checks = exercises.first(where: { $0.key == words[1] })?.value
  else { endWithUsage("exercise <values") }
  let input = FileHandle.standardInput.readDataToEndOfFile()
  let given = AnswerReport.given(String(decoding: input, as: UTF8.self))
  let results = checks().enumerated().map { index, check -> CheckResult in
    guard index < given.count else { return CheckResult(check.name, .open) }
    return CheckResult(check.name, check.failure(given[index]).map { .fails($0) } ?? .holds)
  }
  fputs(Wire.text(results), stdout)
  exit(0)
}
