import ArgumentParser
import Foundation
import Weaving
import SystemCalls

/// What an author of exercises needs; a reader does not.
struct DevCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dev", abstract: "For authors of exercises.", shouldDisplay: false,
    subcommands: [DevCheckCommand.self, DevMutantsCommand.self, DevStubsCommand.self])
}

struct DevStubsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stubs", abstract: "Write the stubs of exercises from their reference files.")

  @Argument(help: "An exercise (1.2), a chapter (1, maml) or all.")
  var which = "all"

  func run() throws {
    let house = try House.find()
    for exercise in try house.exercises(which) {
      try house.writeStub(of: exercise)
      print("\(exercise.id)  \(house.shortened(exercise.answerPath))")
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
    let house = try House.find()
    Interrupt.watch()
    standardError("checking…\n")
    let exercises = try house.exercises(which)
    var proof = Proof(house, exercises)
    proof.readDeclarations()
    if !solved { proof.compareStubs() }
    if proof.problems.isEmpty { try proof.runVariants() }
    for problem in proof.problems { print("✗ \(problem)") }
    if !proof.problems.isEmpty { throw ExitCode(ExitStatus.checksFailed) }
    print(
      "✓ \(exercises.count) exercises: the stubs are to do, the references pass,"
        + " \(proof.wrongAnswers) wrong answers are recognised, \(proof.checksRun) checks ran.")
  }
}

struct DevMutantsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mutants",
    abstract: "Prove that no small change of a reference passes its checks.")

  @Argument(help: "An exercise (1.2), a chapter (1, maml) or all.")
  var which = "all"

  func run() throws {
    let house = try House.find()
    Interrupt.watch()
    standardError("checking…\n")
    var proof = MutantProof(house, try house.exercises(which))
    try proof.run()
    for row in proof.rows { print(row.line) }
    let problems = proof.rows.flatMap(\.problems)
    for problem in problems { print("✗ \(problem)") }
    if !problems.isEmpty { throw ExitCode(ExitStatus.checksFailed) }
    print(proof.summary)
  }
}
