/// A difference and its interval, "−0.5 ± 0.4".
///
/// There are more digits, up to three, where both would read alike, or the interval like nought: a reader shall see
/// which of the two is larger.
public func meanAndInterval(_ mean: Double, _ interval: Double, digits: Int) -> String {
  func text(_ number: Double, _ more: Int) -> String { number.written(.decimals(digits + more)) }
  let more = (0...3).first { more in
    text(abs(mean), more) != text(interval, more) && text(interval, more) != text(0, more)
  }
  let sign = mean < 0 ? "−" : ""
  return "\(sign)\(text(abs(mean), more ?? 0)) ± \(text(interval, more ?? 0))"
}
