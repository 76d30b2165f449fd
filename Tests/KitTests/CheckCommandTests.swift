import Foundation
import Weaving
import Testing

/// The commands of a reader, with real answers and a real compiler.
@Suite(.serialized) struct CheckCommandTests {
  nonisolated(unsafe) static let shared = try! Sandbox.forExercises([
    "DescentStep.swift", "BestRate.swift", "HeavyBall.swift",
  ])
  let sandbox = CheckCommandTests.shared

  init() throws {
    try? FileManager.default.removeItem(atPath: sandbox.root + "/.kit")
    #expect(try sandbox.kit("dev", "stubs").status == 0)
  }

  func answer(_ id: String, _ file: String, _ code: String) throws {
    try sandbox.change("\(Sandbox.answers)/\(file).swift", "todo(\"\(id)\")", code)
  }

  func statuses(_ ended: Ended) throws -> [String] {
    let page = try JSONSerialization.jsonObject(with: Data(ended.output.utf8)) as? [String: Any]
    let exercises = page?["exercises"] as? [[String: Any]] ?? []
    return exercises.compactMap { $0["status"] as? String }
  }

  @Test func aWrongAnswerIsRecognisedAndARightOnePasses() throws {
    #expect(try sandbox.kit("check", "1.1").output.contains("· still to do: \(Sandbox.answers)"))
    try answer("1.1", "DescentStep", "theta + rate * slope")
    let wrong = try sandbox.kit("check", "1.1")
    #expect(wrong.status == ExitStatus.checksFailed)
    for words in ["θ = (1, 2)  g = (10, −10)", "(0, 3)", "(2, 1)", "the sign is flipped"] {
      #expect(wrong.output.contains(words))
    }
    #expect(wrong.output.contains("2 of 4 checks hold. Stuck? ./kit hint 1.1 (hint 1 of 3)"))
    #expect(try sandbox.kit("solution", "1.1").status == ExitStatus.checksFailed)
    try sandbox.change(
      "\(Sandbox.answers)/DescentStep.swift", "theta + rate * slope", "theta - slope * rate")
    let right = try sandbox.kit("check", "1.1")
    #expect(right.status == ExitStatus.done)
    #expect(right.output.contains("Why it works"))
    #expect(right.output.contains("next: 1.2 · The best learning rate"))
    #expect(try !sandbox.kit("check", "1.1").output.contains("Why it works"))
    let solution = try sandbox.kit("solution", "1.1").output
    #expect(solution.contains("  -   theta - slope * rate\n  +   theta - rate * slope"))
    #expect(!solution.contains("\u{1B}"))
    #expect(sandbox.contents(of: ".kit/state.json")?.contains("\"status\" : \"passed\"") == true)
  }

