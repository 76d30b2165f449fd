@preconcurrency import Foundation

/// The tokens for the lines that are still to be written; nil in every program that checks nothing.
nonisolated(unsafe) private var tokens: ArraySlice<String>?

/// Marks the place of an answer that is still to be written. Under `./kit check` the exercise counts as
/// *to do*; any other program ends here with a sentence.
public func todo(_ exercise: String) -> Never {
  if tokens != nil {
    tell(AnswerReport.todo)
    exit(0)
  }
  fputs("Exercise \(exercise) is still to do: ./kit hint \(exercise) helps.\n", stderr)
  exit(1)
}

/// The main program of a reader's answers: asks one of them all questions, and sends what it gives.
///
/// The argument is the exercise; tokens come by standard input. The answers stand in modules of their own.
public func answer(_ exercises: KeyValuePairs<String, () -> [Question]>) -> Never {
  let words = CommandLine.arguments
  guard words.count == 2, let questions = exercises.first(where: { $0.key == words[1] })?.value
  else { endWithUsage("exercise <tokens") }
  takeTokens()
  setvbuf(stdout, nil, _IOLBF, 0)
  ResourceLimits.impose()
  for question in questions() { tell(question.ask()) }
  exit(0)
}

func endWithUsage(_ words: String) -> Never {
  fputs("usage: \(CommandLine.arguments[0]) \(words)\n", stderr)
  exit(2)
}

/// Reads all tokens and leaves nothing of them in the pipe: no code of the reader's has run yet.
private func takeTokens() {
  let text = String(decoding: FileHandle.standardInput.readDataToEndOfFile(), as: UTF8.self)
  tokens = text.split(separator: "\n").map(String.init)[...]
  let nothing = open("/dev/null", O_RDONLY)
  dup2(nothing, STDIN_FILENO)
  close(nothing)
  // Programs that the answer starts have no part in the report.
  _ = fcntl(AnswerReport.descriptor, F_SETFD, FD_CLOEXEC)
}

/// Written at once: what comes next may end the process.
private func tell(_ text: String) {
  guard let token = tokens?.popFirst() else { fatalError("more than 256 checks") }
  let bytes = Array(AnswerReport.line(token, text).utf8)
  var written = 0
  while written < bytes.count {
    let count = bytes[written...].withUnsafeBytes {
      write(AnswerReport.descriptor, $0.baseAddress, $0.count)
    }
    if count <= 0 && errno != EINTR { return }
    written += max(0, count)
  }
}
