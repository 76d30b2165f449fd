// Powers through logarithms, in double precision: the logarithm's error is multiplied by the exponent.

import MachineFeatures

extension VectorMath {
  typealias Wide = Machine.Wide
  typealias WideBits = Wide.MaskStorage

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
    var result = machine_narrowed(exp(log(machine_widened(size)) * Double(exponent)))
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
    var p = then(1.0 / 15, z, Wide(repeating: 1.0 / 17))
    p = then(1.0 / 11, z, then(1.0 / 13, z, p))
    p = then(1.0 / 7, z, then(1.0 / 9, z, p))
    p = then(1.0 / 3, z, then(1.0 / 5, z, p))
    p = then(1, z, p)
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
    // Σ rⁿ / n!
    var p = then(1, r, Wide(repeating: 1.0 / 11))
    p = then(1, r, then(1, r, p * (1.0 / 10)) * (1.0 / 9))
    p = then(1, r, then(1, r, p * (1.0 / 8)) * (1.0 / 7))
    p = then(1, r, then(1, r, p * (1.0 / 6)) * (1.0 / 5))
    p = then(1, r, then(1, r, p * (1.0 / 4)) * (1.0 / 3))
    p = then(1, r, then(1, r, p * (1.0 / 2)))
    let whole = wideBits(shifted) &- wideBits(Wide(repeating: wideMagic))
    return p * wide((whole &+ 1023) &<< 52)
  }

  /// A step of Horner's rule.
  @inline(__always)
  private static func then(_ constant: Double, _ x: Wide, _ p: Wide) -> Wide { p * x + constant }
}
