import Foundation
import Notebook

/// What the reader has done so far: `.kit/state.json`, plain and sorted, so that it can be committed.
package struct Progress: Codable, Equatable, Sendable {
  package enum Status: String, Codable, Sendable {
    case tried, passed
    /// The solution was looked at before the answer passed.
    case revealed
  }

  package struct Entry: Codable, Equatable, Sendable {
    /// How many hints have been shown.
    package var hints = 0
    package var status: Status?
  }

  package var version = 1
  package var exercises: [String: Entry] = [:]

  package subscript(_ exercise: Exercise) -> Entry {
    get { exercises[exercise.id] ?? Entry() }
    set { exercises[exercise.id] = newValue == Entry() ? nil : newValue }
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
  package var statePath: String { root + "/.kit/state.json" }

  package func progress() throws -> Progress {
    guard let data = FileManager.default.contents(atPath: statePath) else { return Progress() }
    do {
      return try JSONDecoder().decode(Progress.self, from: data)
    } catch {
      throw KitError(
        "kit: \(shortened(statePath)) cannot be read. Remove it: ./kit check all writes it again"
          + " from your answers.", ExitStatus.missing)
    }
  }

  package func keep(_ progress: Progress) throws {
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
