import Checks
import Foundation
import Weaving
import Testing

/// Answers that want a verdict without giving the right values: none gets it, and nothing of them stays.
@Suite(.serialized) struct ForgeryTests {
  nonisolated(unsafe) static let shared = try! Sandbox.forExercises([
    "DescentStep.swift", "BestRate.swift", "HeavyBall.swift",
  ])
  let sandbox = ForgeryTests.shared

  init() throws {
    try? FileManager.default.removeItem(atPath: sandbox.root + "/.kit")
    #expect(try sandbox.kit("dev", "stubs").status == 0)
  }

  static let stubs = [("1.1", "DescentStep"), ("1.2", "BestRate"), ("1.3", "HeavyBall")]
  /// What a wrong answer to each of the three returns after its trick.
  static let wrong = ["return theta", "return 7", "theta = .zero"]

  /// Puts a trick into each of the three answers, and code beside them; the statuses of a check of all.
  func statuses(
    _ tricks: [String], beside: String = "", seconds: String = "20"
  ) throws -> [String] {
    for (stub, (trick, wrong)) in zip(Self.stubs, zip(tricks, Self.wrong)) {
      let path = "\(Sandbox.answers)/\(stub.1).swift"
      try sandbox.change(path, "todo(\"\(stub.0)\")", "\(trick)\n  \(wrong)")
      try sandbox.change(
        path, "import Checks", "import Checks\nimport Foundation\n\(beside)")
    }
    let ended = try sandbox.kit(
      "check", "1", "--json", environment: ["INNERLOOP_CHECK_SECONDS": seconds])
    let page = try JSONSerialization.jsonObject(with: Data(ended.output.utf8)) as? [String: Any]
    let exercises = page?["exercises"] as? [[String: Any]] ?? []
    #expect(ended.status != ExitStatus.done)
    return exercises.compactMap { $0["status"] as? String }
  }

  @Test func whatAnAnswerWritesItselfIsNoReport() throws {
    let passed = #"finished\u{1F}3\u{1E}"#
    let values = #"0\u{1F}[[0,3]]\u{1E}0\u{1F}[[1,2]]\u{1E}0\u{1F}[[1,2]]\u{1E}"#
    #expect(
      try statuses([
        "for file in 3..<10 { _ = \"\(passed)\".withCString { write(Int32(file), $0, strlen($0)) } }",
        "_ = \"\(values)\".withCString { write(3, $0, strlen($0)) }; exit(0)",
        "try? \"\(passed)\".write(toFile: \"/dev/fd/3\", atomically: false, encoding: .utf8)",
      ]) == ["did not report", "did not report", "did not report"])
  }

  @Test func endingEarlyLateOrBadlyIsNoPass() throws {
    #expect(
      try statuses([
        "exit(0)", "atexit { ftruncate(3, 0); abort() }",
        "var end: UnsafeMutablePointer<CChar>? = nil; execv(\"/bin/true\", &end)",
      ]) == ["did not report", "trapped", "did not report"])
  }

  /// Its own checks, comparisons, and C functions of the program around it.
  @Test func ownNamesForWhatChecksUseChangeNothing() throws {
    let names = """
      struct Check { init(_ name: String, input: String, expected: Any, got: () -> Any) {} }
      func print(_ anything: Any...) {}
      extension Double { static func == (a: Double, b: Double) -> Bool { true } }
      extension SIMD2 where Scalar == Double {
        func isNear(_ other: SIMD2, within tolerance: Double) -> Bool { true }
      }
      extension Question {
        init(got: @escaping () -> Double) { self.init(got: { true }) }
      }
      """
    #expect(
      try statuses(["", "", ""], beside: names).allSatisfy { $0 != "passed" && $0 != "todo" })
  }

  @Test func whoDropsTheReportOrTakesTheNameOfTheCheckerHasNone() throws {
    let deaf = """
      @_cdecl("write") public func mine(_ file: Int32, _ bytes: UnsafeRawPointer, _ count: Int) -> Int { count }
      """
    try sandbox.change(
      "\(Sandbox.answers)/DescentStep.swift", "import Checks", "import Checks\n\(deaf)")
    #expect(
      try statuses(["", "", ""]) == ["did not report", "did not report", "did not report"])
  }

  @Test func aStoppedADeafAndAForkedOneEndWithAllThatIsTheirs() throws {
    let path = FileManager.default.temporaryDirectory.path + "/\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: path) }
    // A child in a session of its own, which holds the pipe and notes its number.
    let child = """
      let fork = unsafeBitCast(
        dlsym(nil, "fork"), to: (@convention(c) () -> Int32).self)
      if fork() == 0 {
        setsid()
        if fork() == 0 { try? "\\(getpid())".write(toFile: "\(path)", atomically: true, encoding: .utf8) }
        while true { sleep(100) }
      }
      while !FileManager.default.fileExists(atPath: "\(path)") { usleep(1000) }
      """
    #expect(
      try statuses(
        [
          "kill(getpid(), SIGSTOP)", child,
          "alarm(0); signal(SIGALRM, SIG_IGN); while true { sleep(100) }",
        ], seconds: "8") == ["never ends", "failed", "never ends"])
    #if os(Linux)
      let process = try #require(
        pid_t(String(contentsOfFile: path, encoding: .utf8)))
      #expect(kill(process, 0) == -1 && errno == ESRCH, "process \(process) is still there")
    #endif
  }

  @Test func aReportIsVoidWithoutItsTokensInTheirOrder() {
    let lines = ["a\u{1F}[1]\u{1E}", "b\u{1F}[2]\u{1E}"]
    let tokens = ["a", "b", "c"]
    #expect(AnswerReport.read(lines.joined(), tokens: tokens).given == ["[1]", "[2]"])
    #expect(AnswerReport.read(lines[0] + "b\u{1F}[", tokens: tokens).given == ["[1]"])
    for forged in [
      lines[1], lines[0] + lines[0], lines.joined() + "d\u{1F}[3]\u{1E}", "\u{1E}", "x\u{1E}",
    ] {
      #expect(AnswerReport.read(forged, tokens: tokens).isVoid)
    }
    #expect(AnswerReport.read("a\u{1F}todo\u{1E}" + lines[1], tokens: tokens).isVoid)
  }
}
