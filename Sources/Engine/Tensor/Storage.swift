/// A buffer of floats from the pool, shared by the tensors that look at the same values.
///
/// The capacity is always a multiple of 16, so kernels may read and write whole vectors past the end.
package final class Storage {
  let base: UnsafeMutablePointer<Float>
  private let sizeClass: Int

  init(count: Int) {
    sizeClass = StoragePool.sizeClass(for: count)
    base = StoragePool.take(sizeClass)
  }

  deinit { StoragePool.give(base, sizeClass) }
}

/// Keeps released buffers, by size, for the next tensor of about that size.
///
/// A training step asks for the same sizes again and again: reuse saves the system calls and the
/// page faults. Sizes come in four steps an octave, so at most a quarter of a buffer is unused.
package enum StoragePool {
  static let vectorWidth = 16
  private static let classCount = 4 * 36
  private static let locks = (0..<classCount).map { _ in Lock() }
  nonisolated(unsafe) private static let free = {
    let lists = UnsafeMutablePointer<UnsafeMutableRawPointer?>.allocate(capacity: classCount)
    lists.initialize(repeating: nil, count: classCount)
    return lists
  }()

  /// The smallest class that holds `count` floats: class 4k + j holds 16 · 2ᵏ · (4 + j).
  package static func sizeClass(for count: Int) -> Int {
    let vectors = (count + vectorWidth - 1) / vectorWidth
    if vectors <= 4 { return 0 }
    let octave = Int.bitWidth - 3 - (vectors - 1).leadingZeroBitCount
    return 4 * octave + ((vectors - 1) >> octave) - 3
  }

  /// How many floats a buffer of this class holds.
  package static func capacity(of sizeClass: Int) -> Int {
    (4 + sizeClass % 4) << (sizeClass / 4) * vectorWidth
  }

  static func take(_ sizeClass: Int) -> UnsafeMutablePointer<Float> {
    let reused = locks[sizeClass].locked { () -> UnsafeMutableRawPointer? in
      guard let head = free[sizeClass] else { return nil }
      free[sizeClass] = head.load(as: UnsafeMutableRawPointer?.self)
      return head
    }
    let raw =
      reused
      ?? UnsafeMutableRawPointer.allocate(byteCount: 4 * capacity(of: sizeClass), alignment: 64)
    return raw.bindMemory(to: Float.self, capacity: capacity(of: sizeClass))
  }

  static func give(_ base: UnsafeMutablePointer<Float>, _ sizeClass: Int) {
    let raw = UnsafeMutableRawPointer(base)
    locks[sizeClass].locked {
      raw.storeBytes(of: free[sizeClass], as: UnsafeMutableRawPointer?.self)
      free[sizeClass] = raw
    }
  }
}
