/// A buffer of floats from the pool, shared by the tensors that look at the same values.
///
/// The capacity is always a multiple of 16, so kernels may read and write whole vectors past the end; behind it there is
/// room for one vector more, which they may touch from any place inside.
package final class Storage {
  let base: UnsafeMutablePointer<Float>
  private let sizeClass: Int

  init(count: Int) {
    sizeClass = StoragePool.sizeClass(for: count)
    require(
      count >= 0 && sizeClass < StoragePool.classCount, "Tensor: no memory holds \(count) numbers")
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
  static let classCount = 4 * 36
  private static let locks = (0..<classCount).map { _ in Lock() }
  nonisolated(unsafe) private static let classes = {
    let classes = UnsafeMutablePointer<SizeClass>.allocate(capacity: classCount)
    classes.initialize(repeating: SizeClass(), count: classCount)
    return classes
  }()

  /// What the pool knows of the buffers of one size; its lock guards it.
  private struct SizeClass {
    /// The first of the released buffers; each holds the address of the next.
    var free: UnsafeMutableRawPointer?
    var taken = 0, made = 0
  }

  /// How many buffers were taken since the program began, their bytes, and how many of them the system had
  /// to give.
  package static var counts: (taken: Int, bytes: Int, made: Int) {
    var counts = (taken: 0, bytes: 0, made: 0)
    for sizeClass in 0..<classCount {
      locks[sizeClass].locked {
        counts.taken += classes[sizeClass].taken
        counts.bytes += classes[sizeClass].taken * 4 * capacity(of: sizeClass)
        counts.made += classes[sizeClass].made
      }
    }
    return counts
  }

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
      classes[sizeClass].taken += 1
      guard let head = classes[sizeClass].free else {
        classes[sizeClass].made += 1
        return nil
      }
      classes[sizeClass].free = head.load(as: UnsafeMutableRawPointer?.self)
      return head
    }
    let raw =
      reused
      ?? UnsafeMutableRawPointer.allocate(
        byteCount: 4 * (capacity(of: sizeClass) + vectorWidth), alignment: 64)
    return raw.bindMemory(to: Float.self, capacity: capacity(of: sizeClass))
  }

  static func give(_ base: UnsafeMutablePointer<Float>, _ sizeClass: Int) {
    let raw = UnsafeMutableRawPointer(base)
    locks[sizeClass].locked {
      raw.storeBytes(of: classes[sizeClass].free, as: UnsafeMutableRawPointer?.self)
      classes[sizeClass].free = raw
    }
  }
}
