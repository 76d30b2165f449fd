import ArgumentParser

/// A number of an experiment that the reader changes for one run: `--set rate=0.1`.
public struct Change: Sendable, Equatable, ExpressibleByArgument, CustomStringConvertible {
  public let name: String
  public let value: Double

  public init?(argument: String) {
    let parts = argument.split(separator: "=", omittingEmptySubsequences: false)
    guard parts.count == 2, Template.isName(String(parts[0])), let value = Double(parts[1]),
      value.isFinite
    else { return nil }
    (name, self.value) = (String(parts[0]), value)
  }

  public var description: String { "\(name)=\(value)" }
}

extension Chapter {
  /// A number of the experiment: `usual`, unless the reader changed it with `--set name=value`.
  ///
  /// It enters the protocol of `metrics.json`. Ask for all numbers in the first cell: the second
  /// ends a run that was told to change a number that nobody asked for.
  public func setting(_ name: String, _ usual: Double) -> Double {
    let value = options.changes.last { $0.name == name }?.value ?? usual
    Session.shared.locked { Session.shared.settings.append(name) }
    note(name, value)
    return value
  }
}

extension Session {
  /// Ends the run when a change names a number that this chapter does not have.
  func checkChanges(line: UInt) {
    guard let unknown = changes.first(where: { !settings.contains($0.name) }) else { return }
    let known = settings.isEmpty ? "none" : settings.joined(separator: ", ")
    stop(
      "--set \(unknown): \(chapter) has no number called \"\(unknown.name)\" to change; "
        + "it has: \(known).", line: Int(line), code: ExitStatus.usage)
  }
}
