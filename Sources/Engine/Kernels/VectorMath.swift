/// Elementary functions on a vector of floats at a time, without a C library, so that they are the same on
/// every machine and in WebAssembly.
///
/// The polynomials are those of Cephes (S. Moshier, single precision). For every float, subnormal ones included, errors
/// stay within two units in the last place (three for tanh, four for sigmoid and softplus). Only a sigmoid below
/// the least normal float is 0.
enum VectorMath {
  typealias Vector = Machine.Vector
  typealias Bits = Vector.MaskStorage

  @inline(__always) static func bits(_ x: Vector) -> Bits { unsafeBitCast(x, to: Bits.self) }
  @inline(__always) static func float(_ x: Bits) -> Vector { unsafeBitCast(x, to: Vector.self) }

  /// Adding and subtracting 1.5 · 2²³ rounds to the nearest whole number.
  @inline(__always) private static var magic: Float { 12_582_912 }

  /// eˣ; 0 below −104 and ∞ above 88.7.
  @_transparent
  static func inlinedExp(_ x: Vector) -> Vector {
    let clamped = x.replacing(with: -104, where: x .< -104)
      .replacing(with: 88.72283, where: x .> 88.72283)
    let shifted = Vector(repeating: magic).plus(clamped, times: 1.442_695_04)
    let n = shifted - magic
    let r = clamped.plus(n, times: -0.693_359_375).plus(n, times: 2.121_944_4e-4)
    var p = Vector(repeating: 1.987_569_15e-4)
    p = Vector(repeating: 1.398_199_95e-3).plus(p, times: r)
    p = Vector(repeating: 8.333_451_9e-3).plus(p, times: r)
    p = Vector(repeating: 4.166_579_6e-2).plus(p, times: r)
    p = Vector(repeating: 1.666_666_55e-1).plus(p, times: r)
    p = Vector(repeating: 5.000_000_1e-1).plus(p, times: r)
    p = (r + 1).plus(p, times: r * r)
    // 2ⁿ in two factors, because neither 2¹²⁸ nor 2⁻¹⁵⁰ alone is a float.
    let whole = bits(shifted) &- bits(Vector(repeating: magic))
    let half = whole &>> 1
    var result = p * float((half &+ 127) &<< 23) * float((whole &- half &+ 127) &<< 23)
    result.replace(with: 0, where: x .< -104)
    result.replace(with: Float.infinity, where: x .> 88.72283)
    result.replace(with: x, where: x .!= x)
    return result
  }

  /// The natural logarithm; −∞ at 0 and not a number below.
  @inline(__always)
  static func log(_ x: Vector) -> Vector {
    let isTiny = x .< 1.175_494_4e-38
    let normal = x.replacing(with: x * 8_388_608, where: isTiny)
    let biased = (bits(normal) &>> 23) &- 126
    var exponent = float(biased &+ bits(Vector(repeating: magic))) - magic
    exponent.replace(with: exponent - 23, where: isTiny)
    var m = float((bits(normal) & 0x007F_FFFF) | 0x3F00_0000)
    let isLow = m .< 0.707_106_78
    exponent.replace(with: exponent - 1, where: isLow)
    m = m.replacing(with: m + m, where: isLow) - 1
    let z = m * m
    var p = Vector(repeating: 7.037_683_6e-2)
    p = Vector(repeating: -1.151_461e-1).plus(p, times: m)
    p = Vector(repeating: 1.167_699_9e-1).plus(p, times: m)
    p = Vector(repeating: -1.242_014_1e-1).plus(p, times: m)
    p = Vector(repeating: 1.424_932_3e-1).plus(p, times: m)
    p = Vector(repeating: -1.666_805_8e-1).plus(p, times: m)
    p = Vector(repeating: 2.000_071_5e-1).plus(p, times: m)
    p = Vector(repeating: -2.499_999_4e-1).plus(p, times: m)
    p = Vector(repeating: 3.333_333_1e-1).plus(p, times: m)
    p = p * m * z
    p = p.plus(exponent, times: -2.121_944_4e-4).plus(z, times: -0.5)
    var result = (m + p).plus(exponent, times: 0.693_359_375)
    result.replace(with: -Float.infinity, where: x .== 0)
    result.replace(with: Float.infinity, where: x .== Float.infinity)
    result.replace(with: Float.nan, where: x .< 0)
    result.replace(with: x, where: x .!= x)
    return result
  }

