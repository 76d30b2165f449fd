/// Whole numbers in a pooled buffer: positions found in a forward pass, kept for the way back.
///
/// Sendable because nobody writes to it once it is made.
struct Indices: @unchecked Sendable {
  private let storage: Storage
  let count: Int

  init(count: Int, initializingWith body: (UnsafeMutablePointer<Int32>) -> Void) {
    storage = Storage(count: count)
    self.count = count
    body(UnsafeMutableRawPointer(storage.base).assumingMemoryBound(to: Int32.self))
  }

  init(_ values: [Int32]) {
    self.init(count: values.count) { target in
      for (index, value) in values.enumerated() { target[index] = value }
    }
  }

  @inline(__always)
  var base: UnsafePointer<Int32> {
    UnsafePointer(UnsafeMutableRawPointer(storage.base).assumingMemoryBound(to: Int32.self))
  }
}

extension Kernels {
  /// Rows of `a` (seen as [rows, width]) in the order of the indices.
  static func gather(_ a: Tensor, _ indices: Indices, width: Int, into shape: Shape) -> Tensor {
    let result = Tensor(uninitialized: shape)
    let positions = indices.base
    if width == 1 {
      for index in 0..<indices.count { result.base[index] = a.base[Int(positions[index])] }
      return result
    }
    for index in 0..<indices.count {
      let source = a.base + Int(positions[index]) * width
      (result.base + index * width).update(from: source, count: width)
    }
    return result
  }

  /// Adds row i of `a` to row `indices[i]` of a tensor of zeros.
  static func scatterAdd(_ a: Tensor, _ indices: Indices, width: Int, into shape: Shape) -> Tensor {
    let result = Tensor.zeros(shape)
    let positions = indices.base
    if width == 1 {
      for index in 0..<indices.count { result.base[Int(positions[index])] += a.base[index] }
      return result
    }
    for index in 0..<indices.count {
      add(a.base + index * width, to: result.base + Int(positions[index]) * width, width)
    }
    return result
  }
}
