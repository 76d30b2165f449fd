// Powers through logarithms, in double precision: the logarithm's error is multiplied by the exponent.

extension VectorMath {
  typealias Wide = SIMD16<Double>
  typealias WideBits = SIMD16<Int64>

  @inline(__always) static func wideBits(_ x: Wide) -> WideBits {
    unsafeBitCast(x, to: WideBits.self)
  }
  @inline(__always) private static func wide(_ x: WideBits) -> Wide {
    unsafeBitCast(x, to: Wide.self)
  }

  /// Adding and subtracting 1.5 · 2⁵² rounds to the nearest whole number.
  static let wideMagic = 0x1.8p52

  /// xᵖ, exact to one unit in the last place; as in IEEE 754 (section 9.2.1) x⁰ and 1ᵖ are 1 for all x and p.
  @inline(__always)
  static func power(_ x: Vector, _ exponent: Float) -> Vector {
    if exponent == 0 { return Vector(repeating: 1) }
    if exponent == 1 { return x }
    if exponent == 2 { return x * x }
    let size = float(bits(x) & Int32.max)
    var result = Vector(exp(log(Wide(size)) * Double(exponent)))
    result.replace(with: 1, where: size .== 1)
    if exponent.rounded(.towardZero) != exponent {
      result.replace(with: Float.nan, where: (x .< 0) .& (size .< Float.infinity))
    } else if exponent.magnitude < 0x1p24 && Int(exponent) % 2 != 0 {
      result = float(bits(result) | bits(x) & Int32.min)
    }
    return result.replacing(with: x, where: x .!= x)
  }

  /// The natural logarithm of what was a float, at least 0.
  @inline(__always)
  private static func log(_ x: Wide) -> Wide {
    // From √½ on a number counts to the next power of two.
    let exponent = (wideBits(x) &- 0x3FE6_A09E_667F_3BCD) &>> 52
    let m = wide(wideBits(x) &- exponent &<< 52)
    let s = (m - 1) / (m + 1)
    let z = s * s
    var p = Wide(repeating: 1.0 / 17)
    for term in stride(from: 15, through: 1, by: -2) { p = p * z + 1 / Double(term) }
    let whole = wide(exponent &+ wideBits(Wide(repeating: wideMagic))) - wideMagic
    let result = whole * 0.693_147_180_559_945_3 + 2 * s * p
    return result.replacing(with: -Double.infinity, where: x .== 0)
      .replacing(with: x, where: x .== Double.infinity)
  }

  /// eˣ where that is a float; else what becomes 0 or ∞ as a float.
  @inline(__always)
  private static func exp(_ x: Wide) -> Wide {
    let clamped = x.replacing(with: -200, where: x .< -200).replacing(with: 200, where: x .> 200)
    let shifted = clamped * 1.442_695_040_888_963_4 + wideMagic
    let r = clamped - (shifted - wideMagic) * 0.693_147_180_559_945_3
    var p = Wide(repeating: 1)
    for term in stride(from: 11, through: 1, by: -1) { p = p * r * (1 / Double(term)) + 1 }
    let whole = wideBits(shifted) &- wideBits(Wide(repeating: wideMagic))
    return p * wide((whole &+ 1023) &<< 52)
  }
}
