/// What a check asks an answer, without what it expects: all that is compiled together with a reader's code.
///
/// `Question() { descentStep(theta, slope: slope, rate: 0.1) }`; `Check` has the rest of it, in another program.
public struct Question {
  /// What the answer gives, in the words that ``Check`` reads.
  let ask: () -> String

  public init<A: Answer>(got: @escaping () -> A) {
    ask = { Wire.text(got()) }
  }
}
