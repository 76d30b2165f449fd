import Foundation

extension ChildProcess {
  /// How a program ended.
  package struct Ended: Sendable, Equatable {
    /// The exit code, or 0.
    package let code: Int32
    /// The signal that ended it, or 0.
    package let signal: Int32
    /// The most memory it held.
    package let peakBytes: Int

    /// What a shell would say: the exit code, or 128 + the signal.
    package var status: Int32 { signal == 0 ? code : 128 + signal }

    /// From what `wait4` says; it counts memory in kilobytes, on macOS in bytes.
    package init(_ waited: Int32, _ usage: rusage) {
      signal = waited & 0x7F
      code = signal == 0 ? (waited >> 8) & 0xFF : 0
      #if canImport(Darwin)
        peakBytes = Int(usage.ru_maxrss)
      #else
        peakBytes = Int(usage.ru_maxrss) * 1024
      #endif
    }
  }

  /// Starts the program and waits for its end, and the end of all in its group: what a child left behind would go
  /// on unseen.
  package func run() throws(StartFailure) -> Ended {
    let before = Interrupt.count
    let process = try start()
    Interrupt.passing(to: isGroup ? -process : process, since: before) {
      _ = ChildProcess.waitUntilDead(process, WEXITED)
    }
    if isGroup { kill(-process, SIGKILL) }
    return ChildProcess.bury(process)
  }

  /// Starts the program and hands on everything it writes to its standard error, and where it has a group of
  /// its own or is heard to its standard output, until it has ended and everything is read.
  package func run(hearing take: ([UInt8]) -> Void) throws(StartFailure) -> Ended {
    guard let pipe = openPipe() else { throw StartFailure(path: path, code: errno) }
    defer { close(pipe.reading) }
    let before = Interrupt.count
    let process: pid_t
    do {
      defer { close(pipe.writing) }
      var child = self
      if isGroup || isHeard { child.descriptors.append((pipe.writing, STDOUT_FILENO)) }
      child.descriptors.append((pipe.writing, STDERR_FILENO))
      process = try child.start()
    }
    _ = fcntl(pipe.reading, F_SETFL, O_NONBLOCK)
    Interrupt.passing(to: isGroup ? -process : process, since: before) {
      listen(to: pipe.reading, until: process, since: before, take)
    }
    if isGroup { kill(-process, SIGKILL) }
    return ChildProcess.bury(process)
  }

  /// Runs the program in a group of its own, without input, to its end; both its streams are in `output`.
  package static func capture(
    _ path: String, _ arguments: [String]
  ) throws(StartFailure) -> (ended: Ended, output: String) {
    Interrupt.watch()
    var child = ChildProcess(path, arguments)
    child.isGroup = true
    var bytes: [UInt8] = []
    let ended = try child.run { bytes += $0 }
    return (ended, String(decoding: bytes, as: UTF8.self))
  }
}

extension ChildProcess {
  /// How long a group that was asked to end may take.
  private static let patience = Duration.seconds(15)

  /// A child may leave the pipe to others that never close it: its own end is looked for ten times a second.
  private func listen(
    to descriptor: Int32, until process: pid_t, since before: Int, _ take: ([UInt8]) -> Void
  ) {
    var (isOpen, asked): (Bool, ContinuousClock.Instant?) = (true, nil)
    while true {
      var request = pollfd(fd: isOpen ? descriptor : -1, events: Int16(POLLIN), revents: 0)
      poll(&request, 1, 100)
      let hasEnded = ChildProcess.waitUntilDead(process, WEXITED | WNOHANG)
      while isOpen {
        let block = readBlock(descriptor)
        isOpen = block != nil
        guard let block, !block.isEmpty else { break }
        take(block)
      }
      if hasEnded { return }
      if Interrupt.count > before { asked = asked ?? .now }
      if isGroup, let asked, .now - asked > ChildProcess.patience { kill(-process, SIGKILL) }
    }
  }

  /// Whether the process has ended; it is not buried yet, so that nobody else can have its number.
  private static func waitUntilDead(_ process: pid_t, _ options: Int32) -> Bool {
    var facts = siginfo_t()
    let answer = retrying { waitid(P_PID, id_t(process), &facts, options | WNOWAIT) }
    return answer != 0 || facts.si_signo == SIGCHLD
  }

  private static func bury(_ process: pid_t) -> Ended {
    var (status, usage): (Int32, rusage) = (0, rusage())
    _ = retrying { wait4(process, &status, 0, &usage) }
    return Ended(status, usage)
  }
}
