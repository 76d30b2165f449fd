import Foundation
import Weaving
import Testing

#if os(Linux)
  /// `kit watch` on a terminal of our own making: whatever ends or stops it leaves the terminal as it was.
  struct TerminalTests {
    let sandbox: Sandbox
    let controller, terminal: Int32
    let before: termios

    init() throws {
      sandbox = try Sandbox(chapters: ["01-gradient-descent"])
      let solution = "Chapters/01-gradient-descent/Solutions/DescentStep.swift"
      try sandbox.copy(solution)
      try sandbox.write("", to: "Chapters/01-gradient-descent/Exercises/DescentStep.swift")
      try sandbox.fakeSwift("echo 'error: no compiler here'; exit 1")
      controller = open("/dev/ptmx", O_RDWR | O_NOCTTY)
      var (locked, number): (Int32, Int32) = (0, 0)
      _ = ioctl(controller, 0x4004_5431, &locked)  // TIOCSPTLCK
      _ = ioctl(controller, 0x8004_5430, &number)  // TIOCGPTN
      terminal = open("/dev/pts/\(number)", O_RDWR | O_NOCTTY)
      before = TerminalTests.settings(of: terminal)
    }

    static func settings(of terminal: Int32) -> termios {
      var settings = termios()
      tcgetattr(terminal, &settings)
      return settings
    }

    var echoes: Bool { TerminalTests.settings(of: terminal).c_lflag & tcflag_t(ECHO) != 0 }

    func watch() throws -> Process {
      let process = sandbox.process(
        Sandbox.kit, ["watch", "1.1"], ["TERM": "xterm", "CI": ""])
      let stream = FileHandle(fileDescriptor: terminal)
      (process.standardInput, process.standardOutput, process.standardError) = (
        stream, stream, FileHandle.nullDevice
      )
      // What kit writes must be read, or it would wait for room.
      let controller = controller
      Thread.detachNewThread {
        var block = [UInt8](repeating: 0, count: 4096)
        while read(controller, &block, block.count) > 0 {}
      }
      return process
    }

    func expectTerminalAsBefore() {
      let now = TerminalTests.settings(of: terminal)
      #expect(now.c_lflag == before.c_lflag && now.c_iflag == before.c_iflag)
    }

    /// Its answer does not compile, so that watch shows that and waits.
    @Test(arguments: endingSignals)
    func aSignalLeavesTheTerminalAsItWas(_ signal: Int32) throws {
      try answerThatDoesNotCompile()
      let process = try watch()
      try process.start()
      #expect(soon { !echoes })
      kill(process.processIdentifier, signal)
      process.waitUntilExit(atMost: 60)
      #expect(process.terminationReason == .exit)
      #expect(process.terminationStatus == ExitStatus.interrupted)
      expectTerminalAsBefore()
    }

    /// It says so, and waits for the file; whoever was checked has a state.
    @Test func anAnswerThatIsMissingIsShown() throws {
      try FileManager.default.removeItem(
        atPath: "\(sandbox.root)/Chapters/01-gradient-descent/Exercises/DescentStep.swift")
      try sandbox.fakeSwift("exit 0")
      let process = try watch()
      try process.start()
      #expect(soon { sandbox.contents(of: ".kit/state.json") != nil })
      _ = write(controller, "q", 1)
      process.waitUntilExit(atMost: 60)
      #expect(process.terminationStatus == ExitStatus.done)
    }

    @Test func whileItIsStoppedTheTerminalIsAsItWas() throws {
      try answerThatDoesNotCompile()
      let process = try watch()
      try process.start()
      #expect(soon { !echoes })
      kill(process.processIdentifier, SIGTSTP)
      #expect(soon { isStopped(process.processIdentifier) })
      expectTerminalAsBefore()
      kill(process.processIdentifier, SIGCONT)
      #expect(soon { !echoes })
      _ = write(controller, "q", 1)
      process.waitUntilExit(atMost: 60)
      #expect(process.terminationStatus == ExitStatus.done)
      expectTerminalAsBefore()
    }

    private func answerThatDoesNotCompile() throws {
      let answer = "\(sandbox.root)/Chapters/01-gradient-descent/Exercises/DescentStep.swift"
      try sandbox.fakeSwift(
        "[ -e built ] && exit 0; touch built; echo '\(answer):1:1: error: no'; exit 1")
    }

    private func isStopped(_ process: pid_t) -> Bool {
      let status = (try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)) ?? ""
      return status.contains(") T ")
    }
  }
#endif
