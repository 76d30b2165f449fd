import ArgumentParser
import Foundation
import Weaving

struct ResetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reset", abstract: "Start an exercise again; your answer is kept in .kit/backup.")

  @Argument(help: "The exercise, such as 1.2.")
  var which: String

  func run() throws {
    let house = try House.find()
    let exercise = try house.exercise(which)
    let shown = house.shortened(exercise.answerPath)
    if let answer = try house.contents(of: exercise.answerPath) {
      if answer == Data(exercise.stub.utf8) { return print("\(shown) is the stub already.") }
      let backup = house.freeBackup(of: exercise)
      try house.write(answer, to: backup)
      print("Your answer is kept: \(house.shortened(backup))")
    }
    try house.writeStub(of: exercise)
    var progress = try house.progress()
    progress[exercise].status = nil
    try house.keep(progress)
    print("\(shown) is the stub again.")
  }
}

extension House {
  /// `.kit/backup/1.1-DescentStep.swift`, then `….2`, `….3`, …
  fileprivate func freeBackup(of exercise: Exercise) -> String {
    let first = "\(root)/.kit/backup/\(exercise.id)-\(exercise.file)"
    var (path, number) = (first, 1)
    while FileManager.default.fileExists(atPath: path) {
      number += 1
      path = "\(first).\(number)"
    }
    return path
  }
}
