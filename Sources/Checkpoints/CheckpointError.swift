import Foundation

/// What is wrong with a file, in one sentence: where, what was expected, what was found.
public struct CheckpointError: Error, Equatable, Sendable, CustomStringConvertible, LocalizedError {
  public let description: String
  public var errorDescription: String? { description }

  init(_ description: String) { self.description = description }
}

/// The system's words for the last error.
func systemError() -> String { String(cString: strerror(errno)) }
