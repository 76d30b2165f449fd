/// The arithmetic on storage and shapes; kernels never see a node.
package enum Kernels {
  typealias Vector = Machine.Vector

  /// Applies `f` to each value. Buffers end on a whole vector, so there is no remainder to treat.
  @inline(__always)
  static func map(_ a: Tensor, _ f: (Vector) -> Vector) -> Tensor {
    let result = Tensor(uninitialized: a.shape)
    let (x, y) = (vectors(a), vectors(result))
    for index in 0..<vectorCount(a.count) { y[index] = f(x[index]) }
    return result
  }

  /// Applies `f` to each pair of values, broadcasting both sides to a common shape.
  @inline(__always)
  static func zip(
    _ a: Tensor, _ b: Tensor, _ name: StaticString, _ f: (Vector, Vector) -> Vector
  ) -> Tensor {
    if a.shape == b.shape {
      let result = Tensor(uninitialized: a.shape)
      let (x, y, z) = (vectors(a), vectors(b), vectors(result))
      for index in 0..<vectorCount(a.count) { z[index] = f(x[index], y[index]) }
      return result
    }
    let result = Tensor(uninitialized: Shape.broadcast(a.shape, b.shape, in: name))
    let plan = BroadcastPlan(a.shape, b.shape, result.shape)
    plan.forEachRow { x, y, z in
      let (left, right, out) = (a.base + x, b.base + y, result.base + z)
      for start in stride(from: 0, to: plan.length, by: Vector.scalarCount) {
        let l = plan.repeatsLeft ? Vector(repeating: left[0]) : load(left + start)
        let r = plan.repeatsRight ? Vector(repeating: right[0]) : load(right + start)
        storeBeforeNextRow(f(l, r), out + start)
      }
    }
    return result
  }

  /// The values of `a` where `mask` is positive and those of `b` elsewhere; all have one shape.
  static func choose(_ mask: Tensor, _ a: Tensor, _ b: Tensor) -> Tensor {
    let result = Tensor(uninitialized: mask.shape)
    let (m, x, y, z) = (vectors(mask), vectors(a), vectors(b), vectors(result))
    for index in 0..<vectorCount(mask.count) {
      z[index] = y[index].replacing(with: x[index], where: m[index] .> 0)
    }
    return result
  }

  /// Copies `a` into a larger shape, repeating it where it has size one.
  static func broadcast(_ a: Tensor, to shape: Shape) -> Tensor {
    let result = Tensor(uninitialized: shape)
    let plan = BroadcastPlan(a.shape, shape, shape)
    plan.forEachRow { source, _, target in
      if plan.repeatsLeft {
        (result.base + target).update(repeating: a.base[source], count: plan.length)
      } else {
        (result.base + target).update(from: a.base + source, count: plan.length)
      }
    }
    return result
  }

  @inline(__always)
  static func vectors(_ a: Tensor) -> UnsafeMutablePointer<Vector> {
    UnsafeMutableRawPointer(a.base).assumingMemoryBound(to: Vector.self)
  }

  @inline(__always)
  static func vectorCount(_ count: Int) -> Int {
    (count + Vector.scalarCount - 1) / Vector.scalarCount
  }
}

/// How two shapes are walked together: equal or repeated stretches as rows, the rest as a counter.
struct BroadcastPlan {
  /// The length of a row, and which side repeats one value along it.
  private(set) var length = 1
  private(set) var repeatsLeft = false
  private(set) var repeatsRight = false
  private var axes: [(size: Int, left: Int, right: Int)] = []

  init(_ a: Shape, _ b: Shape, _ result: Shape) {
    var (left, right) = (1, 1)
    for offset in 1..<(result.count + 1) {
      let size = result[result.count - offset]
      let leftSize = offset <= a.count ? a[a.count - offset] : 1
      let rightSize = offset <= b.count ? b[b.count - offset] : 1
      append(size, leftSize == 1 ? 0 : left, rightSize == 1 ? 0 : right)
      left *= leftSize
      right *= rightSize
    }
    guard let inner = axes.first else { return }
    (length, repeatsLeft, repeatsRight) = (inner.size, inner.left == 0, inner.right == 0)
    axes.removeFirst()
  }

  /// Adds the next outer axis, merged into the one before where both sides allow it.
  private mutating func append(_ size: Int, _ left: Int, _ right: Int) {
    if size == 1 { return }
    if let last = axes.last, last.left * last.size == left, last.right * last.size == right {
      axes[axes.count - 1].size *= size
    } else {
      axes.append((size, left, right))
    }
  }

  /// Calls `body` with the offsets at which each row starts on the left, on the right and in the result.
  @inline(__always)
  func forEachRow(_ body: (Int, Int, Int) -> Void) {
    var counter = [Int](repeating: 0, count: axes.count)
    var (left, right, out) = (0, 0, 0)
    let rows = axes.reduce(1) { $0 * $1.size }
    for _ in 0..<(length == 0 ? 0 : rows) {
      body(left, right, out)
      out += length
      var axis = 0
      while axis < axes.count {
        left += axes[axis].left
        right += axes[axis].right
        counter[axis] += 1
        if counter[axis] < axes[axis].size { break }
        left -= axes[axis].left * counter[axis]
        right -= axes[axis].right * counter[axis]
        counter[axis] = 0
        axis += 1
      }
    }
  }
}
