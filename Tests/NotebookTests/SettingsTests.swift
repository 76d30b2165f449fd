import Foundation
import Identity
import Testing

import Notebook

/// A setting is declared once; what it may be, what it is, and what is said about it follow from that.
@Suite struct SettingsTests {
  /// The declarations of a chapter, and the values that they give.
  struct Declared {
    let settings: Settings
    let epochs, batch: Int
    let rate: Float
    let method: String
    let isLoud: Bool

    init(_ words: [String]) {
      settings = Settings(words)
      epochs = settings.count(
        "epochs", 1...1000, quick: 3, standard: 20, paper: 15, prolongs: true, "passes")
      batch = settings.count(
        "batch", 2...500, quick: 8, standard: 8, paper: min(max(2, epochs), 500), "images")
      rate = settings.number("rate", 0.000001...10, 0.004, "the rate")
      method = settings.choice("method", ["all", "maml", "fomaml"], "all", "the learner")
      isLoud = settings.isOn("loud", "says more")
      settings.require(batch <= 4 * epochs, "batch=\(batch) is more than four epochs=\(epochs).")
    }

    var fault: String? { settings.fault(of: "04-x") }
  }

  static func set(_ changes: String...) -> [String] { changes.flatMap { ["--set", $0] } }

  @Test(arguments: [("quick", 3, 8), ("standard", 20, 8), ("paper", 15, 15)])
  func withoutAChangeTheScaleDecides(scale: String, epochs: Int, batch: Int) {
    let declared = Declared(["--scale", scale])
    #expect(declared.epochs == epochs && declared.batch == batch && declared.rate == 0.004)
    #expect(declared.method == "all" && !declared.isLoud && declared.fault == nil)
  }

  @Test func whatIsGivenIsUsedAndLaterOnesMayDependOnIt() {
    let declared = Declared(
      ["--scale", "paper"] + Self.set("epochs=7", "rate=0.4", "method=maml", "loud=yes"))
    #expect(declared.epochs == 7 && declared.batch == 7 && declared.rate == 0.4)
    #expect(declared.method == "maml" && declared.isLoud && declared.fault == nil)
  }

  static let counts = "epochs is a whole number from 1 to 1000."
  static let numbers = "rate is a number from 0.000001 to 10."

  @Test(arguments: [
    ("epochs=0", counts), ("epochs=-1", counts), ("epochs=2.5", counts), ("epochs=3.0", counts),
    ("epochs=1e30", counts), ("epochs=1e2", counts), ("epochs=1001", counts),
    ("epochs=nan", counts),
    ("epochs=inf", counts), ("epochs=", counts), ("epochs=many", counts), ("epochs= 5", counts),
    ("epochs=1_000", counts), ("epochs=0x10", counts),
    ("epochs=99999999999999999999", counts),
    ("rate=0", numbers), ("rate=-1", numbers), ("rate=11", numbers), ("rate=1e30", numbers),
    ("rate=nan", numbers), ("rate=inf", numbers), ("rate=", numbers), ("rate=fast", numbers),
    ("rate= 1", numbers), ("rate=0x10", numbers), ("rate=1e-400", numbers), ("rate=1e400", numbers),
    ("rate=0.1=2", numbers), ("rate=0,5", numbers), ("rate=1_000", numbers),
    ("method=2", "method is all, maml or fomaml."), ("method=MAML", "all, maml or fomaml."),
    ("loud=1", "loud is no or yes."),
  ])
  func whatIsNotAllowedIsOneSentence(change: String, allowed: String) {
    let fault = Declared(Self.set(change)).fault
    #expect(fault?.hasPrefix("--set \(change): ") ?? false)
    #expect(fault?.hasSuffix(allowed) ?? false, "\(fault ?? "allowed")")
  }

  @Test(arguments: [
    "epochs=1", "epochs=1000", "epochs=007", "rate=1e-6", "rate=10", "rate=.5", "rate=1e-2",
  ])
  func theEndsOfARangeAndOtherWaysToWriteANumberAreAllowed(change: String) {
    #expect(Declared(Self.set(change, "batch=2")).fault == nil)
  }

  @Test(arguments: [
    ("epoch=5", "Did you mean epochs?"), ("raet=5", "Did you mean rate?"),
    ("methd=2", "Did you mean method?"),
    ("zebra=1", "It has: epochs, batch, rate, method, loud."),
  ])
  func anUnknownNameNamesTheNearestAndTheList(change: String, part: String) {
    let fault = Declared(Self.set(change)).fault
    #expect(fault?.contains("04-x has no setting called") ?? false)
    #expect(fault?.contains(part) ?? false, "\(fault ?? "allowed")")
  }

