import Checks
import Foundation
import Weaving
import SystemCalls

/// That exercises are sound: what `kit dev check` looks at, and the sentences about what it finds.
package struct SelfTest {
  let repository: Repository
  let exercises: [Exercise]
  package internal(set) var problems: [String] = []
  package internal(set) var wrongAnswers = 0
  package internal(set) var checksRun = 0

  package init(_ repository: Repository, _ exercises: [Exercise]) {
    (self.repository, self.exercises) = (repository, exercises)
  }

  mutating func demand(_ holds: Bool, _ exercise: Exercise, _ sentence: String) {
    if holds { return }
    problems.append("\(exercise.id) \(repository.shortened(exercise.referencePath)): \(sentence)")
  }

  // MARK: What can be read

  package mutating func readDeclarations() {
    for exercise in exercises {
      readProse(of: exercise)
      countChecks(of: exercise)
      findLeaks(exercise)
      findExamples(of: exercise)
      demand(
        exercise.isCalled || !exercise.isOfTheCourse, exercise,
        "the chapter calls \(exercise.function) nowhere, so --mine cannot run it.")
    }
    for (id, same) in Dictionary(grouping: exercises, by: \.id) where same.count > 1 {
      demand(false, same[1], "the number \(id) is taken.")
    }
  }

  private mutating func readProse(of exercise: Exercise) {
    demand(!exercise.task.isEmpty, exercise, "there is no task below the title.")
    demand(exercise.minutes > 0, exercise, "expected “*Minutes:* 5” below the title.")
    demand(
      exercise.hints.count == 3 && exercise.hints.allSatisfy { !$0.isEmpty }, exercise,
      "expected three “## Hint” with text, found \(exercise.hints.count).")
    demand(!exercise.why.isEmpty, exercise, "there is no “## Why” with text.")
  }

  private mutating func countChecks(of exercise: Exercise) {
    let (checks, wrong) = (exercise.checkNames, exercise.code.wrongAnswers)
    demand(checks.count >= 2, exercise, "expected two checks or more, found \(checks.count).")
    demand(
      wrong.count >= 2, exercise,
      "expected two // WRONG name: mistake or more, found \(wrong.count).")
    demand(
      Set(wrong.map(\.mistake)).count == wrong.count, exercise,
      "two wrong answers have the same sentence.")
  }

  /// No line of the solution may stand in the stub, the task or a hint.
  private mutating func findLeaks(_ exercise: Exercise) {
    for line in exercise.code.solution.map(\.trimmed) where line.count >= 12 {
      if !exercise.isBroken {
        demand(!exercise.stub.contains(line), exercise, "the stub shows the solution's “\(line)”.")
      }
      for (index, hint) in exercise.hints.enumerated() {
        demand(
          !hint.contains(line), exercise, "hint \(index + 1) shows the solution's “\(line)”.")
      }
    }
  }

  /// What the task works out must be one of the checks.
  private mutating func findExamples(of exercise: Exercise) {
    let checks = exercise.checks.filter { !$0.isWhitespace }
    for example in exercise.examples {
      demand(
        checks.contains(example.filter { !$0.isWhitespace }), exercise,
        "the task's example “\(example)” is not one of the checks.")
    }
  }

  // MARK: What stands in Exercises/

  package mutating func compareStubs() {
    for exercise in exercises {
      let file = BoundedFile.text(exercise.answerPath)
      demand(
        file == exercise.stub, exercise,
        "\(repository.shortened(exercise.answerPath)) is not the stub; write it with"
          + " ./kit dev stubs \(exercise.id), or keep the answer in it and pass --solved")
    }
    for folder in Set(exercises.map(\.chapterFolder)).sorted() { findStrays(folder) }
  }

  private mutating func findStrays(_ folder: String) {
    let chapter = try? repository.chapter((folder as NSString).lastPathComponent)
    let exercises = chapter.flatMap { try? repository.exercises(of: $0) } ?? []
    let known = Set(exercises.map(\.file) + ["MyTests.swift"])
    let files = try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/Exercises")
    for file in (files ?? []).sorted() where file.hasSuffix(".swift") && !known.contains(file) {
      problems.append(
        "\(repository.shortened(folder))/Exercises/\(file) belongs to no exercise; remove it.")
    }
  }
}

extension Exercise {
  /// Whether the reader mends code that runs and is wrong, instead of filling in a blank.
  package var isBroken: Bool { code.wrongAnswers.contains(where: \.isStart) }
}
