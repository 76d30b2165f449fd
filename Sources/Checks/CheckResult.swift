import Foundation

/// What a judge says about one check.
public struct CheckResult: Codable, Equatable, Sendable {
  public enum Outcome: Codable, Equatable, Sendable {
    case holds
    case fails(CheckFailure)
    /// The answer never came to it.
    case open
  }

  public let name: String
  public let outcome: Outcome

  public init(_ name: String, _ outcome: Outcome) { (self.name, self.outcome) = (name, outcome) }

  /// What a judge wrote; nil where it did not come to an end.
  public static func parse(_ text: String) -> [CheckResult]? { Wire.value(text) }
}
