import Foundation
import Weaving
import Testing

struct ResultsCommandTests {
  let sandbox = try! Sandbox()

  static func metrics(
    scale: String = "paper", value: Double = 0.9861, tasks: Int = 1000, changes: String = "",
    without missing: String = "", stopped: String = "", isEnsemble: Bool = false
  ) -> String {
    var card = [
      "data": "\"omniglot\"", "examples": "\"images\"", "imagesSeen": "4320000", "innerRate": "0",
      "innerSteps": "0",
      "isEnsemble": "\(isEnsemble)", "isTransductive": "false", "method": "\"ProtoNet\"",
      "normalization": "\"running\"", "queries": "15", "rotations": "\"rotations are classes\"",
      "paper":
        "{\"ci95\": null, \"isError\": false, \"source\": \"Snell et al. 2017\", \"value\": 0.988}",
      "seeds": "[1]", "selection": "\"lowest validation loss\"", "setting": "\"5-way 1-shot\"",
      "shot": "1", "split": "\"vinyals\"", "splitHash": "\"0123456789ab\"", "tasks": "\(tasks)",
      "tasksSeen": "12000", "trainingSeconds": "3661", "way": "5",
    ]
    card[missing] = nil
    let fields = card.sorted { $0.key < $1.key }.map { "\"\($0.key)\": \($0.value)" }.joined(
      separator: ", ")
    return """
      {"chapter": "08-prototypical-networks", "cores": 2, "data": "omniglot", \(changes)\(stopped)
       "peakMemoryBytes": 1, "protocol": {}, "scale": "\(scale)", "seed": 1, "version": "0.1.0",
       "wallSeconds": 4000, "records": {"loss": {"value": 1, "ci95": null, "n": null},
       "protonet-5w1s": {"card": {\(fields)}, "ci95": 0.0012, "n": \(tasks), "style": "percent2",
       "value": \(value)}}}
      """
  }

  func keep(_ text: String) throws -> Ended {
    try sandbox.write(text, to: "out/08-prototypical-networks/metrics.json")
    return try sandbox.kit("results", "--keep", "out/08-prototypical-networks/metrics.json")
  }

  @Test func keepsARunAndWritesItsRow() throws {
    let ended = try keep(Self.metrics(changes: "\"changes\": {\"shot\": 1},"))
    #expect(ended.status == 0, "\(ended.errors)")
    let kept = "data/results/paper/08-prototypical-networks,shot=1.json"
    #expect(sandbox.contents(of: kept) == Self.metrics(changes: "\"changes\": {\"shot\": 1},"))
    let page = try #require(sandbox.contents(of: "RESULTS.md"))
    let row =
      "| ProtoNet | 5-way 1-shot, omniglot | 98.80\u{A0}% | 98.61\u{A0}% ± 0.12\u{A0}% †; "
      + "**0.19\u{A0}points short of the paper** | inductive, running | 0 | 1000 | 61.0 | 1 "
      + "| `./kit run 8 --scale paper --set shot=1` |"
    #expect(page.contains(row), "\(page)")
    #expect(page.contains("hash `0123456789ab`") && page.contains("lowest validation loss"))
    #expect(page.contains("12\u{202F}000 tasks and 4\u{202F}320\u{202F}000 images"))
    #expect(!page.contains("Standard scale\n"))
  }

  /// A row is stale until its run was made with the sources as they are.
  @Test func whatOtherSourcesMadeIsMarked() throws {
    try sandbox.write("//: # 8\nlet way = 60\n", to: "Chapters/08-prototypical-networks/main.swift")
    try sandbox.write("let rate = 1\n", to: "Sources/Engine/Engine.swift")
    let hash = try #require(MadeWith(root: sandbox.root).hash(of: "08-prototypical-networks"))
    _ = try keep(Self.metrics(scale: "standard", changes: "\"made-with\": \"\(hash)\","))
    let page = try #require(sandbox.contents(of: "RESULTS.md"))
    #expect(page.contains("98.61\u{A0}% ± 0.12\u{A0}%; **0.19"), "\(page)")
    #expect(page.hasSuffix("\n\n† No standard run is kept of chapter 1, 2, 6.\n"))
    try sandbox.write("let rate = 2\n", to: "Sources/Engine/Engine.swift")
    #expect(try sandbox.kit("results").status == 0)
    let later = try #require(sandbox.contents(of: "RESULTS.md"))
    #expect(later.contains("98.61\u{A0}% ± 0.12\u{A0}% †; **0.19"), "\(later)")
    #expect(later.contains("\n\n† Made with other sources than today's"))
  }

