import Foundation
import Notebook

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
    switch verdict.status {
    case .todo, .missing: if before != .revealed { self[verdict.exercise].status = nil }
    case .passed: if before != .revealed { self[verdict.exercise].status = .passed }
    default: if before != .revealed { self[verdict.exercise].status = .tried }
    }
    return verdict.status == .passed && before != .passed && before != .revealed
  }
}

extension House {
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
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    try write(encoder.encode(progress) + Data("\n".utf8), to: statePath)
  }

  /// Writes a file and the folders above it; it is either the old one or the whole new one.
  package func write(_ data: Data, to path: String) throws {
    let file = URL(fileURLWithPath: path)
    do {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try data.write(to: file, options: .atomic)
    } catch {
      throw KitError(
        "kit: cannot write \(shortened(path)): \(error.localizedDescription)", ExitStatus.missing)
    }
  }
}
