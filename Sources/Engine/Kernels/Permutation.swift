/// A copy with the axes in a new order, cut into the largest pieces that memory allows: whole rows where the last axis
/// stays last, else matrices to transpose.
struct Permutation {
  /// One axis of the result: its size, and how far apart its values lie on both sides.
  private struct Axis {
    var size: Int, source: Int, target = 0
  }

  private var axes: [Axis] = []

  init(_ shape: Shape, _ order: [Int]) {
    var steps = [Int](repeating: 1, count: shape.count)
    for axis in stride(from: shape.count - 2, through: 0, by: -1) {
      steps[axis] = steps[axis + 1] * shape[axis + 1]
    }
    for axis in order where shape[axis] != 1 { append(shape[axis], steps[axis]) }
    var step = 1
    for index in axes.indices.reversed() {
      axes[index].target = step
      step *= axes[index].size
    }
  }

  /// The next inner axis, merged into the one before where they lie in the source as they are to lie here.
  private mutating func append(_ size: Int, _ step: Int) {
    if let last = axes.last, last.source == step * size {
      axes[axes.count - 1] = Axis(size: last.size * size, source: step)
    } else {
      axes.append(Axis(size: size, source: step))
    }
  }

  typealias Source = UnsafePointer<Float>
  typealias Target = UnsafeMutablePointer<Float>

  /// All values, of which there is at least one.
  func copy(_ source: Source, to target: Target) {
    var outer = axes
    guard let row = outer.popLast() else { return target.update(from: source, count: 1) }
    if row.source == 1 {
      return forEach(outer) { (target + $1).update(from: source + $0, count: row.size) }
    }
    let column = outer.remove(at: outer.firstIndex { $0.source == 1 }!)
    let transposition = Transposition(
      rows: row.size, columns: column.size, sourceStep: row.source, targetStep: column.target)
    forEach(outer) { transposition(source + $0, into: target + $1) }
  }

  /// Calls `body` with the offsets on both sides, for all positions along `axes`.
  private func forEach(_ axes: [Axis], _ body: (_ source: Int, _ target: Int) -> Void) {
    var counter = [Int](repeating: 0, count: axes.count)
    var (source, target) = (0, 0)
    for _ in 0..<axes.reduce(1, { $0 * $1.size }) {
      body(source, target)
      var index = axes.count - 1
      while index >= 0 {
        let axis = axes[index]
        source += axis.source
        target += axis.target
        counter[index] += 1
        if counter[index] < axis.size { break }
        source -= axis.source * axis.size
        target -= axis.target * axis.size
        counter[index] = 0
        index -= 1
      }
    }
  }
}
