import ArgumentParser

/// What a reader gives for a setting of a chapter, for one run: `--set rate=0.1`.
public struct Change: Sendable, Equatable, ExpressibleByArgument, CustomStringConvertible {
  /// What the setting is called.
  public let name: String
  /// As it was given; the setting's declaration says whether it may be.
  public let text: String

  public init?(argument: String) {
    guard let equals = argument.firstIndex(of: "=") else { return nil }
    (name, text) = (String(argument[..<equals]), String(argument[argument.index(after: equals)...]))
    guard Template.isName(name) else { return nil }
  }

  public var description: String { "\(name)=\(text)" }
}
