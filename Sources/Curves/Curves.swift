// The curves of a C library, in 64 bits and from arithmetic alone. A browser has no Foundation: there this file *is* the
// module of that name, so that a chapter's `import Foundation` finds what its algorithm needs, and the page runs the lines that
// the reader read. Within a few units in the last place of the system's; `CurvesTests` compares them.

/// eˣ: 2ⁿ times the series of eʳ, where x = n ln 2 + r and |r| ≤ ln 2 / 2.
public func exp(_ x: Double) -> Double {
  if x != x { return x }
  if x > 709.78 { return .infinity }
  if x < -745.2 { return 0 }
  let n = (x * 1.442_695_040_888_963_4).rounded(.toNearestOrEven)
  let r = (x - n * 0x1.62e42feep-1) - n * 0x1.a39ef35793c76p-33
  return Double(sign: .plus, exponent: Int(n), significand: series(r, step: 1, from: 0, terms: 14))
}

/// The natural logarithm, 2 artanh((m − 1) / (m + 1)) + k ln 2, where x = m 2ᵏ and m lies around 1.
public func log(_ x: Double) -> Double {
  if x == 0 { return -.infinity }
  if !(x > 0 && x < .infinity) { return x < 0 ? .nan : x }
  let isHigh = x.significand > 1.414_213_562_373_095_1
  let m = isHigh ? x.significand / 2 : x.significand
  let s = (m - 1) / (m + 1)
  var sum = 0.0
  for k in stride(from: 23, through: 1, by: -2) { sum = sum * (s * s) + 1 / Double(k) }
  let k = Double(x.exponent) + (isHigh ? 1 : 0)
  return k * 0x1.62e42feep-1 + (2 * s * sum + k * 0x1.a39ef35793c76p-33)
}

/// For |x| below some hundred thousand radians.
public func sin(_ x: Double) -> Double { wave(x, quarters: 0) }

/// For |x| below some hundred thousand radians.
public func cos(_ x: Double) -> Double { wave(x, quarters: 1) }

/// (e²ˣ − 1) / (e²ˣ + 1).
public func tanh(_ x: Double) -> Double {
  let size = abs(x)
  if size > 20 { return x > 0 ? 1 : -1 }
  // Near 0 the difference above would lose what is small.
  if size < 0.01 { return x - x * x * x * (1 / 3 - x * x * (2 / 15 - x * x * 17 / 315)) }
  let power = exp(2 * x)
  return (power - 1) / (power + 1)
}

public func sqrt(_ x: Double) -> Double { x.squareRoot() }

/// xʸ for x > 0.
public func pow(_ x: Double, _ y: Double) -> Double { exp(y * log(x)) }

// In 32 bits the same, rounded.
public func exp(_ x: Float) -> Float { Float(exp(Double(x))) }
public func log(_ x: Float) -> Float { Float(log(Double(x))) }
public func sin(_ x: Float) -> Float { Float(sin(Double(x))) }
public func pow(_ x: Float, _ y: Float) -> Float { Float(pow(Double(x), Double(y))) }

/// sin(x + quarters · π/2): the nearest multiple of π/2 is taken off, and the series of sine or cosine does the rest.
private func wave(_ x: Double, quarters: Int) -> Double {
  guard abs(x) < 1e8 else { return .nan }
  let n = (x * 0.636_619_772_367_581_3).rounded(.toNearestOrEven)
  let r = ((x - n * 0x1.921fb544p+0) - n * 0x1.0b4611a6p-34) - n * 0x1.3198a2e037073p-69
  let quarter = (Int(n) + quarters) & 3
  let value =
    quarter & 1 == 0
    ? series(r, step: -1, from: 1, terms: 9) : series(r, step: -1, from: 0, terms: 10)
  return quarter & 2 == 0 ? value : -value
}

/// Σ xᵏ / k!, of all k (step 1), or of every second k with changing signs (step −1), beginning at k = `first`.
private func series(_ x: Double, step: Double, from first: Int, terms: Int) -> Double {
  let stride = step > 0 ? 1 : 2
  let factor = step > 0 ? x : -x * x
  var sum = 1.0
  for term in (1..<terms).reversed() {
    let k = first + term * stride
    sum = 1 + sum * factor / Double(stride == 1 ? k : k * (k - 1))
  }
  return first == 0 ? sum : sum * x
}
