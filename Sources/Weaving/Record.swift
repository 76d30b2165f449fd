/// A number that a run vouches for.
public struct Record: Codable, Equatable, Sendable {
  /// What was measured.
  public var value: Double
  /// Half the width of its 95 % confidence interval.
  public var ci95: Double?
  /// How many samples stand behind it.
  public var n: Int?
  /// The words under the number on the chapter's card in the gallery.
  package var headline: String?
  package var style: String?
  /// What the number means, for a score that stands beside others'.
  public var card: ProtocolCard?
  /// What it was when the test tasks were opened for the first time, where the run was prolonged since.
  public var first: FirstNumber?
  /// What it was in trainings with several seeds; only `metrics.json` has it here.
  public var trainings: RecordTrainings?

  package init(
    value: Double, ci95: Double? = nil, n: Int? = nil, headline: String? = nil,
    style: String? = nil, card: ProtocolCard? = nil
  ) {
    (self.value, self.ci95, self.n) = (value, ci95, n)
    (self.headline, self.style, self.card) = (headline, style, card)
  }
}

/// A value of a run's protocol: a word, a number or a truth.
public enum ProtocolValue: Codable, Equatable, Sendable, ExpressibleByStringLiteral,
  ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral, ExpressibleByBooleanLiteral
{
  /// A word.
  case text(String)
  /// A whole number.
  case integer(Int)
  /// A number.
  case number(Double)
  /// A truth.
  case bool(Bool)

  public init(stringLiteral value: String) { self = .text(value) }
  public init(integerLiteral value: Int) { self = .integer(value) }
  public init(floatLiteral value: Double) { self = .number(value) }
  public init(booleanLiteral value: Bool) { self = .bool(value) }

  var json: JSONText {
    switch self {
    case .text(let value): .text(value)
    case .integer(let value): .integer(value)
    case .number(let value): value.isFinite ? .number(value) : .text("\(value)")
    case .bool(let value): .bool(value)
    }
  }
}
