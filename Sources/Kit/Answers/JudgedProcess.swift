import Checks
import Foundation
import Weaving
import SystemCalls

/// One run of a program with code that may do anything: in a process group of its own, with a deadline that
/// it cannot move, and nothing of it left behind.
struct JudgedProcess {
  let ended: ChildProcess.Ended
  /// It was still there at the deadline, or had stopped itself, and was ended from here.
  let isLate: Bool
  /// What it wrote into the pipe ``AnswerReport/descriptor``.
  let report: String

  /// Seconds on the clock, whatever the program does to its own limits.
  static var deadline: Double {
    ProcessInfo.processInfo.environment["INNERLOOP_CHECK_SECONDS"].flatMap(Double.init)
      ?? Double(ResourceLimits.wallSeconds)
  }

  /// Starts the program with the input in a pipe, and both of its streams going into a file.
  init(_ path: String, _ arguments: [String], input: String, output: String) throws {
    let report = try Self.pipe()
    defer { close(report.reading) }
    let orphans = Orphans()
    var watch = Watch(
      process: try Self.start(
        ChildProcess(path, arguments), input: input, output: output, report: report.writing),
      report: report.reading)
    (ended, isLate) = watch.wait(Self.deadline)
    kill(-watch.process, SIGKILL)
    orphans.end()
    watch.drain()
    self.report = String(decoding: watch.bytes, as: UTF8.self)
  }

  /// The child with its four descriptors, of which we keep none.
  private static func start(
    _ program: ChildProcess, input: String, output: String, report: Int32
  ) throws -> pid_t {
    defer { close(report) }
    let source = try pipe()
    defer { close(source.reading) }
    // A few thousand bytes: a pipe holds them.
    _ = Array(input.utf8).withUnsafeBytes { writeAll($0, to: source.writing) }
    close(source.writing)
    let file = retrying { open(output, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644) }
    guard file >= 0 else {
      throw KitError("kit: cannot write \(output): \(reason(errno)).", ExitStatus.missing)
    }
    defer { close(file) }
    var child = program
    child.isGroup = true
    child.descriptors = [
      (source.reading, STDIN_FILENO), (file, STDOUT_FILENO), (file, STDERR_FILENO),
      (report, AnswerReport.descriptor),
    ]
    return try ChildProcess.orSentence { () throws(ChildProcess.StartFailure) in
      try child.start()
    }
  }

  private static func pipe() throws -> (reading: Int32, writing: Int32) {
    guard let pipe = openPipe() else {
      throw KitError("kit: no pipe: \(reason(errno)).", ExitStatus.missing)
    }
    return pipe
  }
}

/// A child that is waited for, and what it reports meanwhile.
private struct Watch {
  let process: pid_t
  let report: Int32
  var bytes: [UInt8] = []
  private var isOpen = true

  init(process: pid_t, report: Int32) { (self.process, self.report) = (process, report) }

  mutating func wait(_ seconds: Double) -> (ended: ChildProcess.Ended, isLate: Bool) {
    let end = ContinuousClock.now + .seconds(seconds)
    var (status, usage, isLate): (Int32, rusage, Bool) = (0, rusage(), false)
    while true {
      let found = wait4(process, &status, WNOHANG | WUNTRACED, &usage)
      let isStopped = found == process && status & 0xff == 0x7f
      if found == process && !isStopped { break }
      if isStopped || ContinuousClock.now > end || Interrupt.isRequested || isFlooded {
        kill(-process, SIGKILL)
        kill(process, SIGKILL)
        isLate = true
        _ = retrying { wait4(process, &status, 0, &usage) }
        break
      }
      pause()
    }
    return (ChildProcess.Ended(status, usage), isLate)
  }

  private var isFlooded: Bool { bytes.count > ResourceLimits.outputBytes }

  /// Until something is reported, and for 20 milliseconds at most.
  private mutating func pause() {
    guard isOpen else { return _ = usleep(2000) }
    var waiting = pollfd(fd: report, events: Int16(POLLIN), revents: 0)
    if poll(&waiting, 1, 20) > 0 { readSome() }
  }

  private mutating func readSome() {
    let block = readBlock(report)
    isOpen = block != nil
    bytes += block ?? []
  }

  /// What is in the pipe; who still holds its other end is not waited for.
  mutating func drain() {
    var waiting = pollfd(fd: report, events: Int16(POLLIN), revents: 0)
    while isOpen && !isFlooded && poll(&waiting, 1, 0) > 0 { readSome() }
  }
}
