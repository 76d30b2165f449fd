import Escaping

/// Why a data set could not be read: one sentence that says what, where, what was expected,
/// what was found and what to do.
public struct DatasetError: Error, Equatable, CustomStringConvertible {
  public let description: String

  /// The sentence "`path`: `problem`; `remedy`.", in one line whatever names stand in it.
  public init(_ path: String, _ problem: String, remedy: String) {
    description = "\(path): \(problem); \(remedy).".visibleLine
  }
}
