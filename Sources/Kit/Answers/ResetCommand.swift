import ArgumentParser
import Foundation
import Weaving

struct ResetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reset", abstract: "Start an exercise again; your answer is kept in .kit/backup.")

  @Argument(help: "The exercise, such as 1.2.")
  var which: String

  func run() throws {
    let repository = try Repository.find()
    let exercise = try repository.exercise(which)
    let shown = repository.shortened(exercise.answerPath)
    if let answer = try repository.contents(of: exercise.answerPath) {
      if answer == Data(exercise.stub.utf8) { return print("\(shown) is the stub already.") }
      let backup = repository.freeBackup(of: exercise)
      try repository.write(answer, to: backup)
      print("Your answer is kept: \(repository.shortened(backup))")
    }
    try repository.writeStub(of: exercise)
    var progress = try repository.progress()
    progress[exercise].status = nil
    try repository.keep(progress)
    print("\(shown) is the stub again.")
  }
}

extension Repository {
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
