// A tensor seen as [rows, channels], sixteen channels of a block of rows at a time: for batch norm and its
// adjoints.

/// Sixteen channels of some rows.
struct ChannelBlock {
  typealias Vector = Kernels.Vector

  /// Rows that are walked before the next sixteen channels have their turn. Small sums keep their digits,
  /// and a block of 64 channels stays in the first cache until all of its lines were used.
  private static let blockOfRows = 64

  let firstRow: Int, rows: Int, channels: Int
  let lane: Int, width: Int

  @inline(__always)
  static func forEach(of x: Tensor, _ body: (ChannelBlock) -> Void) {
    let channels = x.shape[x.rank - 1]
    let rows = x.count / Swift.max(1, channels)
    for first in stride(from: 0, to: rows, by: blockOfRows) {
      for lane in stride(from: 0, to: channels, by: 16) {
        body(
          ChannelBlock(
            firstRow: first, rows: Swift.min(blockOfRows, rows - first), channels: channels,
            lane: lane, width: Swift.min(16, channels - lane)))
      }
    }
  }

  /// What belongs to these channels.
  @inline(__always)
  func lanes(_ values: [Float]) -> Vector {
    values.withUnsafeBufferPointer { Kernels.load($0.baseAddress! + lane, width) }
  }

  /// Calls `body` with the place of each row's first value.
  @inline(__always)
  func forEachRow(_ body: (Int) -> Void) {
    let start = firstRow * channels + lane
    for row in 0..<rows { body(start + row * channels) }
  }

  /// Σ over the rows, four sums at a time, so that no addition waits for the one before.
  @inline(__always)
  func sumOfRows(_ value: (Int) -> Vector) -> Vector {
    let start = firstRow * channels + lane
    var sums = (Vector.zero, Vector.zero, Vector.zero, Vector.zero)
    var row = 0
    while row + 4 <= rows {
      sums.0 += value(start + row * channels)
      sums.1 += value(start + (row + 1) * channels)
      sums.2 += value(start + (row + 2) * channels)
      sums.3 += value(start + (row + 3) * channels)
      row += 4
    }
    while row < rows {
      sums.0 += value(start + row * channels)
      row += 1
    }
    return (sums.0 + sums.1) + (sums.2 + sums.3)
  }

  @inline(__always)
  func load(_ x: Tensor, _ offset: Int) -> Vector { Kernels.load(x.base + offset, width) }

  @inline(__always)
  func store(_ value: Vector, in x: Tensor, _ offset: Int) {
    Kernels.store(value, x.base + offset, width)
  }
}

/// factor · x + constant, with one of each for every channel.
struct ChannelLine: Sendable {
  var factor: [Float]
  var constant: [Float]
}

/// A line on the sixteen channels of one block.
struct BlockLine {
  private let factor: Kernels.Vector, constant: Kernels.Vector

  @inline(__always)
  init(_ line: ChannelLine, _ block: ChannelBlock) {
    (factor, constant) = (block.lanes(line.factor), block.lanes(line.constant))
  }

  /// The line that is 1 everywhere.
  @inline(__always)
  init() { (factor, constant) = (.zero, Kernels.Vector(repeating: 1)) }

  @inline(__always)
  func callAsFunction(_ x: Kernels.Vector) -> Kernels.Vector { constant.addingProduct(x, factor) }

  /// `value` where the line lies above zero at x, and 0 elsewhere.
  @inline(__always)
  func passing(_ value: Kernels.Vector, at x: Kernels.Vector) -> Kernels.Vector {
    value.replacing(with: 0, where: .!(self(x) .> 0))
  }
}
