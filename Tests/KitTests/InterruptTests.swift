import Foundation
import Weaving
import Testing

/// Ctrl-C and its relatives, sent to kit alone and to the wrapper, while a compiler of our own making works.
struct InterruptTests {
  let sandbox: Sandbox

  init() throws {
    sandbox = try Sandbox()
    // A compiler that starts another program and is not quick to go.
    try sandbox.fakeSwift("sleep 600 & echo $! >compiler; mv compiler started; wait")
  }

  private var compiler: pid_t? {
    sandbox.contents(of: "started").flatMap { pid_t($0.split(separator: "\n").first ?? "") }
  }

  /// Sends the signal when the compiler works; how the program ended.
  private func interrupt(_ program: String, _ words: [String], _ signal: Int32) throws -> Ended {
    let process = sandbox.process(program, words, [:])
    let errors = sandbox.root + "/errors"
    _ = FileManager.default.createFile(atPath: errors, contents: nil)
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle(forWritingAtPath: errors)
    try process.start()
    #expect(soon { compiler != nil })
    kill(process.processIdentifier, signal)
    process.waitUntilExit(atMost: 60)
    let isSignal = process.terminationReason == .uncaughtSignal
    return Ended(
      status: process.terminationStatus + (isSignal ? 128 : 0), output: "",
      errors: sandbox.contents(of: "errors") ?? "")
  }

  private func expectQuietEnd(_ ended: Ended) throws {
    #expect(ended.status == ExitStatus.interrupted)
    #expect(ended.errors == "checking…\nInterrupted.\n")
    let compiler = try #require(compiler)
    #expect(soon { !isRunning(compiler) }, "the compiler goes on")
    if isRunning(compiler) { kill(compiler, SIGKILL) }
  }

  @Test(arguments: endingSignals)
  func aBuildEndsQuietlyWithItsCompilers(_ signal: Int32) throws {
    try expectQuietEnd(interrupt(Sandbox.kit, ["run", "6"], signal))
  }

  @Test func runAllEndsWithTheBuild() throws {
    try expectQuietEnd(interrupt(Sandbox.kit, ["run", "all"], SIGTERM))
  }

  @Test(arguments: endingSignals)
  func theWrapperEndsQuietlyWithItsCompilers(_ signal: Int32) throws {
    try sandbox.copy("kit")
    try expectQuietEnd(interrupt(sandbox.root + "/kit", ["list"], signal))
    let names = try FileManager.default.contentsOfDirectory(atPath: sandbox.root + "/.build")
    #expect(!names.contains { $0.contains("log") })
  }

  /// A compiler that does not hear is ended by force.
  @Test func aCompilerThatIgnoresTheSignalIsEnded() throws {
    try sandbox.fakeSwift(
      "trap '' TERM; sleep 600 & echo $! >compiler; mv compiler started; while :; do wait; done")
    try expectQuietEnd(interrupt(Sandbox.kit, ["run", "6"], SIGTERM))
  }

  @Test(arguments: endingSignals.filter { $0 != SIGQUIT })
  func theChapterHearsWhatKitAloneHears(_ signal: Int32) throws {
    try sandbox.fakeSwift("exit 0")
    for name in ["01-gradient-descent", "02-backpropagation"] {
      try sandbox.fakeChapter(
        name,
        "trap 'echo woven >woven; exit 130' INT TERM HUP; echo $$ >s; mv s started; for i in {1..600}; do sleep 0.1; done"
      )
    }
    let ended = try interrupt(Sandbox.kit, ["run", "all"], signal)
    #expect(ended.status == ExitStatus.interrupted)
    #expect(sandbox.contents(of: "woven") == "woven\n")
    #expect(ended.errors == "checking…\nInterrupted in 01-gradient-descent.\n")
  }
}
