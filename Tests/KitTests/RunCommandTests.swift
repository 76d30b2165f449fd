import Foundation
import Weaving
import Testing

/// `kit run` around a compiler and chapters of our own making.
struct RunCommandTests {
  let sandbox: Sandbox

  init() throws {
    sandbox = try Sandbox()
    for chapter in ["01-gradient-descent", "02-backpropagation", "06-maml"] {
      try sandbox.fakeChapter(chapter, "echo \(chapter) \"$@\"")
    }
  }

  @Test func buildsTheChapterAndPassesTheFlags() throws {
    let ended = try sandbox.kit(
      "run", "6", "--scale", "quick", "--seed", "7", "--seeds", "3", "--workers", "1", "--resume",
      "--no-html", "--profile", "--data", "d", "--out", "o", "--progress", "none", "--color",
      "never")
    #expect(ended.status == 0)
    #expect(ended.errors == "checking…\n")
    #expect(
      sandbox.contents(of: "swift.log")
        == "build -c release --package-path \(sandbox.root) --product 06-maml\n")
    let words = Set(ended.output.split(whereSeparator: \.isWhitespace))
    for word in [
      "06-maml", "--scale=quick", "--seed=7", "--seeds=3", "--resume", "--no-html", "--profile",
      "--data=d", "--out=o",
    ] {
      #expect(words.contains(Substring(word)))
    }
  }

  @Test(arguments: [0, 1, 2, 4, 5, 130])
  func endsAsTheChapterEnds(_ status: Int32) throws {
    try sandbox.fakeChapter("06-maml", "exit \(status)")
    #expect(try sandbox.kit("run", "6").status == status)
  }

  @Test func aChapterThatDoesNotCompileShowsItsErrors() throws {
    let place = "\(sandbox.root)/Chapters/06-maml/main.swift:12:5"
    try sandbox.fakeSwift(
      """
      cat <<'END'
      [1/4] Compiling main.swift
      \(place): error: cannot find 'thta' in scope
      11 |
      12 | let x = thta
         |         `- error: cannot find 'thta' in scope
      \(place): error: cannot find 'thta' in scope
      END
      exit 1
      """)
    let ended = try sandbox.kit("run", "6")
    #expect(ended.status == ExitStatus.source)
    #expect(
      ended.errors == """
        checking…
        Chapters/06-maml/main.swift:12:5: error: cannot find 'thta' in scope
        11 |
        12 | let x = thta
           |         `- error: cannot find 'thta' in scope
        kit: 06-maml does not compile: 1 error above.

        """)
  }

  @Test func aBuildThatFailsOtherwiseShowsEverything() throws {
    try sandbox.fakeSwift("echo 'error: no space left on device' >&2; exit 1")
    let ended = try sandbox.kit("run", "6")
    #expect(ended.status == ExitStatus.source)
    #expect(ended.errors.contains("no space left on device"))
    #expect(ended.errors.contains("./kit doctor"))
  }

  @Test func withoutSwiftItSaysSo() throws {
    let ended = try sandbox.kit("run", "6", environment: ["PATH": "/nowhere"])
    #expect(ended.status == ExitStatus.missing)
    #expect(ended.errors.contains("cannot start swift"))
  }

  @Test func aChapterWithoutProgramSaysSo() throws {
    try FileManager.default.removeItem(atPath: sandbox.root + "/.build/release/06-maml")
    let ended = try sandbox.kit("run", "6")
    #expect(ended.status == ExitStatus.missing)
    #expect(ended.errors.contains("cannot start"))
  }

  @Test func runAllGoesOnAfterAFailure() throws {
    try sandbox.fakeChapter("02-backpropagation", "exit 4")
    let ended = try sandbox.kit("run", "all", "--scale", "quick")
    #expect(ended.status == ExitStatus.trapped)
    #expect(ended.output.contains("06-maml --scale=quick"))
    #expect(
      ended.output.hasSuffix(
        "2 of 3 chapters done.\n  02-backpropagation ended with exit code 4\n"))
  }

  @Test func runAllEndsWhereItIsInterrupted() throws {
    try sandbox.fakeChapter("02-backpropagation", "exit 130")
    let ended = try sandbox.kit("run", "all")
    #expect(ended.status == ExitStatus.interrupted)
    #expect(ended.errors.hasSuffix("Interrupted in 02-backpropagation.\n"))
    #expect(!ended.output.contains("06-maml"))
  }

  @Test func aChapterThatASignalKillsIsNotDone() throws {
    try sandbox.fakeChapter("01-gradient-descent", "kill -SEGV $$")
    let ended = try sandbox.kit("run", "all")
    #expect(ended.status == 128 + SIGSEGV)
    #expect(ended.output.contains("2 of 3 chapters done."))
  }

  @Test func fromAnotherFolderOutStaysInTheClone() throws {
    let ended = try sandbox.run("/usr/bin/env", ["-C", "/", Sandbox.kit, "run", "1"])
    #expect(ended.output.contains("--out=\(sandbox.root)/out"))
  }

  /// The folder that was named is judged, not the variable that it stands in for.
  @Test func aVariableThatIsNotReadChangesNothing() throws {
    let words = ["-C", "/", "INNERLOOP_DATA=~/x", Sandbox.kit, "run", "1", "--data", "d"]
    let ended = try sandbox.run("/usr/bin/env", words)
    #expect(ended.status == 0, "\(ended.errors)")
    #expect(ended.output.contains("--out=\(sandbox.root)/out"), "\(ended.output)")
  }

  @Test(arguments: [(1, "a check did not hold"), (4, "it ended with exit code 4")])
  func whatIsNotKeptIsSaid(_ status: Int, _ why: String) throws {
    try sandbox.fakeChapter("06-maml", "exit \(status)")
    let ended = try sandbox.kit("run", "6", "--keep")
    #expect(Int(ended.status) == status)
    #expect(ended.errors.hasSuffix("kit: nothing of 06-maml was kept: \(why).\n"))
  }

  /// The whole idea in one file has neither page nor settings.
  @Test func aProgramThatStandsAloneRefusesWhatItDoesNotKnow() throws {
    let sandbox = try Sandbox(chapters: ["00-in-one-file", "01-gradient-descent"])
    for chapter in ["00-in-one-file", "01-gradient-descent"] {
      try sandbox.fakeChapter(chapter, "echo \(chapter)")
    }
    let refusal = "kit: chapter 0 is one file that stands alone, and does not know"
    for words in [
      ["--settings"], ["--seeds", "2"], ["--seed", "7"], ["--set", "rate=1"], ["--keep"],
      ["--resume"], ["--until", "x"], ["--open"], ["--profile"], ["--data", "d"], ["--ranks", "2"],
    ] {
      let ended = try sandbox.run(Sandbox.kit, ["run", "0"] + words)
      #expect(ended.status == ExitStatus.usage, "\(words): \(ended.output)")
      #expect(ended.errors == "\(refusal) \(words[0]): ./kit run 0\n")
    }
    let weave = try sandbox.kit("weave", "0")
    #expect(weave.status == ExitStatus.usage && weave.errors.contains("has no page to weave"))
    let plain = try sandbox.kit("run", "0", "--scale", "quick", "--no-html", "--progress", "none")
    #expect(plain.status == 0 && plain.output == "00-in-one-file\n", "\(plain.errors)")
    #expect(try sandbox.kit("run", "all", "--seeds", "2").status == 0)
  }

  @Test func controlCReachesTheChapterAndEndsInItsOrder() throws {
    try sandbox.fakeChapter(
      "01-gradient-descent",
      "trap 'echo woven; exit 130' INT; touch started; for i in {1..100}; do sleep 0.1; done")
    let script = """
      set -m; '\(Sandbox.kit)' run all & for i in {1..100}; do [ -e started ] && break; sleep 0.1; done
      kill -INT -- -$!; wait $!
      """
    let ended = try sandbox.run("/bin/bash", ["-c", script])
    #expect(ended.status == ExitStatus.interrupted)
    #expect(ended.output.contains("woven"))
    #expect(ended.errors.contains("Interrupted in 01-gradient-descent."))
  }
}
