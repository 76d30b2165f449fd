import Foundation
import SystemCalls

/// What the reader has done so far: `.kit/state.json`, plain and sorted, so that it can be committed.
package struct ExerciseProgress: Codable, Equatable, Sendable {
  package enum Status: String, Codable, Sendable {
    case tried, passed
    /// The solution was looked at before the answer passed.
    case revealed
  }

  package struct Entry: Codable, Equatable, Sendable {
    /// How many hints have been shown.
    package var hints = 0
    package var status: Status?

    init() {}

    /// More hints than there are mean all of them.
    package init(from decoder: any Decoder) throws {
      let fields = try decoder.container(keyedBy: CodingKeys.self)
      hints = min(max(try fields.decode(Int.self, forKey: .hints), 0), 1000)
      status = try fields.decodeIfPresent(Status.self, forKey: .status)
    }
  }

  private var version = 1
  private var exercises: [String: Entry] = [:]

  package init() {}

  /// Where a clone keeps it.
  package static let path = ".kit/state.json"

  /// The progress that a file holds; none where there is no file.
  package static func read(_ path: String) throws -> ExerciseProgress {
    do {
      return try JSONDecoder().decode(ExerciseProgress.self, from: BoundedFile.read(path))
    } catch let failure as ReadFailure where failure.isMissing {
      return ExerciseProgress()
    }
  }

  /// How far the exercise `1.1` is.
  package subscript(_ id: String) -> Entry {
    get { exercises[id] ?? Entry() }
    set { exercises[id] = newValue == Entry() ? nil : newValue }
  }
}
