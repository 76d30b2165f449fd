/// A row of a micro-tile of results, held in vector registers while products are added to it.
protocol RegisterRow {
  static var width: Int { get }
  init()
  init(loading source: UnsafePointer<Float>)
  mutating func add(_ factor: Float, times other: Self)
  /// All of it; of a row that ends in a `CutVector` the first `columns`.
  func store(_ target: UnsafeMutablePointer<Float>, _ columns: Int)
}

/// One register.
struct OneVector: RegisterRow {
  @inline(__always) static var width: Int { Machine.vectorWidth }
  fileprivate var v = Machine.Vector()

  @inline(__always) init() {}
  @inline(__always) init(loading source: UnsafePointer<Float>) {
    v = UnsafeRawPointer(source).loadUnaligned(as: Machine.Vector.self)
  }
  @inline(__always) mutating func add(_ factor: Float, times other: Self) {
    v = v.plus(Machine.Vector(repeating: factor), times: other.v)
  }
  @inline(__always) func store(_ target: UnsafeMutablePointer<Float>, _ columns: Int) {
    UnsafeMutableRawPointer(target).storeBytes(of: v, as: Machine.Vector.self)
  }
}

/// One register of which the first lanes are stored.
struct CutVector: RegisterRow {
  @inline(__always) static var width: Int { OneVector.width }
  private var whole = OneVector()

  @inline(__always) init() {}
  @inline(__always) init(loading source: UnsafePointer<Float>) {
    whole = OneVector(loading: source)
  }
  @inline(__always) mutating func add(_ factor: Float, times other: Self) {
    whole.add(factor, times: other.whole)
  }
  @inline(__always) func store(_ target: UnsafeMutablePointer<Float>, _ columns: Int) {
    Kernels.store(whole.v, target, columns)
  }
}

/// One row beside another.
struct SideBySide<Left: RegisterRow, Right: RegisterRow>: RegisterRow {
  @inline(__always) static var width: Int { Left.width + Right.width }
  private var left = Left(), right = Right()

  @inline(__always) init() {}
  @inline(__always) init(loading source: UnsafePointer<Float>) {
    left = Left(loading: source)
    right = Right(loading: source + Left.width)
  }
  @inline(__always) mutating func add(_ factor: Float, times other: Self) {
    left.add(factor, times: other.left)
    right.add(factor, times: other.right)
  }
  @inline(__always) func store(_ target: UnsafeMutablePointer<Float>, _ columns: Int) {
    left.store(target, columns)
    right.store(target + Left.width, columns - Left.width)
  }
}

typealias TwoVectors<Last: RegisterRow> = SideBySide<OneVector, Last>
typealias ThreeVectors<Last: RegisterRow> = SideBySide<OneVector, TwoVectors<Last>>
typealias FourVectors<Last: RegisterRow> = SideBySide<OneVector, ThreeVectors<Last>>
