import Foundation
import Weaving

extension ExerciseProgress {
  package subscript(_ exercise: Exercise) -> Entry {
    get { self[exercise.id] }
    set { self[exercise.id] = newValue }
  }

  package func isDone(_ exercise: Exercise) -> Bool {
    let status = self[exercise].status
    return status == .passed || status == .revealed
  }

  /// Takes a verdict in; true when the exercise passes for the first time.
  package mutating func take(_ verdict: Verdict) -> Bool {
    let before = self[verdict.exercise].status
    if before == .revealed { return false }
    self[verdict.exercise].status =
      switch verdict.status {
      case .passed: .passed
      case .todo, .missing: nil
      case _ where verdict.isUntouched: nil
      default: .tried
      }
    return verdict.status == .passed && before != .passed
  }
}

extension Repository {
  package var statePath: String { "\(root)/\(ExerciseProgress.path)" }

  package func progress() throws -> ExerciseProgress {
    do {
      return try .read(statePath)
    } catch {
      throw KitError(
        "kit: \(shortened(statePath)) cannot be read. Remove it: ./kit check all writes it again"
          + " from your answers.", ExitStatus.missing)
    }
  }

  package func keep(_ progress: ExerciseProgress) throws {
    try write(Data((jsonText(progress) + "\n").utf8), to: stateFile)
  }

  /// The file of the progress: behind a link that a reader put there, which stays one.
  private var stateFile: String {
    let files = FileManager.default
    let isLink = (try? files.destinationOfSymbolicLink(atPath: statePath)) != nil
    guard isLink, files.fileExists(atPath: statePath) else { return statePath }
    return URL(fileURLWithPath: statePath).resolvingSymlinksInPath().path
  }
}