  @Test func whatDoesNotFitTogetherNamesBoth() {
    #expect(
      Declared(Self.set("epochs=2", "batch=9")).fault == "batch=9 is more than four epochs=2.")
    // A value that is not allowed comes first: what follows from it means nothing.
    #expect(Declared(Self.set("epochs=0", "batch=90")).fault?.contains(Self.counts) ?? false)
  }

  @Test func aNameThatIsGivenTwiceIsRefused() {
    #expect(
      Declared(Self.set("rate=0.1", "rate=0.2")).fault
        == "--set rate=0.1 and --set rate=0.2: give rate once.")
  }

  @Test func theListNamesEverySettingWithItsRangeAndScales() {
    let message = #expect(throws: UsageMessage.self) {
      try Declared(["--settings"]).settings.options(of: "04-x")
    }
    #expect(message?.code == 0)
    let lines = message?.text.split(separator: "\n") ?? []
    #expect(lines.count == 7)
    #expect(
      lines[2].wholeMatch(
        of: /epochs +a whole number from 1 to 1000 +3 +20 +15 +passes; a larger one prolongs a run/)
        != nil)
    let help = #expect(throws: UsageMessage.self) {
      try Declared(["--help"]).settings.options(of: "04-x")
    }
    #expect(help?.code == 0 && help?.text.contains("USAGE: 04-x") ?? false)
    #expect(help?.text.contains("SETTINGS\n\(message?.text ?? "–")") ?? false)
  }

  // MARK: What a run says about them

  static func run(_ words: [String], scale: String = "quick") throws -> Run {
    var start = Samples.start()
    start.start?.settings = Declared(["--scale", scale] + words).settings.declared
    return try #require(Run(events: [start] + Samples.complete.dropFirst()))
  }

  @Test func metricsHaveEverySettingAsItWasWritten() throws {
    let changes = Self.set("rate=0.4", "method=maml", "epochs=20", "batch=8")
    let text = Metrics.text(try Self.run(changes))
    let metrics = try JSONDecoder().decode(Metrics.self, from: Data(text.utf8))
    #expect(text.contains("\"rate\": 0.4,") || text.contains("\"rate\": 0.4\n"))
    #expect(
      metrics.settings == [
        "epochs": .number(20), "batch": .number(8), "rate": .number(0.4), "method": .text("maml"),
        "loud": .text("no"),
      ])
    // A value that is usual is no change, whoever gave it.
    #expect(
      metrics.changes == ["epochs": .number(20), "rate": .number(0.4), "method": .text("maml")])
    #expect(metrics.identity?["rate"] == "0.4" && metrics.identity?["seed"] == "7")
  }

  @Test func theTableStandsInTheFirstCellOrInTheOneCalledSettings() throws {
    let run = try Self.run(Self.set("rate=0.4"))
    let notebook = Weaver.weave(run, folder: "/nowhere").notebook
    for part in [
      "| setting | what it does | this run | standard | paper |",
      "| rate | the rate | 0.4 | 0.004",
    ] {
      #expect(notebook.contains(part), "\(part)")
    }
  }

  // MARK: The identity

  @Test func theIdentityHoldsChapterDataScaleSeedAndEverySetting() throws {
    let run = try Self.run(Self.set("rate=0.4"))
    var facts = run.facts
    (facts.dataName, facts.dataContents) = ("omniglot", "1f2e")
    let identity = RunIdentity(run.start, facts)
    #expect(
      identity.facts.map { "\($0.name)=\($0.value)" } == [
        "chapter=01-sample", "data=omniglot", "contents of the data=1f2e", "scale=quick", "seed=7",
        "epochs=3", "batch=8", "rate=0.4", "method=all", "loud=no",
      ])
    #expect(identity.facts.filter(\.prolongs).map(\.name) == ["epochs"])
  }

  // MARK: Whole programs

  @Test(arguments: ["rate=0", "steps=2.5", "speed=1", "loud=maybe", "=", "rate"])
  func aProgramRefusesBeforeItTouchesAnything(change: String) throws {
    let run = try SampleRun("well", ["--set", change])
    defer { run.remove() }
    #expect(run.status == 2 && run.output.isEmpty && run.errors.contains(change))
    #expect(run.errors.split(separator: "\n").count == 1)
    #expect(!FileManager.default.fileExists(atPath: run.out))
  }

  @Test(arguments: [
    (["--seed", "-1"], "A seed is a whole number from 0 to 18446744073709551615."),
    (["--seed", "18446744073709551616"], "A seed is a whole number"),
    (["--set="], "Give a name and its value"), (["--scale", "Quick"], "'quick'"),
    (["--workers", "-1"], "1 to 1024"), (["--workers", "9223372036854775807"], "1 to 1024"),
  ])
  func numbersAtTheirEndsGetTheirSentence(words: [String], part: String) throws {
    let run = try SampleRun("well", words)
    defer { run.remove() }
    #expect(run.status == 2 && run.errors.contains(part), "\(run.errors)")
  }

  @Test func aProgramNamesBothThatDoNotFitEachOther() throws {
    let run = try SampleRun("well", ["--set", "loud=yes", "--set", "steps=51"])
    defer { run.remove() }
    #expect(run.status == 2 && run.errors.contains("loud=yes") && run.errors.contains("steps=51"))
    #expect(!FileManager.default.fileExists(atPath: run.out))
  }

  @Test func theLargestSeedAndAFolderThatBeginsWithADashAreUsed() throws {
    let run = try SampleRun(
      "well", ["--seed", "18446744073709551615", "--out=-x", "--no-html", "--progress", "none"])
    defer { run.remove() }
    #expect(run.status == 0, "\(run.errors)")
    let metrics = try #require(Metrics.read(run.folder + "/-x/00-sample/metrics.json"))
    #expect(metrics.seed == .max && metrics.identity?["seed"] == "18446744073709551615")
  }
}
