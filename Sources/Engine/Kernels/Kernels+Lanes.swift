// Whole vectors and the first lanes of one, in memory.

extension Kernels {
  /// A whole vector. It may begin anywhere: every buffer of `Storage` can be read for a vector after its end.
  @inline(__always)
  static func load(_ source: UnsafePointer<Float>) -> Vector {
    UnsafeRawPointer(source).loadUnaligned(as: Vector.self)
  }

  /// A whole vector of a row; what it writes behind the row's end, the next row or nobody reads.
  @inline(__always)
  static func storeBeforeNextRow(_ vector: Vector, _ target: UnsafeMutablePointer<Float>) {
    write(vector, target)
  }

  /// Calls `body(start, width)` for all whole vectors of a row, then for what is left of it.
  @inline(__always)
  static func forEachVector(of count: Int, _ body: (_ start: Int, _ width: Int) -> Void) {
    let rest = count % Vector.scalarCount
    for start in stride(from: 0, to: count - rest, by: Vector.scalarCount) {
      body(start, Vector.scalarCount)
    }
    if rest > 0 { body(count - rest, rest) }
  }

  /// The first `width` numbers, with zeros behind them.
  @inline(__always)
  static func load(_ source: UnsafePointer<Float>, _ width: Int) -> Vector {
    if width == Vector.scalarCount { return load(source) }
    return load(source).replacing(with: 0, where: laneNumbers .>= Float(width))
  }

  @inline(__always)
  static func load(_ source: UnsafeMutablePointer<Float>, _ width: Int) -> Vector {
    load(UnsafePointer(source), width)
  }

  /// The first `width` lanes; what stands behind them in memory stays.
  @inline(__always)
  static func store(_ vector: Vector, _ target: UnsafeMutablePointer<Float>, _ width: Int) {
    if width == Vector.scalarCount { return write(vector, target) }
    storeFirst(vector, target, width)
  }

  /// The sum of all lanes, by halves: fewer additions wait for one another than lane by lane, and fewer round.
  @inline(__always)
  static func sum(_ v: SIMD16<Float>) -> Float { sum(v.lowHalf + v.highHalf) }

  @inline(__always)
  static func sum(_ v: SIMD8<Float>) -> Float { sum(v.lowHalf + v.highHalf) }

  @inline(__always)
  static func sum(_ v: SIMD4<Float>) -> Float { (v.x + v.z) + (v.y + v.w) }

  /// 0, 1, 2, …
  @inline(__always) static var laneNumbers: Vector {
    var numbers = Vector.zero
    for lane in 0..<Vector.scalarCount { numbers[lane] = Float(lane) }
    return numbers
  }

  @inline(__always)
  private static func write<V: SIMD>(_ vector: V, _ target: UnsafeMutablePointer<Float>) {
    UnsafeMutableRawPointer(target).storeBytes(of: vector, as: V.self)
  }

  // By halves: sixteen lanes take four stores at most.
  @inline(__always)
  private static func storeFirst(
    _ v: SIMD16<Float>, _ target: UnsafeMutablePointer<Float>, _ count: Int
  ) {
    if count >= 8 { write(v.lowHalf, target) }
    storeFirst(count >= 8 ? v.highHalf : v.lowHalf, target + (count & 8), count & 7)
  }

  @inline(__always)
  private static func storeFirst(
    _ v: SIMD8<Float>, _ target: UnsafeMutablePointer<Float>, _ count: Int
  ) {
    if count >= 4 { write(v.lowHalf, target) }
    storeFirst(count >= 4 ? v.highHalf : v.lowHalf, target + (count & 4), count & 3)
  }

  @inline(__always)
  private static func storeFirst(
    _ v: SIMD4<Float>, _ target: UnsafeMutablePointer<Float>, _ count: Int
  ) {
    if count >= 2 { write(v.lowHalf, target) }
    if count == 1 { target[0] = v.x }
    if count == 3 { target[2] = v.z }
  }
}
