import Exercises
import Foundation
import Notebook

/// That exercises are sound: what `kit dev check` looks at, and the sentences about what it finds.
package struct Proof {
  let house: House
  let exercises: [Exercise]
  package private(set) var problems: [String] = []
  package private(set) var wrongAnswers = 0
  package private(set) var checksRun = 0

  package init(_ house: House, _ exercises: [Exercise]) {
    (self.house, self.exercises) = (house, exercises)
  }

  private mutating func demand(_ holds: Bool, _ exercise: Exercise, _ sentence: String) {
    if holds { return }
    problems.append("\(exercise.id) \(house.shortened(exercise.referencePath)): \(sentence)")
  }

  // MARK: What can be read

  package mutating func readDeclarations() {
    for exercise in exercises {
      let wrong = exercise.code.wrongAnswers
      demand(!exercise.task.isEmpty, exercise, "there is no task below the title.")
      demand(exercise.minutes > 0, exercise, "expected “*Minutes:* 5” below the title.")
      demand(
        exercise.hints.count == 3 && exercise.hints.allSatisfy { !$0.isEmpty }, exercise,
        "expected three “## Hint” with text, found \(exercise.hints.count).")
      demand(!exercise.why.isEmpty, exercise, "there is no “## Why” with text.")
      demand(
        exercise.checkNames.count >= 2, exercise,
        "expected two checks or more, found \(exercise.checkNames.count).")
      demand(
        wrong.count >= 2, exercise,
        "expected two // WRONG name: mistake or more, found \(wrong.count).")
      demand(
        Set(wrong.map(\.mistake)).count == wrong.count, exercise,
        "two wrong answers have the same sentence.")
      findLeaks(exercise)
    }
    let ids = Dictionary(grouping: exercises, by: \.id)
    for (id, same) in ids where same.count > 1 {
      demand(false, same[1], "the number \(id) is taken.")
    }
  }

  /// No line of the solution may stand in the stub, the task or a hint.
  private mutating func findLeaks(_ exercise: Exercise) {
    for line in exercise.code.solution.map(\.trimmed) where line.count >= 12 {
      if !exercise.code.wrongAnswers.contains(where: { $0.isStart }) {
        demand(!exercise.stub.contains(line), exercise, "the stub shows the solution's “\(line)”.")
      }
      for (index, hint) in exercise.hints.enumerated() {
        demand(
          !hint.contains(line), exercise, "hint \(index + 1) shows the solution's “\(line)”.")
      }
    }
  }

  // MARK: What stands in Exercises/

  package mutating func compareStubs() {
    for exercise in exercises {
      let file = try? String(contentsOfFile: exercise.answerPath, encoding: .utf8)
      demand(
        file == exercise.stub, exercise,
        "\(house.shortened(exercise.answerPath)) is not the stub; write it with"
          + " ./kit dev stubs \(exercise.id)")
    }
    for folder in Set(exercises.map(\.chapterFolder)).sorted() { findStrays(folder) }
  }

  private mutating func findStrays(_ folder: String) {
    let chapter = try? house.chapter((folder as NSString).lastPathComponent)
    let exercises = chapter.flatMap { try? house.exercises(of: $0) } ?? []
    let known = Set(exercises.map(\.file) + ["MyTests.swift"])
    let files = try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/Exercises")
    for file in (files ?? []).sorted() where file.hasSuffix(".swift") && !known.contains(file) {
      problems.append(
        "\(house.shortened(folder))/Exercises/\(file) belongs to no exercise; remove it.")
    }
  }

  // MARK: What can be run

  /// The stub, the reference and every wrong answer of every exercise, in one program.
  package mutating func runVariants() throws {
    let variants = exercises.flatMap { variantsOf($0) }
    let bench = Bench(house, product: "variants", entries: variants.map(\.entry))
    if let output = try bench.build() {
      let errors = house.compileErrors(in: output)
      if errors.isEmpty { throw house.cannotBuild("variants", output) }
      return problems += errors.map { "does not compile: \($0)" }
    }
    for variant in variants {
      try judge(variant, bench.run(variant.entry))
    }
  }

  private struct Variant {
    enum Kind { case stub, reference, wrong(String) }
    let kind: Kind
    let entry: Bench.Entry
  }

  private func variantsOf(_ exercise: Exercise) -> [Variant] {
    func variant(_ name: String, _ kind: Variant.Kind, _ text: String) -> Variant {
      Variant(
        kind: kind,
        entry: Bench.Entry(
          exercise: exercise, name: "\(exercise.id)-\(name)", text: text, path: nil))
    }
    let code = exercise.code
    return [
      variant("stub", .stub, exercise.stub),
      variant("reference", .reference, exercise.answer(code.reference)),
    ]
      + code.wrongAnswers.map {
        variant("wrong-\($0.name)", .wrong($0.mistake), exercise.answer(code.with($0)))
      }
  }

  private mutating func judge(_ variant: Variant, _ verdict: Verdict) {
    let exercise = verdict.exercise
    let status = verdict.status.rawValue
    switch variant.kind {
    case .stub where !exercise.isBroken:
      demand(verdict.status == .todo, exercise, "the stub should be “todo”, it is “\(status)”.")
    case .stub:
      demand(verdict.status == .failed, exercise, "the broken code should fail, it is “\(status)”.")
    case .reference:
      demand(
        verdict.status == .passed, exercise,
        "the reference should pass, it is “\(status)”. \(verdict.firstWords)")
      let ran = verdict.results.map(\.name)
      demand(
        ran == exercise.checkNames, exercise,
        "the file has \(exercise.checkNames.count) checks, \(ran.count) ran: \(ran).")
      checksRun += ran.count
    case .wrong(let mistake):
      wrongAnswers += 1
      demand(
        verdict.failures.contains { $0.failure.mistake == mistake }, exercise,
        "the wrong answer “\(variant.entry.name)” should fail with “\(mistake)”, it is"
          + " “\(status)”. \(verdict.firstWords)")
    }
  }
}

extension Exercise {
  /// Whether the reader mends code that runs and is wrong, instead of filling in a blank.
  package var isBroken: Bool { code.wrongAnswers.contains(where: \.isStart) }
}

extension Verdict {
  /// The first thing that went wrong, in a line.
  fileprivate var firstWords: String {
    guard let first = failures.first else { return reason ?? "" }
    let note = first.failure.mistake.map { " ← \($0)" } ?? ""
    return "“\(first.name)” got \(first.failure.got), expected \(first.failure.expected)\(note)"
  }
}
