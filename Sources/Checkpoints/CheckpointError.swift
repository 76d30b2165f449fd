import Escaping
import Foundation

/// What is wrong with a file, in one sentence: where, what was expected, what was found.
public struct CheckpointError: Error, Equatable, Sendable, CustomStringConvertible, LocalizedError {
  public let description: String
  public var errorDescription: String? { description }

  /// The sentence; names and values in it come from a file, and bring no controls.
  init(_ description: String) { self.description = description.visibleLine }
}

/// The system's words for the last error.
func systemError() -> String { String(cString: strerror(errno)) }
