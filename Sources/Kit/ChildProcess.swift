import Foundation
import Weaving
import SystemCalls

/// The programs that kit runs, with kit's own sentences where one cannot be started.
extension ChildProcess {
  /// Starts the program on our own streams and waits; its exit status, or 128 + the signal that ended it.
  package static func run(_ path: String, _ arguments: [String]) throws -> Int32 {
    try orSentence { () throws(StartFailure) in try ChildProcess(path, arguments).run().status }
  }

  /// Runs the program, without input, and returns everything it wrote to both streams. Ctrl-C and its relatives
  /// end it with all that it started, and then us.
  package static func output(_ path: String, _ arguments: [String]) throws -> (
    status: Int32, output: String
  ) {
    let (ended, output) = try orSentence { () throws(StartFailure) in
      try capture(path, arguments)
    }
    if Interrupt.isRequested { throw KitError("Interrupted.", ExitStatus.interrupted) }
    return (ended.status, output)
  }

  /// Runs the program with its input coming from a file, and both of its streams going into another one.
  package static func run(
    _ path: String, _ arguments: [String], from input: String = "/dev/null", into file: String
  ) throws -> Ended {
    let source = retrying { open(input, O_RDONLY | O_CLOEXEC) }
    guard source >= 0 else {
      throw KitError("kit: cannot read \(input): \(reason(errno)).", ExitStatus.missing)
    }
    defer { close(source) }
    let output = retrying { open(file, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644) }
    guard output >= 0 else {
      throw KitError("kit: cannot write \(file): \(reason(errno)).", ExitStatus.missing)
    }
    defer { close(output) }
    var child = ChildProcess(path, arguments)
    child.isGroup = true
    child.descriptors = [(source, 0), (output, 1), (output, 2)]
    return try orSentence { () throws(StartFailure) in try child.run() }
  }

  /// Becomes the program; returns only by throwing.
  package static func become(_ path: String, _ arguments: [String]) throws -> Never {
    if Interrupt.isRequested { throw KitError("Interrupted.", ExitStatus.interrupted) }
    for number in [SIGPIPE, SIGXFSZ] { signal(number, SIG_DFL) }
    var words = ([path] + arguments).map { strdup($0) } + [nil]
    execv(path, &words)
    throw KitError("kit: \(StartFailure(path: path, code: errno)).", ExitStatus.missing)
  }

  static func orSentence<Result>(_ body: () throws(StartFailure) -> Result) throws -> Result {
    do { return try body() } catch { throw KitError("kit: \(error).", ExitStatus.missing) }
  }
}
