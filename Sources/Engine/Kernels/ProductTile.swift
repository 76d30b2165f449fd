/// The rows of a tile of results, held in vector registers while products are added to them.
protocol ProductTile {
  associatedtype Row: TileRow
  static var height: Int { get }
  init()
  init(loading source: UnsafePointer<Float>, _ places: UnsafePointer<Place>)
  /// To each row its factor times the same row of B.
  mutating func add(
    _ factors: UnsafePointer<Float>, _ places: UnsafePointer<Place>, times other: Row)
  func store(_ target: UnsafeMutablePointer<Float>, _ places: UnsafePointer<Place>)
}

struct OneRow<Row: TileRow>: ProductTile {
  static var height: Int { 1 }
  private var row = Row()

  @inline(__always) init() {}
  @inline(__always) init(loading source: UnsafePointer<Float>, _ places: UnsafePointer<Place>) {
    row = Row(loading: source + places[0].c)
  }
  @inline(__always)
  mutating func add(
    _ factors: UnsafePointer<Float>, _ places: UnsafePointer<Place>, times other: Row
  ) {
    row.add(factors[places[0].a], times: other)
  }
  @inline(__always)
  func store(_ target: UnsafeMutablePointer<Float>, _ places: UnsafePointer<Place>) {
    row.store(target + places[0].c)
  }
}

/// One tile above another.
struct Stack<Top: ProductTile, Bottom: ProductTile>: ProductTile where Top.Row == Bottom.Row {
  static var height: Int { Top.height + Bottom.height }
  private var top = Top(), bottom = Bottom()

  @inline(__always) init() {}
  @inline(__always) init(loading source: UnsafePointer<Float>, _ places: UnsafePointer<Place>) {
    top = Top(loading: source, places)
    bottom = Bottom(loading: source, places + Top.height)
  }
  @inline(__always)
  mutating func add(
    _ factors: UnsafePointer<Float>, _ places: UnsafePointer<Place>, times other: Top.Row
  ) {
    top.add(factors, places, times: other)
    bottom.add(factors, places + Top.height, times: other)
  }
  @inline(__always)
  func store(_ target: UnsafeMutablePointer<Float>, _ places: UnsafePointer<Place>) {
    top.store(target, places)
    bottom.store(target, places + Top.height)
  }
}

typealias TwoRows<Row: TileRow> = Stack<OneRow<Row>, OneRow<Row>>
typealias ThreeRows<Row: TileRow> = Stack<TwoRows<Row>, OneRow<Row>>
typealias FourRows<Row: TileRow> = Stack<TwoRows<Row>, TwoRows<Row>>
typealias SixRows<Row: TileRow> = Stack<FourRows<Row>, TwoRows<Row>>
typealias EightRows<Row: TileRow> = Stack<FourRows<Row>, FourRows<Row>>
