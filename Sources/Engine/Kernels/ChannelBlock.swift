// A tensor seen as [rows, channels], a vector of channels of a block of rows at a time: for batch norm and its
// adjoints.

/// A vector of channels of some rows.
struct ChannelBlock {
  typealias Vector = Kernels.Vector

  /// Rows that are walked before the next channels have their turn. Small sums keep their digits,
  /// and a block of 64 channels stays in the first cache until all of its lines were used.
  private static let blockOfRows = 64

  let firstRow: Int, rows: Int, channels: Int
  let lane: Int, width: Int

  @inline(__always)
  static func forEach(of x: Tensor, _ body: (ChannelBlock) -> Void) {
    let channels = x.shape[x.rank - 1]
    let rows = x.count / Swift.max(1, channels)
    for first in stride(from: 0, to: rows, by: blockOfRows) {
      for lane in stride(from: 0, to: channels, by: Vector.scalarCount) {
        body(
          ChannelBlock(
            firstRow: first, rows: Swift.min(blockOfRows, rows - first), channels: channels,
            lane: lane, width: Swift.min(Vector.scalarCount, channels - lane)))
      }
    }
  }

  /// What belongs to these channels.
  @inline(__always)
  func lanes(_ values: [Float]) -> Vector {
    var lanes = Vector.zero
    for index in 0..<width { lanes[index] = values[lane + index] }
    return lanes
  }

  @inline(__always)
  func lanes(_ values: Tensor) -> Vector { Kernels.load(values.base + lane, width) }

  /// Keeps what belongs to these channels.
  @inline(__always)
  func store(_ value: Vector, in values: Tensor) { Kernels.store(value, values.base + lane, width) }

  /// The first row's values.
  @inline(__always)
  func first(of x: Tensor) -> Vector { Kernels.load(x.base + offset(0), width) }

  /// Calls `body` with each row's stretch. For whole vectors its width is a constant, which the compiler sees.
  @inline(__always)
  func forEachRow(_ body: (Stretch) -> Void) {
    if width == Vector.scalarCount {
      for row in 0..<rows { body(Stretch(offset: offset(row), width: Vector.scalarCount)) }
    } else {
      for row in 0..<rows { body(Stretch(offset: offset(row), width: width)) }
    }
  }

  /// Σ over the rows of two terms, four sums of each at a time, so that no addition waits for the one before.
  @inline(__always)
  func sumsOfRows(_ terms: (Stretch) -> (Vector, Vector)) -> (Vector, Vector) {
    if width < Vector.scalarCount {
      return sums(0..<rows) { terms(Stretch(offset: offset($0), width: width)) }
    }
    let whole = rows / 4 * 4
    var s0 = (Vector.zero, Vector.zero), s1 = s0, s2 = s0, s3 = s0
    for row in stride(from: 0, to: whole, by: 4) {
      add(terms(Stretch(offset: offset(row), width: Vector.scalarCount)), to: &s0)
      add(terms(Stretch(offset: offset(row + 1), width: Vector.scalarCount)), to: &s1)
      add(terms(Stretch(offset: offset(row + 2), width: Vector.scalarCount)), to: &s2)
      add(terms(Stretch(offset: offset(row + 3), width: Vector.scalarCount)), to: &s3)
    }
    let rest = sums(whole..<rows) { terms(Stretch(offset: offset($0), width: Vector.scalarCount)) }
    return (
      ((s0.0 + s1.0) + (s2.0 + s3.0)) + rest.0, ((s0.1 + s1.1) + (s2.1 + s3.1)) + rest.1
    )
  }

  /// One after the other.
  @inline(__always)
  private func sums(_ rows: Range<Int>, _ terms: (Int) -> (Vector, Vector)) -> (Vector, Vector) {
    var sums = (Vector.zero, Vector.zero)
    for row in rows { add(terms(row), to: &sums) }
    return sums
  }

  @inline(__always)
  private func add(_ terms: (Vector, Vector), to sums: inout (Vector, Vector)) {
    sums.0 += terms.0
    sums.1 += terms.1
  }

  @inline(__always)
  private func offset(_ row: Int) -> Int { (firstRow + row) * channels + lane }
}

/// A block's values of one row.
struct Stretch {
  typealias Vector = Kernels.Vector
  let offset: Int, width: Int

  @inline(__always)
  func load(_ x: Tensor) -> Vector { Kernels.load(x.base + offset, width) }

  @inline(__always)
  func store(_ value: Vector, in x: Tensor) { Kernels.store(value, x.base + offset, width) }
}

/// factor · (x − centre) + constant, with one of each for every channel. The centre lies near the values: where they
/// are far from 0, factor · x and what would have to be added have the same first digits.
struct ChannelLine: Sendable {
  var centre: [Float]
  var factor: [Float]
  var constant: [Float]
}

/// A line on the channels of one block.
struct BlockLine {
  private let centre: Kernels.Vector, factor: Kernels.Vector, constant: Kernels.Vector

  @inline(__always)
  init(_ line: ChannelLine, _ block: ChannelBlock) {
    (centre, factor) = (block.lanes(line.centre), block.lanes(line.factor))
    constant = block.lanes(line.constant)
  }

  /// The line that is 1 everywhere.
  @inline(__always)
  init() { (centre, factor, constant) = (.zero, .zero, Kernels.Vector(repeating: 1)) }

  @inline(__always)
  func callAsFunction(_ x: Kernels.Vector) -> Kernels.Vector {
    constant.plus(x - centre, times: factor)
  }

  /// `value`, but 0 where the line does not lie above zero at x.
  @inline(__always)
  func passing(_ value: Kernels.Vector, at x: Kernels.Vector) -> Kernels.Vector {
    value.replacing(with: 0, where: self(x) .<= 0)
  }
}
