import ArgumentParser
import Foundation
import Notebook

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Check your answers to exercises.")

  @Argument(help: "An exercise (1.2), a chapter (1, maml) or all.")
  var which = "all"

  @Flag(help: "As JSON, for scripts.")
  var json = false

  func run() throws {
    let house = try House.find()
    Interrupt.watch()
    let exercises = try house.exercises(which)
    standardError("checking…\n")
    var verdicts: [Verdict] = []
    for chapter in Set(exercises.map(\.chapter)).sorted() {
      let found = try house.check(exercises.filter { $0.chapter == chapter })
      verdicts += found
      if !json { for verdict in found { show(verdict, house) } }
    }
    let passed = verdicts.count { $0.status == .passed }
    if !json { print("\(passed) of \(verdicts.count) passed.") }
    if let worst = verdicts.map(\.exitStatus).max(), worst != 0 { throw ExitCode(worst) }
  }

  private func show(_ verdict: Verdict, _ house: House) {
    let page = VerdictPage(verdict: verdict, house: house, terminal: .of(STDOUT_FILENO))
    Swift.print(page.text)
  }
}
