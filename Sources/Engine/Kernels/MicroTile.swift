/// The rows of a micro-tile of results, held in vector registers while products are added to them.
protocol MicroTile {
  associatedtype Row: RegisterRow
  static var height: Int { get }
  init()
  init(loading source: UnsafePointer<Float>, _ offsets: UnsafePointer<RowOffset>)
  /// To each row its factor times the same row of B.
  mutating func add(
    _ factors: UnsafePointer<Float>, _ offsets: UnsafePointer<RowOffset>, times other: Row)
  /// The first `columns` of each row.
  func store(
    _ target: UnsafeMutablePointer<Float>, _ offsets: UnsafePointer<RowOffset>, _ columns: Int)
}

struct OneRow<Row: RegisterRow>: MicroTile {
  static var height: Int { 1 }
  private var row = Row()

  @inline(__always) init() {}
  @inline(__always) init(loading source: UnsafePointer<Float>, _ offsets: UnsafePointer<RowOffset>)
  {
    row = Row(loading: source + offsets[0].c)
  }
  @inline(__always)
  mutating func add(
    _ factors: UnsafePointer<Float>, _ offsets: UnsafePointer<RowOffset>, times other: Row
  ) {
    row.add(factors[offsets[0].a], times: other)
  }
  @inline(__always)
  func store(
    _ target: UnsafeMutablePointer<Float>, _ offsets: UnsafePointer<RowOffset>, _ columns: Int
  ) {
    row.store(target + offsets[0].c, columns)
  }
}

/// One micro-tile above another.
struct Stack<Top: MicroTile, Bottom: MicroTile>: MicroTile where Top.Row == Bottom.Row {
  static var height: Int { Top.height + Bottom.height }
  private var top = Top(), bottom = Bottom()

  @inline(__always) init() {}
  @inline(__always) init(loading source: UnsafePointer<Float>, _ offsets: UnsafePointer<RowOffset>)
  {
    top = Top(loading: source, offsets)
    bottom = Bottom(loading: source, offsets + Top.height)
  }
  @inline(__always)
  mutating func add(
    _ factors: UnsafePointer<Float>, _ offsets: UnsafePointer<RowOffset>, times other: Top.Row
  ) {
    top.add(factors, offsets, times: other)
    bottom.add(factors, offsets + Top.height, times: other)
  }
  @inline(__always)
  func store(
    _ target: UnsafeMutablePointer<Float>, _ offsets: UnsafePointer<RowOffset>, _ columns: Int
  ) {
    top.store(target, offsets, columns)
    bottom.store(target, offsets + Top.height, columns)
  }
}

typealias TwoRows<Row: RegisterRow> = Stack<OneRow<Row>, OneRow<Row>>
typealias ThreeRows<Row: RegisterRow> = Stack<TwoRows<Row>, OneRow<Row>>
typealias FourRows<Row: RegisterRow> = Stack<TwoRows<Row>, TwoRows<Row>>
typealias SixRows<Row: RegisterRow> = Stack<FourRows<Row>, TwoRows<Row>>
typealias EightRows<Row: RegisterRow> = Stack<FourRows<Row>, FourRows<Row>>
