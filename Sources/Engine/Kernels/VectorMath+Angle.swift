// How far an angle is from the nearest multiple of π/2: in double precision, since near such a multiple all digits of
// a float cancel.

import MachineFeatures

extension VectorMath {
  /// x − n π/2 for the whole number n that brings it closest to 0, and n, whose last two bits count.
  @inline(__always)
  static func quarterTurns(_ x: Vector) -> (rest: Vector, quadrant: Bits) {
    if Machine.any(.!(x * x .<= 1e12)) { return farQuarterTurns(x) }
    let wide = machine_widened(x)
    let shifted = wide * 0.636_619_772_367_581_4 + wideMagic
    let n = shifted - wideMagic
    // π/2 in three parts; two have 33 bits, so that their products with n are exact (fdlibm, e_rem_pio2.c).
    let rest =
      wide - n * 1.570_796_326_734_125_6 - n * 6.077_100_506_303_966e-11
      - n * 2.022_266_248_795_950_6e-21
    return (machine_narrowed(rest), machine_truncated(wideBits(shifted)))
  }

  /// The same where some angle is beyond a million.
  @inline(never)
  private static func farQuarterTurns(_ x: Vector) -> (rest: Vector, quadrant: Bits) {
    var (rest, quadrant) = (Vector.zero, Bits.zero)
    for lane in 0..<Vector.scalarCount {
      if x[lane].magnitude <= 1e6 {
        let near = quarterTurns(Vector(repeating: x[lane]))
        (rest[lane], quadrant[lane]) = (near.rest[0], near.quadrant[0])
      } else {
        (rest[lane], quadrant[lane]) = farQuarterTurns(x[lane])
      }
    }
    return (rest, quadrant)
  }

  /// With x = m 2ᵉ: the bits of m 2ᵉ · 2/π that stand right above and below the point, from those bits of 2/π that
  /// they come from (Payne and Hanek 1983). What lies before them adds whole turns.
  private static func farQuarterTurns(_ x: Float) -> (rest: Float, quadrant: Int32) {
    if !x.isFinite { return (.nan, 0) }
    let mantissa = UInt64(x.bitPattern & 0x7F_FFFF | 0x80_0000)
    let first = 62 + Int(x.exponent) - 23
    let (low, high) = (bitsOfTwoOverPi(from: first + 64), bitsOfTwoOverPi(from: first))
    // A product of 128 bits, of which the highest 66 count.
    let middle = (low >> 32) * mantissa + ((low & 0xFFFF_FFFF) * mantissa) >> 32
    let top = high &* mantissa &+ middle >> 32
    let fraction = top << 2 | middle >> 30 & 3
    // A fraction of one half and more counts back from the next multiple.
    let turns = Int32(truncatingIfNeeded: top >> 62 &+ fraction >> 63)
    let rest = Float(Double(Int64(bitPattern: fraction)) * (0x1p-65 * Double.pi))
    return x < 0 ? (-rest, 0 &- turns) : (rest, turns)
  }

  /// 64 bits of 2/π, which is preceded by 64 zeros here.
  private static func bitsOfTwoOverPi(from first: Int) -> UInt64 {
    let (word, shift) = (first / 64, first % 64)
    let (here, next) = (twoOverPi(word), twoOverPi(word + 1))
    return shift == 0 ? here : here << UInt64(shift) | next >> UInt64(64 - shift)
  }

  private static func twoOverPi(_ word: Int) -> UInt64 {
    switch word {
    case 1: 0xA2F9_836E_4E44_1529
    case 2: 0xFC27_57D1_F534_DDC0
    case 3: 0xDB62_9599_3C43_9041
    case 4: 0xFE51_63AB_DEBB_C561
    default: 0
    }
  }
}
