/// A row of a micro-tile of results, held in vector registers while products are added to it.
protocol RegisterRow {
  static var width: Int { get }
  init()
  init(loading source: UnsafePointer<Float>)
  mutating func add(_ factor: Float, times other: Self)
  func store(_ target: UnsafeMutablePointer<Float>)
}

/// 16 columns: one register of a 512-bit machine.
struct Row16: RegisterRow {
  static var width: Int { 16 }
  private var v = SIMD16<Float>()

  @inline(__always) init() {}
  @inline(__always) init(loading source: UnsafePointer<Float>) {
    v = UnsafeRawPointer(source).loadUnaligned(as: SIMD16<Float>.self)
  }
  @inline(__always) mutating func add(_ factor: Float, times other: Self) {
    v = v.addingProduct(SIMD16(repeating: factor), other.v)
  }
  @inline(__always) func store(_ target: UnsafeMutablePointer<Float>) {
    UnsafeMutableRawPointer(target).storeBytes(of: v, as: SIMD16<Float>.self)
  }
}

/// Two rows side by side.
struct RowPair<Half: RegisterRow>: RegisterRow {
  static var width: Int { 2 * Half.width }
  private var left = Half(), right = Half()

  @inline(__always) init() {}
  @inline(__always) init(loading source: UnsafePointer<Float>) {
    left = Half(loading: source)
    right = Half(loading: source + Half.width)
  }
  @inline(__always) mutating func add(_ factor: Float, times other: Self) {
    left.add(factor, times: other.left)
    right.add(factor, times: other.right)
  }
  @inline(__always) func store(_ target: UnsafeMutablePointer<Float>) {
    left.store(target)
    right.store(target + Half.width)
  }
}

/// 32 columns.
typealias Row32 = RowPair<Row16>
/// 64 columns.
typealias Row64 = RowPair<Row32>
