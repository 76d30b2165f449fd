/// What the program that checks an exercise says to the command line, one line of a file each.
public enum CheckEvent: Equatable, Sendable {
  case began(String)
  case passed(String)
  case failed(String, CheckFailure)
  case todo
  /// All checks have run: so many.
  case finished(Int)
}

extension CheckEvent {
  private static let (between, end): (Character, Character) = ("\u{1F}", "\u{1E}")

  var text: String {
    let fields: [String] =
      switch self {
      case .began(let name): ["began", name]
      case .passed(let name): ["passed", name]
      case .failed(let name, let failure):
        ["failed", name, failure.input, failure.expected, failure.got, failure.mistake ?? ""]
      case .todo: ["todo"]
      case .finished(let count): ["finished", "\(count)"]
      }
    return fields.joined(separator: String(CheckEvent.between)) + String(CheckEvent.end)
  }

  /// The events of a report; one that was cut off in the middle does not count.
  public static func parse(_ report: String) -> [CheckEvent] {
    report.split(separator: end).compactMap { line in
      let fields = line.split(separator: between, omittingEmptySubsequences: false)
      return CheckEvent(fields.map(String.init))
    }
  }

  private init?(_ fields: [String]) {
    switch (fields.first, fields.count) {
    case ("began", 2): self = .began(fields[1])
    case ("passed", 2): self = .passed(fields[1])
    case ("failed", 6):
      let mistake = fields[5].isEmpty ? nil : fields[5]
      self = .failed(
        fields[1],
        CheckFailure(input: fields[2], expected: fields[3], got: fields[4], mistake: mistake))
    case ("todo", 1): self = .todo
    case ("finished", 2): self = .finished(Int(fields[1]) ?? 0)
    default: return nil
    }
  }
}
