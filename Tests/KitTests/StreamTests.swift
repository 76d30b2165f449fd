import Foundation
import Weaving
import Testing

/// kit with streams that are closed, full, or read by nobody.
struct StreamTests {
  let sandbox: Sandbox

  init() throws {
    sandbox = try Sandbox()
    try sandbox.fakeChapter("06-maml", "echo a chapter")
  }

  static let commands = [
    "list", "list --json", "list 1", "--help", "run --help", "data", "doctor", "run 6", "run all",
    "rnu", "run zebra", "hint", "check 9.9", "results", "weave 1", "new exercise 1 my-idea",
    "clean",
  ]

  /// Runs a command of the shell with kit as `$kit`; what it made in the clone is gone afterwards.
  private func shell(_ script: String) throws -> Ended {
    let ended = try sandbox.run("/bin/bash", ["-c", "kit='\(Sandbox.kit)'; \(script)"])
    let made = sandbox.root + "/Chapters/01-gradient-descent/Exercises"
    try FileManager.default.removeItemIfThere(made)
    return ended
  }

  @Test(arguments: commands)
  func standardErrorNeedsNobody(_ words: String) throws {
    let usual = try shell("$kit \(words)")
    for stream in ["2>/dev/full", "2>&-", "2> >(true)"] {
      let ended = try shell("$kit \(words) \(stream)")
      #expect(ended.status == usual.status, "\(stream)")
      #expect(ended.output == usual.output, "\(stream)")
    }
  }

  @Test(arguments: commands)
  func standardOutputThatIsLostIsNoSuccess(_ words: String) throws {
    if words.hasPrefix("run 6") { return }  // a chapter answers for itself
    let usual = try shell("$kit \(words)")
    let ended = try shell("$kit \(words) >/dev/full")
    let isLost = usual.status == 0 && !usual.output.isEmpty
    #expect(ended.status == (isLost ? ExitStatus.missing : usual.status))
    let sentence = "kit: cannot write to standard output: No space left on device."
    #expect(ended.errors.contains(sentence) == isLost)
  }

  @Test(arguments: commands)
  func aReaderThatHasGoneIsNoTrouble(_ words: String) throws {
    let usual = try shell("$kit \(words)")
    let ended = try shell("$kit \(words) | true; exit ${PIPESTATUS[0]}")
    // The shell that plays the chapter is ended by SIGPIPE, like other programs.
    let isChapter = words.hasPrefix("run ")
    #expect(ended.status == usual.status || isChapter && ended.status == 128 + SIGPIPE)
    #expect(ended.errors == usual.errors)
  }

  @Test(arguments: commands)
  func withoutAnyStreamItEndsAsUsual(_ words: String) throws {
    let usual = try shell("$kit \(words)")
    #expect(try shell("$kit \(words) <&- >&- 2>&-").status == usual.status)
  }

  @Test func theWrapperNeedsNoStream() throws {
    try sandbox.copy("kit")
    try sandbox.fakeSwift("mkdir -p .build/release; cp program .build/release/kit")
    try sandbox.write("#!/bin/bash\necho \"$@\" >ran; exit 7", to: "program", executable: true)
    for streams in ["2>/dev/full", "2>&-", ">/dev/full", "<&- >&- 2>&-", "2> >(true)"] {
      try FileManager.default.removeItemIfThere(sandbox.root + "/.build")
      try FileManager.default.removeItemIfThere(sandbox.root + "/ran")
      let ended = try shell("./kit list \(streams)")
      #expect(ended.status == 7, "\(streams): \(ended.errors)")
      #expect(sandbox.contents(of: "ran") == "list\n", "\(streams)")
    }
  }
}

extension FileManager {
  func removeItemIfThere(_ path: String) throws {
    if fileExists(atPath: path) { try removeItem(atPath: path) }
  }
}
