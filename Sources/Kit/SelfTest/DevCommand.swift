import ArgumentParser
import Foundation
import Weaving
import SystemCalls

/// What an author of exercises needs; a reader does not.
struct DevCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dev", abstract: "For authors of chapters and exercises.", shouldDisplay: false,
    subcommands: [
      DevCheckCommand.self, DevLintCommand.self, DevMutantsCommand.self, DevStubsCommand.self,
    ])
}

struct DevStubsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stubs", abstract: "Write the stubs of exercises from their reference files.")

  @Argument(help: "An exercise (1.2), a chapter (1, maml) or all.")
  var which = "all"

  func run() throws {
    let repository = try Repository.find()
    for exercise in try repository.exercises(which) {
      try repository.writeStub(of: exercise)
      print("\(exercise.id)  \(repository.shortened(exercise.answerPath))")
    }
  }
}

struct DevCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Prove that exercises are sound: stub, reference, wrong answers.")

  @Argument(help: "An exercise (1.2), a chapter (1, maml) or all.")
  var which = "all"

  @Flag(help: "The files in Exercises/ may hold a reader's answers instead of stubs.")
  var solved = false

  func run() throws {
    let repository = try Repository.find()
    Interrupt.watch()
    standardError("checking…\n")
    let exercises = try repository.exercises(which)
    var selfTest = SelfTest(repository, exercises)
    selfTest.readDeclarations()
    if !solved { selfTest.compareStubs() }
    if selfTest.problems.isEmpty { try selfTest.runVariants() }
    for problem in selfTest.problems { print("✗ \(problem)") }
    if !selfTest.problems.isEmpty { throw ExitCode(ExitStatus.checksFailed) }
    print(
      "✓ \(exercises.count) exercises: the stubs are to do, the references pass,"
        + " \(selfTest.wrongAnswers) wrong answers are recognised, \(selfTest.checksRun) checks ran."
    )
  }
}

struct DevMutantsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mutants",
    abstract: "Prove that no small change of a reference passes its checks.")

  @Argument(help: "An exercise (1.2), a chapter (1, maml) or all.")
  var which = "all"

  func run() throws {
    let repository = try Repository.find()
    Interrupt.watch()
    standardError("checking…\n")
    var mutation = MutationTest(repository, try repository.exercises(which))
    try mutation.run()
    for row in mutation.rows { print(row.line) }
    let problems = mutation.rows.flatMap(\.problems)
    for problem in problems { print("✗ \(problem)") }
    if !problems.isEmpty { throw ExitCode(ExitStatus.checksFailed) }
    print(mutation.summary)
  }
}
