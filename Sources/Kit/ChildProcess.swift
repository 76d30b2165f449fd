import Foundation
import Notebook

/// Runs other programs. `Foundation.Process` would move the child to a process group of its own, and
/// then Ctrl-C at the terminal would not reach it.
package enum ChildProcess {
  /// Starts the program on our own streams and waits; its exit status, or 128 + the signal that ended it.
  package static func run(_ path: String, _ arguments: [String]) throws -> Int32 {
    let process = try start(path, arguments, output: nil)
    return wait(for: process)
  }

  /// Runs the program and returns everything it wrote to both streams.
  package static func capture(_ path: String, _ arguments: [String]) throws -> (
    status: Int32, output: String
  ) {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else {
      throw KitError("kit: no pipe: \(String(cString: strerror(errno)))", ExitStatus.missing)
    }
    defer { close(ends[0]) }
    let process: pid_t
    do {
      defer { close(ends[1]) }
      process = try start(path, arguments, output: ends[1])
    }
    let output = FileHandle(fileDescriptor: ends[0]).readDataToEndOfFile()
    return (wait(for: process), String(decoding: output, as: UTF8.self))
  }

  /// How a program ended: its exit status, the signal that ended it (or 0), the most memory it held.
  package struct Ended: Sendable {
    package let status: Int32
    package let signal: Int32
    package let peakBytes: Int
  }

  /// Runs the program with both of its streams going into a file.
  package static func run(_ path: String, _ arguments: [String], into file: String) throws -> Ended
  {
    let output = open(file, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    guard output >= 0 else {
      throw KitError(
        "kit: cannot write \(file): \(String(cString: strerror(errno))).", ExitStatus.missing)
    }
    defer { close(output) }
    let process = try start(path, arguments, output: output)
    var usage = rusage()
    var status: Int32 = 0
    while wait4(process, &status, 0, &usage) < 0 && errno == EINTR { kill(process, SIGKILL) }
    let unit = isDarwin ? 1 : 1024
    return Ended(
      status: (status >> 8) & 0xff, signal: status & 0x7f, peakBytes: Int(usage.ru_maxrss) * unit)
  }

  /// There `ru_maxrss` counts bytes, elsewhere kilobytes.
  private static var isDarwin: Bool {
    #if canImport(Darwin)
      true
    #else
      false
    #endif
  }

  private static func start(_ path: String, _ arguments: [String], output: Int32?) throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    if let output {
      posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
      posix_spawn_file_actions_adddup2(&actions, output, 1)
      posix_spawn_file_actions_adddup2(&actions, output, 2)
    }
    var words = ([path] + arguments).map { strdup($0) } + [nil]
    defer { words.forEach { free($0) } }
    var process: pid_t = 0
    let code = posix_spawnp(&process, path, &actions, nil, &words, environ)
    guard code == 0 else { throw cannotStart(path, code) }
    return process
  }

  /// Becomes the program; returns only by throwing.
  package static func become(_ path: String, _ arguments: [String]) throws -> Never {
    var words = ([path] + arguments).map { strdup($0) } + [nil]
    execv(path, &words)
    throw cannotStart(path, errno)
  }

  private static func cannotStart(_ path: String, _ code: Int32) -> KitError {
    KitError("kit: cannot start \(path): \(String(cString: strerror(code))).", ExitStatus.missing)
  }

  private static func wait(for process: pid_t) -> Int32 {
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 && errno == EINTR {
      if Interrupt.isTermination { kill(process, SIGTERM) }
    }
    let signal = status & 0x7f
    return signal == 0 ? (status >> 8) & 0xff : 128 + signal
  }
}
