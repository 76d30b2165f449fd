import Foundation
import ProcessTree

/// Processes that a child leaves behind, also those that left its group (`setsid`): while this value is there,
/// Linux gives them to us when their own parent ends.
struct Orphans {
  private let before = Orphans.children

  init() { _ = adopt_orphans(true) }

  /// Ends all children that were not there before, and theirs.
  func end() {
    defer { _ = adopt_orphans(false) }
    for _ in 0..<1000 {
      let strays = Orphans.children.subtracting(before)
      if strays.isEmpty { return }
      for stray in strays where kill(stray, SIGKILL) == 0 { waitpid(stray, nil, 0) }
    }
  }

  /// The processes whose parent we are.
  private static var children: Set<pid_t> {
    var information = siginfo_t()
    let none = waitid(P_ALL, 0, &information, WEXITED | WNOHANG | WNOWAIT) < 0
    let names = none ? [] : (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return Set(names.compactMap { pid_t($0) }.filter { parent(of: $0) == getpid() })
  }

  /// The fourth field of `/proc/…/stat`; the second stands in brackets and may hold anything.
  private static func parent(of process: pid_t) -> pid_t? {
    guard let data = FileManager.default.contents(atPath: "/proc/\(process)/stat") else {
      return nil
    }
    let text = String(decoding: data, as: UTF8.self)
    let fields = text[(text.lastIndex(of: ")") ?? text.startIndex)...].split(separator: " ")
    return fields.count > 2 ? pid_t(fields[2]) : nil
  }
}
