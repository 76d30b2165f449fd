/// What the program with a reader's answer says, and how the command line reads it.
///
/// **Why a verdict cannot be forged.** This program never says “passed”: it knows neither what a check expects
/// nor its name, only what to ask (``Question``). It sends what the answer gave, and another program, in which
/// no line is the reader's, compares. So the only way to a ✓ is to send the right value for every check, in
/// order, and then to end well; an answer that can do so may as well return it.
///
/// Each line is valid only with its token, which no line before it has shown. The tokens are random, come
/// through a pipe, and are read before any of the reader's code runs. So what an answer writes on its own, early,
/// late or once more, makes the report void. What remains: code that overrides `read` or `write` of the C library,
/// or searches its own memory for tokens, can put the right values in place of its own; and code that runs with
/// the reader's rights can always change the reader's files, among them this one.
public enum AnswerReport {
  /// Where the program with the answer writes: a pipe.
  public static let descriptor: Int32 = 3
  static let todo = "todo"
  private static let (between, end): (Character, Character) = ("\u{1F}", "\u{1E}")

  /// Enough for the checks of any exercise.
  public static func freshTokens() -> [String] {
    (0..<256).map { _ in String(UInt64.random(in: .min ... .max), radix: 36) }
  }

  static func line(_ token: String, _ text: String) -> String { "\(token)\(between)\(text)\(end)" }

  /// What the answer gave, check by check; `isTodo` where it came to a `todo`.
  public struct Reading: Equatable, Sendable {
    public internal(set) var given: [String] = []
    public internal(set) var isTodo = false
    /// Something stands in the report that the program did not write.
    public internal(set) var isVoid = false
  }

  public static func read(_ report: String, tokens: [String]) -> Reading {
    var reading = Reading()
    var lines = report.split(separator: end, omittingEmptySubsequences: false)
    // The last one is empty, or was cut off in the middle.
    lines.removeLast()
    for (index, line) in lines.enumerated() {
      let fields = line.split(separator: between, omittingEmptySubsequences: false)
      guard fields.count == 2, index < tokens.count, fields[0] == tokens[index], !reading.isTodo
      else {
        reading.isVoid = true
        return reading
      }
      if fields[1] == todo {
        reading.isTodo = true
      } else {
        reading.given.append(String(fields[1]))
      }
    }
    return reading
  }

  /// What a judge gets to read: the values alone.
  public static func forJudge(_ given: [String]) -> String { given.joined(separator: String(end)) }

  static func given(_ text: String) -> [String] {
    text.isEmpty ? [] : text.split(separator: end).map(String.init)
  }
}