  /// The same score under another name, without a paper beside it.
  @Test func oneScoreIsOneRow() throws {
    let text = Self.metrics(changes: "\"changes\": {\"shot\": 1},")
    let card = try #require(text.firstMatch(of: /(?s)"card": \{.*\}\}\}/)?.0)
    let twin = card.replacing(#/"paper": \{[^}]*\}/#, with: "\"paper\": null")
    let both = text.replacingOccurrences(
      of: "\"protonet-5w1s\": {", with: "\"leakage\": {\(twin.dropLast(2)), \"protonet-5w1s\": {")
    let ended = try keep(both)
    #expect(ended.status == 0, "\(ended.errors)\n\(both)")
    let page = try #require(sandbox.contents(of: "RESULTS.md"))
    #expect(page.split(separator: "\n").count { $0.hasPrefix("| ProtoNet") } == 1)
    #expect(page.contains("98.80") && page.contains("(`protonet-5w1s` of"), "\(page)")
  }

  @Test func severalTrainingsAndAFirstLookStandInTheRow() throws {
    let text = Self.metrics(changes: "\"seeds\": [1, 2],").replacingOccurrences(
      of: "\"style\": \"percent2\"",
      with: """
        "trainings": {"seeds": [1, 2], "values": [0.98, 0.99], "mean": 0.985, "deviation": 0.00707, \
        "interval": 0.0635}, "first": {"value": 0.97, "ci95": 0.002, "of": "episodes = 9"}, "style": "percent2"
        """)
    let ended = try keep(text)
    #expect(ended.status == 0, "\(ended.errors)")
    let page = try #require(sandbox.contents(of: "RESULTS.md")).replacing("\u{A0}", with: " ")
    let mean = "mean of 2 seeds 98.50 % ± 6.35 %, standard deviation 0.71 %"
    #expect(page.contains(mean), "\(page)")
    #expect(page.contains("a second look: at first, with episodes = 9, 97.00 % ± 0.20 %"))
    #expect(page.contains("| 1, 2 | `./kit run 8 --scale paper --seeds 2` |"))
  }

  /// A card leaves out what sentences do not have, and names what was counted.
  @Test func aCardSpeaksOfWhatItsTaskHas() throws {
    let text = [
      ("\"examples\": \"images\"", "\"examples\": \"sentences\""),
      ("\"rotations are classes\"", "\"none\""), ("\"running\"", "\"none\""),
      ("\"splitHash\": \"0123456789ab\"", "\"splitHash\": \"none\""),
    ].reduce(Self.metrics()) { $0.replacingOccurrences(of: $1.0, with: $1.1) }
    _ = try keep(text)
    let page = try #require(sandbox.contents(of: "RESULTS.md"))
    let card = try #require(page.split(separator: "\n").last { $0.hasPrefix("- **ProtoNet") })
    #expect(card.contains("4\u{202F}320\u{202F}000 sentences"), "\(card)")
    #expect(card.contains("; 5-way, 1 shot, 15 queries per class; no inner steps; "))
    for word in ["rotations", "batch norm", "hash"] { #expect(!card.contains(word), "\(word)") }
  }

  /// What is no classification says itself what a task is; a step without a rate of its own has none.
  @Test func aCardSaysWhatATaskIs() throws {
    let text = [
      ("\"examples\": \"images\"", "\"examples\": \"drives\", \"task\": \"20 drives each\""),
      ("\"split\": \"vinyals\"", "\"split\": \"none: drawn afresh\""),
      ("\"innerSteps\": 0", "\"innerSteps\": 1"),
      ("\"imagesSeen\": 4320000", "\"imagesSeen\": 0"),
    ].reduce(Self.metrics()) { $0.replacingOccurrences(of: $1.0, with: $1.1) }
    _ = try keep(text)
    let page = try #require(sandbox.contents(of: "RESULTS.md"))
    for words in [
      "omniglot; no split: drawn afresh; ", "; 20 drives each; batch norm: running; 1 inner step; ",
      "; training saw 12\u{202F}000 tasks; 61.0 min",
    ] { #expect(page.contains(words), "\(page)") }
    #expect(!page.contains("per class"))
  }

  /// Who learns nothing needs no minutes.
  @Test func noTrainingIsNoZeroMinutes() throws {
    let text = [
      ("tasksSeen\": 12000", "tasksSeen\": 0"), ("imagesSeen\": 4320000", "imagesSeen\": 0"),
      ("trainingSeconds\": 3661", "trainingSeconds\": 0"),
    ].reduce(Self.metrics()) { $0.replacingOccurrences(of: $1.0, with: $1.1) }
    _ = try keep(text)
    let page = try #require(sandbox.contents(of: "RESULTS.md"))
    #expect(page.contains("; no training in a run of 66.7 min on 2 cores; paper"), "\(page)")
  }

  /// Records of before name no examples. They are read, and what they counted is not called images.
  @Test func aCardOfBeforeIsRead() throws {
    let ended = try keep(Self.metrics(without: "examples"))
    #expect(ended.status == 0, "\(ended.errors)")
    let page = try #require(sandbox.contents(of: "RESULTS.md"))
    #expect(page.contains("12\u{202F}000 tasks and 4\u{202F}320\u{202F}000 examples; 61.0 min"))
  }

  /// Training of which the file of the last sitting knows more than the clock of that sitting.
  @Test(arguments: [
    (4000.0, "in a run of 66.7 min"), (24, "in a run whose last sitting took 0.4 min"),
  ])
  func noRunIsShorterThanItsTraining(seconds: Double, words: String) throws {
    let text = Self.metrics().replacingOccurrences(
      of: "\"wallSeconds\": 4000", with: "\"wallSeconds\": \(seconds)")
    _ = try keep(text)
    #expect(sandbox.contents(of: "RESULTS.md")?.contains("61.0 min of training \(words)") == true)
  }

  /// A number is behind the paper's only where neither interval covers the other; a paper's last digit is rounded.
  @Test(arguments: [(0.9861, 0.0012, true), (0.9861, 0.0020, false), (0.98755, 0.0001, false)])
  func aShortfallIsOneThatIntervalsDoNotExplain(value: Double, half: Double, isBehind: Bool) throws
  {
    let text = Self.metrics(value: value).replacingOccurrences(of: "0.0012", with: "\(half)")
    let ended = try keep(text)
    #expect(ended.status == 0, "\(ended.errors)")
    let page = try #require(sandbox.contents(of: "RESULTS.md"))
    #expect(page.contains("short of the paper**") == isBehind, "\(page)")
  }

  /// The zero of 96.0 % is not in the number, and yet the paper printed it.
  @Test(arguments: [("percent2", true), ("2", false)])
  func aShareIsRoundedToATenthOfAPerCent(style: String, isBehind: Bool) throws {
    let text = Self.metrics(value: 0.9566).replacingOccurrences(of: "0.988", with: "0.96")
      .replacingOccurrences(of: "percent2", with: style)
    let ended = try keep(text)
    #expect(ended.status == 0, "\(ended.errors)")
    let page = try #require(sandbox.contents(of: "RESULTS.md"))
    #expect(page.contains("**0.34\u{A0}points short of the paper**") == isBehind, "\(page)")
  }

  /// The mark stands in the row, the whole source in the card.
  @Test func whatThePaperDidOtherwiseStandsBesideItsNumber() throws {
    let text = Self.metrics().replacingOccurrences(
      of: "Snell et al. 2017", with: "Snell et al. 2017; other eye and split")
    _ = try keep(text)
    let page = try #require(sandbox.contents(of: "RESULTS.md"))
    #expect(page.contains("| 98.80\u{A0}% (other eye and split) | 98.61"), "\(page)")
    #expect(page.contains("paper: 98.80\u{A0}%, Snell et al. 2017; other eye and split."))
  }

  /// What the standard run says of a paper's number holds for older files, too.
  @Test(arguments: [
    ("batch", 15, false), ("batch", 1, true), ("batch of one query a class", 15, true),
  ])
  func aNumberOfOtherCompanyIsNotSetBeside(company: String, queries: Int, isBeside: Bool) throws {
    let today = "\"normalization\": \"batch of one query a class\""
    _ = try keep(
      Self.metrics(scale: "standard").replacingOccurrences(
        of: "\"normalization\": \"running\"", with: today))
    let old = Self.metrics().replacingOccurrences(
      of: "\"normalization\": \"running\"", with: "\"normalization\": \"\(company)\""
    ).replacingOccurrences(of: "\"queries\": 15", with: "\"queries\": \(queries)")
    _ = try keep(old)
    let page = try #require(sandbox.contents(of: "RESULTS.md"))
    let row = try #require(
      page.split(separator: "\n").first { $0.hasPrefix("| ProtoNet") && $0.contains("scale paper") }
    )
    #expect(row.contains("| 98.80\u{A0}% | 98.61") == isBeside, "\(row)")
    #expect(row.contains("short of the paper") == isBeside)
    let card = "Snell et al. 2017, not set beside this: there batch of one query a class."
    #expect(page.contains(card) == !isBeside, "\(page)")
  }

  /// The 600 tasks are for few-shot scores: ten trainings of a network are kept, with their interval.
  @Test func aFewWholeTrainingsAreKept() throws {
    let text = Self.metrics(tasks: 10)
      .replacingOccurrences(of: "\"5-way 1-shot\"", with: "\"loss after 100 steps\"")
    let ended = try keep(text)
    #expect(ended.status == 0, "\(ended.errors)")
    let page = try #require(sandbox.contents(of: "RESULTS.md"))
    #expect(page.contains("| ProtoNet | loss after 100 steps, omniglot |"), "\(page)")
  }

  /// Mistake 18: the mean vote of several models is another thing than one model, and says so.
  @Test(arguments: [true, false]) func anEnsembleSaysThatItIsOne(isEnsemble: Bool) throws {
    _ = try keep(Self.metrics(isEnsemble: isEnsemble))
    let page = try #require(sandbox.contents(of: "RESULTS.md"))
    #expect(page.contains("; an ensemble; chosen by") == isEnsemble)
    #expect(page.contains("; one model; chosen by") != isEnsemble)
  }

  @Test func runsWithOtherNumbersStandSideBySide() throws {
    _ = try keep(Self.metrics(changes: "\"changes\": {\"shot\": 1, \"rate\": 0.002},"))
    _ = try keep(Self.metrics(changes: "\"changes\": {\"shot\": 5},"))
    _ = try keep(Self.metrics(scale: "standard", value: 0.99))
    let files = [
      "paper/08-prototypical-networks,rate=0.002,shot=1.json",
      "paper/08-prototypical-networks,shot=5.json", "standard/08-prototypical-networks.json",
    ]
    for file in files { #expect(sandbox.contents(of: "data/results/\(file)") != nil) }
    let page = try #require(sandbox.contents(of: "RESULTS.md"))
    #expect(page.split(separator: "\n").count { $0.hasPrefix("| ProtoNet") } == 3)
    #expect(page.contains("99.00\u{A0}% ± 0.12\u{A0}% † |"), "reached: no word about it")
  }

  @Test(arguments: [
    "data", "imagesSeen", "innerRate", "innerSteps", "isEnsemble", "isTransductive", "method",
    "normalization", "queries", "rotations", "seeds", "selection", "setting", "shot", "split",
    "splitHash", "tasks", "tasksSeen", "trainingSeconds", "way",
  ])
  func aCardWithoutAFieldIsRefused(field: String) throws {
    let ended = try keep(Self.metrics(without: field))
    #expect(ended.status == ExitStatus.usage)
    #expect(ended.errors.contains("it has no field records.protonet-5w1s.card.\(field)."))
    #expect(sandbox.contents(of: "RESULTS.md") == nil)
    #expect(sandbox.contents(of: "data/results/paper/08-prototypical-networks.json") == nil)
  }

  @Test(arguments: [
    (Self.metrics(scale: "quick"), "a quick run is too short to be quoted"),
    (Self.metrics(tasks: 599), "protonet-5w1s has 599 tasks; with fewer than 600"),
    (Self.metrics(stopped: "\"stopped\": \"the run was killed\","), "did not reach its end"),
    (
      Self.metrics(changes: "\"identity\": {\"answers\": \"mine\", \"seed\": \"1\"},"),
      "it ran with a reader's own answers"
    ),
    ("{}", "it has no field chapter"), ("no JSON", "it is no metrics.json of a run"),
    (
      Self.metrics().replacingOccurrences(of: "\"lowest validation loss\"", with: "\" \""),
      "the card of protonet-5w1s says nothing in selection"
    ),
  ])
  func whatCannotBeQuotedIsRefused(text: String, sentence: String) throws {
    let ended = try keep(text)
    #expect(ended.status == ExitStatus.usage)
    #expect(ended.errors.contains(sentence), "\(ended.errors)")
  }

  @Test func withoutResultsItSaysHowToKeepOne() throws {
    let ended = try sandbox.kit("results")
    #expect(ended.status == ExitStatus.missing)
    #expect(ended.errors.contains("data/results holds no results"))
    let missing = try sandbox.kit("results", "--keep", "out/none.json")
    #expect(missing.status == ExitStatus.missing)
    #expect(missing.errors.contains("out/none.json cannot be read"))
  }
}
