// Loops over a tensor seen as [rows, channels], sixteen channels at a time, for batch norm and its adjoints.

/// Mean and 1/√(variance + ε) of each channel of a tensor.
struct ChannelMoments: Sendable {
  var mean: [Float]
  var inverse: [Float]
}

extension Kernels {
  /// Rows that are walked before the next sixteen channels have their turn. Small sums keep their digits,
  /// and a block of 64 channels stays in the first cache until all of its lines were used.
  static let blockOfRows = 64

  /// Mean and 1/√(variance + ε), block by block (Chan, Golub and LeVeque 1979, equation 2.1).
  static func moments(_ x: Tensor, epsilon: Float) -> ChannelMoments {
    let (rows, channels) = rowsAndChannels(x)
    var mean = [Float](repeating: 0, count: channels)
    var squares = mean
    for first in stride(from: 0, to: rows, by: blockOfRows) {
      let count = Swift.min(blockOfRows, rows - first)
      for lane in stride(from: 0, to: channels, by: 16) {
        let width = Swift.min(16, channels - lane)
        let start = x.base + first * channels + lane
        let blockMean =
          sumOfRows(count, width) { load(start + $0 * channels, width) }
          / Float(count)
        let blockSquares = sumOfRows(count, width) { row in
          let distance = load(start + row * channels, width) - blockMean
          return distance * distance
        }
        let (share, total) = (
          Float(count) / Float(first + count), Float(first) / Float(first + count)
        )
        for index in 0..<width {
          let step = blockMean[index] - mean[lane + index]
          mean[lane + index] += step * share
          squares[lane + index] += blockSquares[index] + step * step * total * Float(count)
        }
      }
    }
    let inverse = squares.map { 1 / ($0 / Float(rows) + epsilon).squareRoot() }
    return ChannelMoments(mean: mean, inverse: inverse)
  }

  /// Σ over rows of a (b − centre), for each channel.
  static func channelSums(_ a: Tensor, _ b: Tensor, centre: [Float]) -> [Float] {
    summedBlocks(a) { offset, step, count, lane, width in
      let middle = lanes(centre, lane, width)
      return sumOfRows(count, width) {
        load(a.base + offset + $0 * step, width)
          * (load(b.base + offset + $0 * step, width) - middle)
      }
    }
  }

  /// Adds up what `body` gives for blocks of rows and sixteen channels.
  @inline(__always)
  private static func summedBlocks(
    _ a: Tensor,
    _ body: (_ offset: Int, _ step: Int, _ count: Int, _ lane: Int, _ width: Int) -> Vector
  ) -> [Float] {
    let (rows, channels) = rowsAndChannels(a)
    var sums = [Float](repeating: 0, count: channels)
    for first in stride(from: 0, to: rows, by: blockOfRows) {
      let count = Swift.min(blockOfRows, rows - first)
      for lane in stride(from: 0, to: channels, by: 16) {
        let width = Swift.min(16, channels - lane)
        let block = body(first * channels + lane, channels, count, lane, width)
        for index in 0..<width { sums[lane + index] += block[index] }
      }
    }
    return sums
  }

  /// Σᵢ termᵢ · factorᵢ + constant, with one factor of each term and one constant for each channel.
  static func combined(_ terms: [(Tensor, [Float])], _ constant: [Float]) -> Tensor {
    let (rows, channels) = rowsAndChannels(terms[0].0)
    let result = Tensor(uninitialized: terms[0].0.shape)
    for first in stride(from: 0, to: rows, by: blockOfRows) {
      let count = Swift.min(blockOfRows, rows - first)
      for lane in stride(from: 0, to: channels, by: 16) {
        let width = Swift.min(16, channels - lane)
        let offset = lanes(constant, lane, width)
        let start = first * channels + lane
        let (x, p) = (terms[0].0.base + start, lanes(terms[0].1, lane, width))
        let (y, q) =
          terms.count > 1 ? (terms[1].0.base + start, lanes(terms[1].1, lane, width)) : (x, .zero)
        let (z, r) =
          terms.count > 2 ? (terms[2].0.base + start, lanes(terms[2].1, lane, width)) : (x, .zero)
        let target = result.base + start
        for row in stride(from: 0, to: count * channels, by: channels) {
          var value = offset.addingProduct(load(x + row, width), p)
          if terms.count > 1 { value = value.addingProduct(load(y + row, width), q) }
          if terms.count > 2 { value = value.addingProduct(load(z + row, width), r) }
          store(value, target + row, width)
        }
      }
    }
    return result
  }

  private static func rowsAndChannels(_ x: Tensor) -> (rows: Int, channels: Int) {
    let channels = x.shape[x.rank - 1]
    return (x.count / Swift.max(1, channels), channels)
  }

  private static func lanes(_ values: [Float], _ first: Int, _ width: Int) -> Vector {
    values.withUnsafeBufferPointer { load($0.baseAddress! + first, width) }
  }

  /// Four sums at a time, so that no addition waits for the one before.
  @inline(__always)
  private static func sumOfRows(_ count: Int, _ width: Int, _ value: (Int) -> Vector) -> Vector {
    var sums = (Vector.zero, Vector.zero, Vector.zero, Vector.zero)
    var row = 0
    while row + 4 <= count {
      sums.0 += value(row)
      sums.1 += value(row + 1)
      sums.2 += value(row + 2)
      sums.3 += value(row + 3)
      row += 4
    }
    while row < count {
      sums.0 += value(row)
      row += 1
    }
    return (sums.0 + sums.1) + (sums.2 + sums.3)
  }
}
