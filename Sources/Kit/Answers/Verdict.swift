import Checks
import Foundation
import Weaving
import SystemCalls

/// What came of checking one answer.
package struct Verdict: Sendable {
  package enum Status: String, Sendable {
    case passed, failed, todo, missing
    case doesNotCompile = "does not compile"
    case trapped
    case endless = "never ends"
    case memory = "takes too much memory"
    case unreadable = "did not report"
  }

  package let exercise: Exercise
  package var status: Status
  /// The file is still what the reader found; broken code then fails, and nobody has tried anything.
  package var isUntouched = false
  /// One for each check that ran, in order; nil: it holds.
  package var results: [(name: String, failure: CheckFailure?)] = []
  /// The check that was running when the program went down.
  package var running: String?
  /// The compiler's errors, or the reason and the place of a trap: `DescentStep.swift:12:9`.
  package var errors: [String] = []
  package var reason: String?
  package var place: String?
  /// What the answer printed.
  package var output = ""

  package init(_ exercise: Exercise, _ status: Status) {
    (self.exercise, self.status) = (exercise, status)
  }

  package var failures: [(name: String, failure: CheckFailure)] {
    results.compactMap { result in result.failure.map { (result.name, $0) } }
  }

  /// Exit status for scripts.
  package var exitStatus: Int32 {
    switch status {
    case .passed: ExitStatus.done
    case .failed, .todo, .missing: ExitStatus.checksFailed
    case .doesNotCompile: ExitStatus.source
    case .trapped, .endless, .memory, .unreadable: ExitStatus.trapped
    }
  }
}

extension Verdict {
  /// What the judge says about a program and its end: passed is only who gave the right value to
  /// every check, nothing else, and ended well.
  init(
    _ exercise: Exercise, _ reading: AnswerReport.Reading, results judged: [CheckResult],
    of process: JudgedProcess, output: String, answerPath: String
  ) {
    self.init(exercise, .unreadable)
    for result in judged {
      switch result.outcome {
      case .holds: results.append((result.name, nil))
      case .fails(let failure): results.append((result.name, failure))
      case .open: running = running ?? result.name
      }
    }
    let isComplete = running == nil && reading.given.count == judged.count
    if process.ended.status != 0 || process.isLate {
      readEnd(of: process, output, answerPath)
    } else if reading.isVoid || reading.given.count > judged.count {
      reason = "something in its report does not come from the checks"
    } else if reading.isTodo {
      (status, running) = (.todo, nil)
    } else if isComplete {
      status = failures.isEmpty ? .passed : .failed
      self.output = output
    }
  }

  private mutating func readEnd(of process: JudgedProcess, _ output: String, _ path: String) {
    let lines = output.split(separator: "\n", omittingEmptySubsequences: false)
    let crash = lines.firstIndex { CrashReport.begins(String($0)) } ?? lines.endIndex
    let report = CrashReport(lines[crash...].joined(separator: "\n"), file: path)
    self.output = lines[..<crash].joined(separator: "\n")
    reason = report.reason
    place = report.places.first { $0.hasPrefix("answer.swift:") }
      .map { exercise.file + $0.dropFirst("answer.swift".count) }
    let refused = ["allocate", "swift_slowAlloc", "bad_alloc"].contains { output.contains($0) }
    status =
      switch process.ended.signal {
      case _ where process.isLate: .endless
      case SIGXCPU, SIGALRM, SIGKILL: .endless
      case 0: .unreadable
      case SIGXFSZ: .trapped
      default:
        refused || process.ended.peakBytes > ResourceLimits.memoryBytes / 2 ? .memory : .trapped
      }
    if process.ended.signal == SIGXFSZ {
      reason = "it prints more than \(ResourceLimits.outputBytes / 1_000_000) MB"
    }
  }
}
