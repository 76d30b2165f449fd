@preconcurrency import Foundation

/// The file that receives the report while checks run; -1 in every other program.
nonisolated(unsafe) private var report: Int32 = -1

/// Marks the place of an answer that is still to be written. Under `./kit check` the exercise counts as
/// *to do*; any other program ends here with a sentence.
public func todo(_ exercise: String) -> Never {
  if report >= 0 {
    tell(.todo)
    exit(0)
  }
  FileHandle.standardError.write(
    Data("Exercise \(exercise) is still to do: ./kit hint \(exercise) helps.\n".utf8))
  exit(1)
}

/// The main program of checks: runs those of one exercise and writes a report of them to a file.
///
/// The two arguments are the exercise and the file. The answers stand in modules of their own.
public func check(_ exercises: KeyValuePairs<String, () -> [Check]>) -> Never {
  let words = CommandLine.arguments
  guard words.count == 3, let checks = exercises.first(where: { $0.key == words[1] })?.value else {
    FileHandle.standardError.write(Data("usage: \(words[0]) exercise report\n".utf8))
    exit(2)
  }
  report = open(words[2], O_WRONLY | O_CREAT | O_TRUNC, 0o644)
  setvbuf(stdout, nil, _IOLBF, 0)
  Limits.impose()
  run(checks())
  exit(0)
}

private func run(_ checks: [Check]) {
  for check in checks {
    tell(.began(check.name))
    let failure = check.failure()
    tell(failure.map { .failed(check.name, $0) } ?? .passed(check.name))
  }
  tell(.finished(checks.count))
}

/// Written at once: what comes next may end the process.
private func tell(_ event: CheckEvent) {
  let bytes = Array(event.text.utf8)
  _ = bytes.withUnsafeBytes { write(report, $0.baseAddress, $0.count) }
}
