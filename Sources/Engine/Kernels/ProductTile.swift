/// The rows of a tile of results, held in vector registers while products are added to them.
protocol ProductTile {
  associatedtype Row: TileRow
  static var height: Int { get }
  init()
  /// Rows lie `step` numbers apart.
  init(loading source: UnsafePointer<Float>, step: Int)
  /// To each row its factor times the same row of B; factors lie `step` numbers apart.
  mutating func add(_ factors: UnsafePointer<Float>, step: Int, times other: Row)
  func store(_ target: UnsafeMutablePointer<Float>, step: Int)
}

struct OneRow<Row: TileRow>: ProductTile {
  static var height: Int { 1 }
  private var row = Row()

  @inline(__always) init() {}
  @inline(__always) init(loading source: UnsafePointer<Float>, step: Int) {
    row = Row(loading: source)
  }
  @inline(__always)
  mutating func add(_ factors: UnsafePointer<Float>, step: Int, times other: Row) {
    row.add(factors[0], times: other)
  }
  @inline(__always) func store(_ target: UnsafeMutablePointer<Float>, step: Int) {
    row.store(target)
  }
}

/// One tile above another.
struct Stack<Top: ProductTile, Bottom: ProductTile>: ProductTile where Top.Row == Bottom.Row {
  static var height: Int { Top.height + Bottom.height }
  private var top = Top(), bottom = Bottom()

  @inline(__always) init() {}
  @inline(__always) init(loading source: UnsafePointer<Float>, step: Int) {
    top = Top(loading: source, step: step)
    bottom = Bottom(loading: source + Top.height * step, step: step)
  }
  @inline(__always)
  mutating func add(_ factors: UnsafePointer<Float>, step: Int, times other: Top.Row) {
    top.add(factors, step: step, times: other)
    bottom.add(factors + Top.height * step, step: step, times: other)
  }
  @inline(__always) func store(_ target: UnsafeMutablePointer<Float>, step: Int) {
    top.store(target, step: step)
    bottom.store(target + Top.height * step, step: step)
  }
}

typealias TwoRows<Row: TileRow> = Stack<OneRow<Row>, OneRow<Row>>
typealias ThreeRows<Row: TileRow> = Stack<TwoRows<Row>, OneRow<Row>>
typealias FourRows<Row: TileRow> = Stack<TwoRows<Row>, TwoRows<Row>>
typealias SixRows<Row: TileRow> = Stack<FourRows<Row>, TwoRows<Row>>
