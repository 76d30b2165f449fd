import Foundation
import SystemCalls

/// The process that runs the lesson: its standard output is ours, its standard error passes through us. Where the reader's
/// own code is in it, what that prints passes through us, too: nothing of it steers the terminal.
package enum Child {
  /// How a child ended.
  package struct Outcome: Sendable {
    /// The exit code, when it exited.
    var code: Int32?
    /// The signal, when one ended it.
    var signal: Int32?
    var peakMemoryBytes: Int
    /// What the runtime said while the program went down.
    var lastWords: String
    var wasInterrupted: Bool

    package init(
      code: Int32?, signal: Int32?, peakMemoryBytes: Int, lastWords: String, wasInterrupted: Bool
    ) {
      (self.code, self.signal, self.peakMemoryBytes) = (code, signal, peakMemoryBytes)
      (self.lastWords, self.wasInterrupted) = (lastWords, wasInterrupted)
    }
  }

  /// Where the child finds the real standard error.
  static let screen: Int32 = 9
  /// Where it finds the real standard output, if its own passes through us.
  static let output: Int32 = 8

  /// Ctrl-C and its relatives end the child, never the supervisor, which still has to weave.
  static func run(
    _ executable: String, arguments: [String], environment: [String: String]
  ) throws(RunFailure) -> Outcome {
    Interrupt.watch()
    var child = ChildProcess(executable, arguments)
    child.environment = environment
    child.descriptors = [(STDERR_FILENO, screen)]
    child.isHeard = environment[Supervisor.outputVariable] != nil
    if child.isHeard { child.descriptors.append((STDOUT_FILENO, output)) }
    var relay = Relay()
    do {
      let ended = try child.run { relay.take($0) }
      relay.finish()
      return Outcome(
        code: ended.signal == 0 ? ended.code : nil, signal: ended.signal == 0 ? nil : ended.signal,
        peakMemoryBytes: ended.peakBytes, lastWords: relay.withheld,
        wasInterrupted: Interrupt.isRequested)
    } catch {
      throw RunFailure(sentence: "\(error).", code: ExitStatus.missing)
    }
  }
}
