import Foundation

/// Passes a child's standard error on, line by line, and withholds the runtime's crash report.
struct Relay {
  private(set) var withheld = ""
  private var pending: [UInt8] = []
  private var blank = ""

  /// Reads until the process has ended and all it wrote is read; answers its wait status.
  mutating func drain(_ descriptor: Int32, until process: pid_t, _ usage: inout rusage) -> Int32 {
    var status: Int32 = 0
    var hasEnded = false
    _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)
    while true {
      var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      if !hasEnded { poll(&request, 1, 100) }
      let isOpen = read(descriptor)
      if hasEnded { break }
      let flags = isOpen ? WNOHANG : 0
      let answer = wait4(process, &status, flags, &usage)
      hasEnded = answer == process || (answer < 0 && errno != EINTR)
    }
    if !pending.isEmpty { take(String(decoding: pending, as: UTF8.self)) }
    return status
  }

  /// Reads what is there; false at the end of the stream.
  private mutating func read(_ descriptor: Int32) -> Bool {
    var buffer = [UInt8](repeating: 0, count: 65536)
    while true {
      let count = Foundation.read(descriptor, &buffer, buffer.count)
      if count == 0 { return false }
      if count < 0 { return true }
      pending += buffer[0..<count]
      while let end = pending.firstIndex(of: 0x0A) {
        take(String(decoding: pending[...end], as: UTF8.self))
        pending.removeSubrange(...end)
      }
    }
  }

  /// A blank line waits for the next one, which says whether it belongs to a crash report.
  private mutating func take(_ line: String) {
    if withheld.isEmpty && line.isBlank {
      blank += line
    } else if !withheld.isEmpty || CrashReport.begins(line) {
      withheld += line
    } else {
      FileHandle.standardError.write(Data((blank + line).utf8))
      blank = ""
    }
  }
}
