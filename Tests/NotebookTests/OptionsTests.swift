import Testing

import Notebook

@Suite struct OptionsTests {
  @Test func defaults() throws {
    let options = try ChapterOptions.read([], program: "01-x")
    #expect(options.scale == .standard && options.seed == 1 && options.out == "out")
    #expect(options.data == nil && options.workers == nil && !options.resume && !options.noHTML)
  }

  @Test func argumentsGiveTheSameOptionsAgain() throws {
    let words = [
      "--scale=paper", "--seed=18446744073709551615", "--data=-d", "--out=-o o", "--resume",
      "--workers=3", "--until=cell", "--open", "--no-html", "--progress=lines", "--color=never",
      "--profile", "--settings", "--set=rate=-0.001", "--set=epochs=2.0",
    ]
    let options = try ChapterOptions.read(words, program: "x")
    #expect(Set(options.arguments) == Set(words))
    #expect(try ChapterOptions.read(options.arguments, program: "x").arguments == options.arguments)
  }

  @Test(arguments: [
    (["--scale", "huge"], "'quick', 'standard' or 'paper'"), (["--sede", "1"], "'--seed'"),
    (["--seed", "-1"], "--seed"), (["--seed", "x"], "whole number from 0 to 18446744073709551615"),
    (["--workers", "0"], "1 to 1024"), (["--workers", "many"], "1 to 1024"), (["extra"], "extra"),
    (["--out", ""], "--out"), (["--data"], "--data"), (["--progress", "x"], "'auto', 'bar'"),
    (["--set", "rate"], "--set rate=0.1"), (["--set", "=1"], "--set rate=0.1"),
    (["--set", "Rate=1"], "--set rate=0.1"), (["--set="], "--set rate=0.1"),
    (["--seeds", "0"], "give 1 to 100"), (["--seeds", "-1"], "give 1 to 100"),
    (["--seeds", "2.5"], "whole number of trainings, 1 to 100"), (["--seeds", "1e9"], "1 to 100"),
    (["--seeds", "101"], "--seeds 101 is not a number of trainings"),
    (["--seed", "18446744073709551614", "--seeds", "3"], "has no 2 seeds after it"),
    (["--seeds", "2", "--until", "one"], "leave out --until"),
  ])
  func aMistakeIsOneSentence(words: [String], part: String) {
    let message = #expect(throws: UsageMessage.self) {
      try ChapterOptions.read(words, program: "01-x")
    }
    #expect(message?.code == 2)
    #expect(message?.text.contains(part) ?? false)
    #expect(message?.text.hasSuffix("See 01-x --help.") ?? false)
    #expect(!(message?.text.contains("\n") ?? true))
  }

  @Test func severalSeedsAreHandedOn() throws {
    let options = try ChapterOptions.read(["--seeds", "5"], program: "x")
    #expect(options.seeds == 5 && options.arguments.contains("--seeds=5"))
    #expect(try ChapterOptions.read([], program: "x").seeds == 1)
  }

  @Test func anEmptyNameOfAFolderIsNone() throws {
    #expect(try ChapterOptions.read(["--data", ""], program: "x").dataFolder == nil)
    #expect(try ChapterOptions.read(["--data", "d"], program: "x").dataFolder == "d")
  }

  @Test func helpIsNoMistake() {
    let message = #expect(throws: UsageMessage.self) {
      try ChapterOptions.read(["--help"], program: "01-x")
    }
    #expect(message?.code == 0 && message?.text.contains("USAGE: 01-x") ?? false)
  }
}