  /// The hyperbolic tangent.
  @_transparent
  static func inlinedTanh(_ x: Vector) -> Vector {
    let z = x * x
    var p = Vector(repeating: -5.704_988_7e-3)
    p = Vector(repeating: 2.063_908_9e-2).plus(p, times: z)
    p = Vector(repeating: -5.373_971_5e-2).plus(p, times: z)
    p = Vector(repeating: 1.333_144_2e-1).plus(p, times: z)
    p = Vector(repeating: -3.333_328_2e-1).plus(p, times: z)
    // Where z is 0 the sum would lose the sign of −0.
    let small = x.plus(p * z, times: x).replacing(with: x, where: z .== 0)
    let large = 1 - 2 / (inlinedExp(x + x) + 1)
    return large.replacing(with: small, where: z .< 0.390_625)
  }

  /// The logistic function 1 / (1 + e⁻ˣ).
  @_transparent static func inlinedSigmoid(_ x: Vector) -> Vector { 1 / (1 + inlinedExp(-x)) }

  /// log(1 + eˣ), without overflow.
  @inline(__always)
  static func softplus(_ x: Vector) -> Vector {
    let magnitude = x.replacing(with: -x, where: x .< 0)
    // log(1 + e) where 1 + e was rounded: the second term is what the rounding lost.
    let e = inlinedExp(-magnitude)
    let u = 1 + e
    return x.replacing(with: 0, where: x .< 0) + (log(u) + (e - (u - 1)) / u)
  }

  /// The sine and the cosine; not a number at ±∞.
  @inline(__always)
  static func sineAndCosine(_ x: Vector) -> (sine: Vector, cosine: Vector) {
    let (r, quadrant) = quarterTurns(x)
    let z = r * r
    var s = Vector(repeating: -1.951_529_6e-4)
    s = Vector(repeating: 8.332_161e-3).plus(s, times: z)
    s = Vector(repeating: -1.666_665_5e-1).plus(s, times: z)
    s = r.plus(s * z, times: r).replacing(with: r, where: z .== 0)
    var c = Vector(repeating: 2.443_315_7e-5)
    c = Vector(repeating: -1.388_731_6e-3).plus(c, times: z)
    c = Vector(repeating: 4.166_664_6e-2).plus(c, times: z)
    c = (1 - 0.5 * z).plus(c * z, times: z)
    // Zero or two as a float: whole numbers would be compared lane by lane.
    let isOdd = float((quadrant & 1) &<< 30) .!= 0
    let sine = s.replacing(with: c, where: isOdd)
    let cosine = c.replacing(with: s, where: isOdd)
    // The quadrant's second bit becomes the sign.
    return (
      float(bits(sine) ^ (quadrant & 2) &<< 30),
      float(bits(cosine) ^ ((quadrant &+ 1) & 2) &<< 30)
    )
  }

  // The optimizer inlines these where they stand alone; where it meets several in one loop it keeps calls, through memory,
  // of all that is not transparent.
  @inline(__always) static func exp(_ x: Vector) -> Vector { inlinedExp(x) }
  @inline(__always) static func tanh(_ x: Vector) -> Vector { inlinedTanh(x) }
  @inline(__always) static func sigmoid(_ x: Vector) -> Vector { inlinedSigmoid(x) }

  static func log(_ x: Float) -> Float { log(Vector(repeating: x))[0] }
  static func cos(_ x: Float) -> Float { sineAndCosine(Vector(repeating: x)).cosine[0] }
}
