/// base^exponent for a whole exponent, by repeated squaring.
func power(_ base: Double, _ exponent: Int) -> Double {
  var result = 1.0
  var square = base
  var rest = exponent
  while rest > 0 {
    if rest & 1 == 1 { result *= square }
    square *= square
    rest >>= 1
  }
  return result
}

/// The mean of a list of numbers, Σ xᵢ / n; NaN for none.
public func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }
