import Foundation
import Weaving
import Testing

/// `kit dev check` on a sound exercise, and on one that is broken in each of the ways it looks for.
@Suite(.serialized) struct SelfTestTests {
  static let path = "\(Sandbox.solutions)/BestRate.swift"
  /// One sandbox, so that the compiler has little to do; every test begins with the sound exercise.
  nonisolated(unsafe) static let shared = try! Sandbox.forExercises(["BestRate.swift"])
  let sandbox = SelfTestTests.shared

  init() throws {
    try FileManager.default.removeItem(atPath: "\(sandbox.root)/\(SelfTestTests.path)")
    try sandbox.copy(SelfTestTests.path)
    #expect(try sandbox.kit("dev", "stubs").status == 0)
  }

  @Test func aSoundExerciseIsProved() throws {
    let ended = try sandbox.kit("dev", "check")
    let proved =
      "the stubs are to do, the references pass, 5 wrong answers are recognised, 4 checks ran."
    #expect(ended.output == "✓ 1 exercises: \(proved)\n")
    #expect(ended.status == ExitStatus.done)
  }

  @Test(arguments: [
    // The stub is not "to do": no check comes to the place.
    (
      "  // BEGIN SOLUTION", "  if curvatures.count < 9 { return 7 }\n  // BEGIN SOLUTION",
      "the stub should be “todo”, it is “failed”."
    ),
    (
      "return 2 / (low + high)", "return 3 / (low + high)",
      "the reference should pass, it is “failed”."
    ),
    // A wrong answer that no check recognises, and one that passes.
    (
      "\": 0.1,", "\": 0.7,",
      "the wrong answer “1.2-wrong-steepest-only” should fail with “this is 1/λmax"
    ),
    (
      "//   return 1 / curvatures.max()!",
      "//   return 2 / (curvatures.min()! + curvatures.max()!)",
      "it is “passed”."
    ),
    // Broken code that is not broken.
    (
      "// WRONG steepest-only: this is 1/λmax: perfect for the steepest direction, too slow for the flattest"
        + "\n  //   return 1 / curvatures.max()!",
      "// BROKEN steepest-only: this is 1/λmax: perfect for the steepest direction, too slow for the flattest"
        + "\n  //   return 2 / (curvatures.min()! + curvatures.max()!)",
      "the broken code should fail, it is “passed”."
    ),
    // A check that is written and never runs.
    (
      "  public let checks = [",
      "  let spare = Check(\"spare\", input: \"\", expected: 1) { 1 }\n  public let checks = [",
      "the file has 5 checks, 4 ran"
    ),
    ("return 2 / (low + high)", "return 2 / (low + hihg)", "cannot find 'hihg' in scope"),
    // What can be read.
    ("//: ## Why", "//: ## Because", "there is no “## Why” with text."),
    ("//: ## Hint\n//: There", "//:\n//: There", "expected three “## Hint” with text, found 2."),
    (
      "//: ## Hint\n//: There", "//: ## Hint\n//: return 2 / (low + high)",
      "hint 2 shows the solution's"
    ),
    (
      "// END SOLUTION", "// END SOLUTION\n  // return 2 / (low + high)",
      "the stub shows the solution's"
    ),
    ("//: *Minutes:* 8", "//: *Time:* 8", "expected “*Minutes:* 5”"),
    (
      "`bestRate(curvatures: [1, 10])`", "`bestRate(curvatures: [1, 12])`",
      "the task's example “bestRate(curvatures: [1, 12])” is not one of the checks."
    ),
    ("func bestRate(", "func betterRate(", "the chapter calls betterRate nowhere"),
    ("WRONG", "RIGHT", "expected two // WRONG name: mistake or more, found 0."),
    ("// BEGIN SOLUTION", "// BEGIN", "expected one // BEGIN SOLUTION and one // END SOLUTION"),
    ("//: # 1.2 · The", "//: # The", "expected “//: # 1.2 · Title” in the first line"),
  ])
  func aBrokenExerciseIsCaught(_ old: String, _ new: String, _ sentence: String) throws {
    try sandbox.change(SelfTestTests.path, old, new)
    _ = try sandbox.kit("dev", "stubs")
    let ended = try sandbox.kit("dev", "check")
    #expect((ended.output + ended.errors).contains(sentence))
    #expect([ExitStatus.checksFailed, ExitStatus.source].contains(ended.status))
  }

  @Test func aStubThatDriftedIsCaughtUnlessAReaderSolvedIt() throws {
    let answer = "\(Sandbox.answers)/BestRate.swift"
    try sandbox.change(answer, "todo(\"1.2\")", "return 1")
    let ended = try sandbox.kit("dev", "check")
    #expect(
      ended.output.contains("BestRate.swift is not the stub; write it with ./kit dev stubs 1.2"))
    #expect(ended.status == ExitStatus.checksFailed)
    #expect(try sandbox.kit("dev", "check", "--solved").status == ExitStatus.done)
  }

  /// The reference with small changes: all fail a check, or say why they are equal.
  @Test func noMutantPassesUnlessItSaysWhy() throws {
    let sound = try sandbox.kit("dev", "mutants")
    #expect(sound.status == ExitStatus.done)
    #expect(sound.output.contains("6 are equal on the whole domain and say why."))
    try sandbox.change(
      SelfTestTests.path, "  //   return absolute(2 / (low + high))\n", "  //   return 7\n")
    let weak = try sandbox.kit("dev", "mutants")
    #expect(weak.status == ExitStatus.checksFailed)
    #expect(weak.output.contains("“return absolute(2 / (low + high))” passes every check."))
    #expect(weak.output.contains("EQUAL “return 7” is no mutant that passes."))
  }

  @Test func aStrayFileIsCaught() throws {
    let stray = "\(Sandbox.answers)/Old.swift"
    try sandbox.write("", to: stray)
    defer { try? FileManager.default.removeItem(atPath: "\(sandbox.root)/\(stray)") }
    #expect(try sandbox.kit("dev", "check").output.contains("Old.swift belongs to no exercise"))
  }
}
