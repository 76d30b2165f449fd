import Foundation
import Weaving
import Testing

/// The built kit as a program: what it says where, and how it ends.
struct KitCommandTests {
  let sandbox: Sandbox

  init() throws { sandbox = try Sandbox() }

  @Test(arguments: [
    (["rnu"], "there is no command “rnu”. Did you mean run?"),
    (
      ["zebra"],
      "The commands: run, list, check, watch, hint, solution, reset, test, new, data, doctor"
    ),
    (["run"], "Missing expected argument '<chapter>'. See ./kit run --help."),
    (["run", "mmal"], "there is no chapter “mmal”. Did you mean maml?"),
    (["run", "1", "--sclae", "quick"], "Did you mean '--scale'? See ./kit run --help."),
    (["run", "1", "--scale", "huge"], "provide one of 'quick', 'standard' or 'paper'"),
    (["run", "1", "--seed", "x"], "A seed is a whole number"),
    (["run", "1", "--workers", "0"], "give 1 to 1024"),
    (["run", "1", "--seeds", "0"], "give 1 to 100"), (["run", "1", "--seeds", "-1"], "1 to 100"),
    (["run", "1", "--seeds", "2.5"], "1 to 100"), (["run", "1", "--seeds", "1e9"], "1 to 100"),
    (["run", "1", "--ranks", "2", "--seeds", "2"], "--ranks is for one seed"),
    (["run", "1", "--keep", "--settings"], "--keep is for one chapter"),
    (["run", "1", "--keep", "--until", "x"], "--keep is for whole runs: leave out --until."),
    (["weave", "1", "--kept", "--open"], "--kept writes README.md alone"),
    (["weave", "1", "--kept", "--no-html"], "--kept writes README.md alone"),
    (["weave", "1", "--kept", "--out", "o"], "--kept writes README.md alone"),
    (["run", "1", "--out=~/x"], "the shell left ~ as it is; write --out=$HOME/x"),
    (["data", "fetch", "mnist", "--data=~"], "the shell left ~ as it is; write --data=$HOME"),
    (["data", "status", "--data=~/x"], "the shell left ~ as it is; write --data=$HOME/x"),
    (["data", "fetch", "mnsit"], "there is no data set “mnsit”. Did you mean mnist?"),
    (["weave", "zebra"], "there is no chapter “zebra”"),
    (["clean", "--all"], "Unknown option '--all'"),
  ])
  func aMistakeIsOneSentenceAndExitCodeTwo(_ words: [String], _ sentence: String) throws {
    let ended = try sandbox.run(Sandbox.kit, words)
    #expect(ended.status == ExitStatus.usage)
    #expect(ended.output.isEmpty)
    #expect(ended.errors.contains(sentence))
    #expect(ended.errors.split(separator: "\n").count == 1)
  }

  @Test func aNumberOfTasksWithoutARankIsNoSharedRun() throws {
    let words = [Sandbox.kit, "run", "1", "--mine", "--keep"]
    let alone = try sandbox.run("/usr/bin/env", ["SLURM_NTASKS=4"] + words)
    #expect(alone.status == ExitStatus.usage && alone.errors.contains("--keep is for one"))
    let shared = try sandbox.run(
      "/usr/bin/env", ["OMPI_COMM_WORLD_SIZE=4", "OMPI_COMM_WORLD_RANK=0"] + words)
    #expect(shared.status == ExitStatus.usage && shared.errors.contains("--ranks is for one"))
  }

  @Test func helpGoesToStandardOutput() throws {
    let ended = try sandbox.kit("--help")
    #expect(ended.status == ExitStatus.done)
    #expect(ended.output.contains("doctor"))
    #expect(ended.errors.isEmpty)
  }

  @Test func outsideACloneItSaysSo() throws {
    let ended = try sandbox.run(
      "/usr/bin/env", ["-u", "INNERLOOP_ROOT", "-C", "/", Sandbox.kit, "list"])
    #expect(ended.status == ExitStatus.usage)
    #expect(ended.errors.contains("no InnerLoop clone around /"))
  }

  @Test func aCloneWithoutChaptersSaysSo() throws {
    try FileManager.default.removeItem(atPath: sandbox.root + "/Chapters")
    let ended = try sandbox.kit("list")
    #expect(ended.status == ExitStatus.missing)
    #expect(ended.errors.contains("git checkout Chapters"))
  }

  @Test func cleanRemovesOutAndNothingElse() throws {
    try sandbox.write("1", to: "out/06-maml/metrics.json")
    try sandbox.write("2", to: "out/index.html")
    let ended = try sandbox.kit("clean")
    #expect(ended.output == "Removed out/ (2 files). Chapters, data and builds are untouched.\n")
    #expect(sandbox.contents(of: "out/index.html") == nil)
    #expect(sandbox.contents(of: "Chapters/06-maml/main.swift") != nil)
    #expect(try sandbox.kit("clean").output == "out/ is not there; nothing to remove.\n")
  }
}
