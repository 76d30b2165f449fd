import Engine

/// What can be told from others by its contents, however it came about.
public protocol Fingerprinted {
  /// One number for each member: class, wave, picture.
  var fingerprints: [UInt64] { get }
}

extension Array: Fingerprinted where Element: Fingerprinted {
  public var fingerprints: [UInt64] { flatMap { $0.fingerprints } }
}

extension LabelledImages: Fingerprinted {
  /// Of the pixels of each picture, without its label.
  public var fingerprints: [UInt64] {
    let size = images.count / max(count, 1) * MemoryLayout<Float>.stride
    return images.withUnsafeScalars { pixels in
      let bytes = UnsafeRawBufferPointer(pixels)
      return (0..<count).map {
        fingerprint(of: UnsafeRawBufferPointer(rebasing: bytes[$0 * size..<($0 + 1) * size]))
      }
    }
  }
}

/// 64 bits of numbers, in their order: equal numbers have equal bits, and two that differ hardly ever do.
public func fingerprint<Number: BitwiseCopyable>(of numbers: [Number]) -> UInt64 {
  numbers.withUnsafeBytes { fingerprint(of: $0) }
}

/// Eight bytes at a time: xor, multiply, fold.
func fingerprint(of bytes: UnsafeRawBufferPointer) -> UInt64 {
  var hash = UInt64(bytes.count) &* 0x9E37_79B9_7F4A_7C15
  func take(_ word: UInt64) {
    hash = (hash ^ word) &* 0xFF51_AFD7_ED55_8CCD
    hash ^= hash >> 32
  }
  for start in stride(from: 0, to: bytes.count - 7, by: 8) {
    take(bytes.loadUnaligned(fromByteOffset: start, as: UInt64.self))
  }
  for byte in bytes.suffix(bytes.count & 7) { take(UInt64(byte)) }
  return hash
}
