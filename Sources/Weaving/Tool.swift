import Foundation
import SystemCalls

/// Programs on this machine that we call.
package enum Tool {
  /// The path of a program in `PATH`; nil when there is none.
  package static func path(_ name: String) -> String? {
    let folders = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin"
    return folders.split(separator: ":").map { "\($0)/\(name)" }
      .first { access($0, X_OK) == 0 }
  }

  /// Runs a program to its end; both its streams are in `text`.
  package static func output(_ path: String, _ arguments: [String]) -> (code: Int32, text: String) {
    do {
      let (ended, text) = try ChildProcess.capture(path, arguments)
      if ended.signal == 0 { return (ended.code, text) }
      return (ended.status, "\(path) was ended by signal \(ended.signal). \(text)")
    } catch {
      return (127, "\(error)")
    }
  }
}
