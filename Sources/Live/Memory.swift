// What a page and its module share: one memory. The page asks for buffers, writes numbers into them, calls a part and
// reads what it left; functions take and give numbers and pointers only.

/// A buffer of `count` floats, aligned for vectors.
@_cdecl("allocate")
public func allocate(_ count: Int32) -> UnsafeMutablePointer<Float> {
  UnsafeMutableRawPointer.allocate(byteCount: 4 * max(16, Int(count)), alignment: 64)
    .bindMemory(to: Float.self, capacity: Int(count))
}

/// Gives a buffer back.
@_cdecl("release")
public func release(_ buffer: UnsafeMutablePointer<Float>) {
  UnsafeMutableRawPointer(buffer).deallocate()
}

/// Numbers of sixteen bits (IEEE 754 binary16), as a page carries weights, to those of thirty-two.
///
/// By hand, since `Float16` of Embedded Swift calls a function that a module without imports lacks.
@_cdecl("widen")
public func widen(
  _ halves: UnsafePointer<UInt16>, _ count: Int32, _ floats: UnsafeMutablePointer<Float>
) {
  for index in 0..<max(Int(count), 0) { floats[index] = Float(half: halves[index]) }
}

extension Float {
  /// The number that sixteen bits of IEEE 754 stand for.
  init(half: UInt16) {
    let (sign, exponent) = (UInt32(half >> 15) << 31, UInt32(half >> 10) & 31)
    let fraction = UInt32(half) & 0x3FF
    if exponent == 0 {
      let magnitude = Float(fraction) * 0x1p-24
      self = sign == 0 ? magnitude : -magnitude
    } else {
      let wide = exponent == 31 ? 255 : exponent + 112
      self.init(bitPattern: sign | wide << 23 | fraction << 13)
    }
  }
}
