/// One thing that the answer to an exercise must do.
///
///     Check("walks against the slope", input: "θ = 1  g = 10  α = 0.1", expected: 0.0,
///           mistakes: ["the sign is flipped": 2]) { descentStep(1, slope: 10, rate: 0.1) }
public struct Check {
  public let name: String
  /// What the answer in this program gives, as ``Question`` does it.
  let ask: () -> String
  /// What is wrong with something that an answer gave.
  let failure: (String) -> CheckFailure?

  /// `mistakes` are the wrong answers that are worth a sentence, each with the value it leads to.
  public init<A: Answer>(
    _ name: String, input: String, expected: @autoclosure @escaping () -> A,
    within tolerance: Double = 1e-9,
    mistakes: @autoclosure @escaping () -> KeyValuePairs<String, A> = [:],
    got: @escaping () -> A
  ) {
    self.name = name
    ask = { Wire.text(got()) }
    failure = { text in
      let expected = expected()
      guard let got: A = Wire.value(text) else {
        return CheckFailure(
          input: input, expected: expected.written(6), got: text, mistake: nil)
      }
      if got.isNear(expected, within: tolerance) { return nil }
      let mistake = mistakes().first { got.isNear($0.value, within: tolerance) }
      return CheckFailure(input: input, expected: expected, got: got, mistake: mistake?.key)
    }
  }
}

/// What a check that does not hold shows.
public struct CheckFailure: Codable, Equatable, Sendable {
  public let input: String
  public let expected: String
  public let got: String
  /// What this wrong answer usually comes from, when it is one of the known ones.
  public let mistake: String?

  public init(input: String, expected: String, got: String, mistake: String?) {
    (self.input, self.expected, self.got, self.mistake) = (input, expected, got, mistake)
  }

  /// Six digits, or as many as it takes to tell the two apart.
  init<A: Answer>(input: String, expected: A, got: A, mistake: String?) {
    let digits = [6, 9, 17].first { expected.written($0) != got.written($0) } ?? 17
    self.init(
      input: input, expected: expected.written(digits), got: got.written(digits),
      mistake: mistake)
  }
}
