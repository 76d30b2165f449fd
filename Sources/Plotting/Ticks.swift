#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Round numbers along an axis, with labels that tell them apart.
package enum Ticks {
  /// At most about `count` ticks at 1, 2 or 5 times a power of ten inside `range`.
  package static func linear(_ range: ClosedRange<Double>, count: Int) -> [Axis.Tick] {
    let length = range.upperBound - range.lowerBound
    guard length > 0, length.isFinite else { return [] }
    let rough = length / Double(max(count, 1))
    let power = pow(10, floor(log10(rough)))
    let step = [1, 2, 5, 10].map { $0 * power }.first { $0 >= rough * 0.999 } ?? 10 * power
    let first = ceil(range.lowerBound / step - 1e-9)
    let last = floor(range.upperBound / step + 1e-9)
    if last - first < 2, (1..<8).contains(count) { return linear(range, count: count + 1) }
    guard last >= first, last - first < 100 else { return [] }
    return stride(from: first, through: last, by: 1).map {
      Axis.Tick($0 * step, label($0 * step, step: step, largest: max(abs(first), abs(last)) * step))
    }
  }

  /// Powers of ten, thinned out to `count`; below two decades also 2 and 5.
  package static func log(_ range: ClosedRange<Double>, count: Int) -> [Axis.Tick] {
    guard range.lowerBound > 0, range.upperBound.isFinite else { return [] }
    let low = log10(range.lowerBound), high = log10(range.upperBound)
    let decades = Int(ceil(low - 1e-9))...max(Int(floor(high + 1e-9)), Int(ceil(low - 1e-9)))
    if high - low < 1.7 {
      let fine = fineMarks(decades.lowerBound - 1...decades.upperBound + 1)
        .filter { $0 >= range.lowerBound * 0.999 && $0 <= range.upperBound * 1.001 }
      if fine.count >= 3 { return fine.map { Axis.Tick($0, decimal($0)) } }
      return linear(range, count: count)
    }
    let stride = max(1, Int((Double(decades.count) / Double(max(count, 1))).rounded(.up)))
    return decades.filter { $0 % stride == 0 }.map { Axis.Tick(pow(10, Double($0)), power($0)) }
  }

  private static func fineMarks(_ decades: ClosedRange<Int>) -> [Double] {
    decades.flatMap { decade -> [Double] in
      let power = pow(10, Double(decade))
      return [power, 2 * power, 5 * power]
    }
  }

  package static func label(_ value: Double, step: Double, largest: Double) -> String {
    if largest >= 1e6 || step < 1e-5 { return scientific(value, step: step) }
    let decimals = max(0, Int(-floor(log10(step) + 1e-9)))
    return fixed(value, decimals: decimals)
  }

  /// `decimals` digits behind the point, with a true minus sign.
  package static func fixed(_ value: Double, decimals: Int) -> String {
    let scale = pow(10, Double(decimals))
    let whole = (abs(value) * scale).rounded()
    guard whole < 1e15 else { return value.description }
    let sign = value < 0 && whole > 0 ? "−" : ""
    var digits = String(Int(whole))
    if decimals == 0 { return sign + digits }
    while digits.count <= decimals { digits = "0" + digits }
    return sign + digits.dropLast(decimals) + "." + digits.suffix(decimals)
  }

  /// A number with three digits that count, for cells and bar tops.
  package static func short(_ value: Double) -> String {
    guard value.isFinite else { return "–" }
    if value == value.rounded() && abs(value) < 1e6 || abs(value) < 1e-300 {
      return fixed(value, decimals: 0)
    }
    let size = Int(floor(log10(abs(value))))
    if size < -4 || size > 6 { return scientific(value, step: pow(10, Double(size - 1))) }
    return fixed(value, decimals: max(0, min(2 - size, 2 - min(size, 0))))
  }

  /// The numbers of a matrix, all with as many decimals as the largest leaves room for.
  package static func cells(_ values: [[Double]]) -> [[String]] {
    let finite = values.joined().filter(\.isFinite)
    let largest = finite.map { abs($0) }.max() ?? 0
    if finite.allSatisfy({ $0 == $0.rounded() }) || largest < 0.1 {
      return values.map { $0.map(short) }
    }
    let decimals = largest >= 100 ? 0 : largest >= 10 ? 1 : 2
    return values.map { $0.map { $0.isFinite ? fixed($0, decimals: decimals) : "–" } }
  }

  private static func decimal(_ value: Double) -> String {
    let size = Int(floor(log10(value) + 1e-9))
    if size > 5 || size < -4 {
      let lead = (value / pow(10, Double(size))).rounded()
      return lead == 1 ? power(size) : "\(Int(lead))·\(power(size))"
    }
    return fixed(value, decimals: max(0, -size))
  }

  private static func scientific(_ value: Double, step: Double) -> String {
    if value == 0 { return "0" }
    let size = floor(log10(abs(value)) + 1e-9)
    let decimals = min(6, max(0, Int(size - floor(log10(step) + 1e-9))))
    return fixed(value / pow(10, size), decimals: decimals) + "·" + power(Int(size))
  }

  private static func power(_ exponent: Int) -> String {
    if (0...3).contains(exponent) { return fixed(pow(10, Double(exponent)), decimals: 0) }
    if (-2..<0).contains(exponent) { return fixed(pow(10, Double(exponent)), decimals: -exponent) }
    let raised = Array("⁰¹²³⁴⁵⁶⁷⁸⁹")
    return "10" + (exponent < 0 ? "⁻" : "")
      + String(String(abs(exponent)).map { raised[$0.wholeNumberValue!] })
  }
}