  @Test func whatDoesNotCompileTrapsOrNeverEndsHarmsNobodyElse() throws {
    try answer("1.1", "DescentStep", "let x: Int = \"a\"\n  return theta - rate * slop")
    try answer("1.2", "BestRate", "2 / (curvatures[1] + curvatures[2])")
    try answer("1.3", "HeavyBall", "while rate != 7 { velocity *= 2 }")
    let page = try sandbox.kit("check", "all")
    for words in [
      "DescentStep.swift:17:16: error: cannot convert value of type 'String'",
      "DescentStep.swift:18:25: error: cannot find 'slop' in scope",
      "trapped in “two directions”: \(Sandbox.answers)/BestRate.swift:15",
      "Index out of range", "never ends in “one step”: stopped.", "0 of 3 exercises passed.",
    ] { #expect(page.output.contains(words)) }
    #expect(page.status == ExitStatus.trapped)
  }

  @Test func aLoopThatTakesMemoryOrPrintsWithoutEndIsStopped() throws {
    try answer("1.1", "DescentStep", "theta - rate * slope")
    try answer(
      "1.2", "BestRate",
      "var all = [curvatures]; while true { all.append(Array(repeating: 1, count: 1 << 27)) }")
    try answer(
      "1.3", "HeavyBall", "while true { print(String(repeating: \"hello\", count: 10_000)) }")
    let ended = try sandbox.kit("check", "1", "--json")
    #expect(try statuses(ended) == ["passed", "takes too much memory", "trapped"])
    #expect(ended.output.contains("it prints more than 1 MB"))
    #expect(ended.status == ExitStatus.trapped)
  }

  @Test func anAnswerThatEndsTheProcessDoesNotPass() throws {
    try answer("1.1", "DescentStep", "exit(0)")
    try sandbox.change(
      "\(Sandbox.answers)/DescentStep.swift", "import Checks",
      "import Checks\nimport Foundation")
    try FileManager.default.removeItem(atPath: "\(sandbox.root)/\(Sandbox.answers)/BestRate.swift")
    let ended = try sandbox.kit("check", "1", "--json")
    #expect(try statuses(ended) == ["did not report", "missing", "todo"])
  }

  @Test func brokenCodeThatNobodyTouchedIsNotTried() throws {
    let (reference, file) = (
      "\(Sandbox.solutions)/BestRate.swift", "\(Sandbox.answers)/BestRate.swift"
    )
    try sandbox.change(reference, "// WRONG steepest-only", "// BROKEN steepest-only")
    defer { try? sandbox.change(reference, "// BROKEN", "// WRONG") }
    _ = try sandbox.kit("dev", "stubs")
    #expect(try sandbox.kit("check", "1.2").output.contains("this is 1/λmax"))
    #expect(try sandbox.kit("list", "1").output.contains("· 1.2"))
    try sandbox.change(file, "1 / curvatures.max()!", "2 / curvatures.max()!")
    #expect(try sandbox.kit("check", "1.2").output.contains("this is 2/λmax"))
    #expect(try sandbox.kit("list", "1").output.contains("● 1.2"))
  }

  @Test func hintsComeOneByOne() throws {
    for (level, words) in [
      (1, "nobody moves"), (2, "The rule is"), (3, "Begin with"), (3, "Begin with"),
    ] {
      let hint = try sandbox.kit("hint", "1.1").output
      #expect(hint.contains("hint \(level) of 3") && hint.contains(words))
    }
    #expect(try sandbox.kit("hint", "1.1", "--level", "1").output.contains("hint 1 of 3"))
    for level in ["4", "0", "-1", "\(Int.min)", "\(Int.max)"] {
      let refused = try sandbox.kit("hint", "1.1", "--level", level)
      #expect(refused.status == ExitStatus.usage && refused.errors.contains("no hint \(level)"))
    }
    #expect(try sandbox.kit("hint", "1.9").errors.contains("there is no exercise 1.9"))
  }

  @Test func aSpoiledExerciseIsMarkedAndAResetKeepsTheAnswer() throws {
    try answer("1.2", "BestRate", "0.5")
    #expect(
      try sandbox.kit("solution", "1.2", "--spoil").output.contains("  +   return 2 / (low + high)")
    )
    #expect(try sandbox.kit("list", "1").output.contains("○ 1.2"))
    let reset = try sandbox.kit("reset", "1.2").output
    #expect(reset.contains(".kit/backup/1.2-BestRate.swift"))
    #expect(sandbox.contents(of: ".kit/backup/1.2-BestRate.swift")?.contains("  0.5\n") == true)
    #expect(
      sandbox.contents(of: "\(Sandbox.answers)/BestRate.swift")?.contains("todo(\"1.2\")") == true)
    #expect(try sandbox.kit("list", "1").output.contains("· 1.2"))
  }

  @Test func withoutATerminalWatchChecksOnceAndSaysSo() throws {
    let ended = try sandbox.kit("watch", "1.1")
    #expect(ended.status == ExitStatus.usage)
    #expect(ended.output.contains("1.1 · One step downhill"))
    #expect(ended.errors.contains("watch needs a terminal"))
  }

  @Test func anExerciseOfMyOwnIsSoundFromTheStart() throws {
    let made = try sandbox.kit("new", "exercise", "1", "my-idea")
    #expect(made.output.contains("1.4"))
    #expect(try sandbox.kit("list", "1").output.contains("· 1.4  My idea (5 min, your own)"))
    #expect(try sandbox.kit("list").output.contains("0/4"))
    let selfTest = try sandbox.kit("dev", "check", "1.4")
    #expect(selfTest.output.hasPrefix("✓ 1 exercises"))
    try answer("1.4", "MyIdea", "x * x")
    #expect(try sandbox.kit("check", "1.4").output.contains("this is x²"))
    #expect(sandbox.contents(of: "\(Sandbox.answers)/MyTests.swift")?.contains("myIdea(2)") == true)
    for part in ["Own", "MyIdea.swift"] {
      try FileManager.default.removeItem(atPath: "\(sandbox.root)/\(Sandbox.answers)/\(part)")
    }
    try sandbox.write("", to: "\(Sandbox.answers)/MyTests.swift")
  }
}
