// Batch norm and relu in one pass, and the way back through both. Whether relu let a value pass is
// computed again from x: that costs one multiply-add, and reading the output would cost memory.

/// factor · x + constant, with one of each for every channel.
struct ChannelLine: Sendable {
  var factor: [Float]
  var constant: [Float]
}

extension Kernels {
  /// max(line(x), 0). What is not a number stays so.
  static func rectified(_ x: Tensor, _ line: ChannelLine) -> Tensor {
    let result = Tensor(uninitialized: x.shape)
    forEachBlock(of: x) { block in
      let (factor, constant) = (block.lanes(line.factor), block.lanes(line.constant))
      block.forEachRow { offset in
        let value = constant.addingProduct(load(x.base + offset, block.width), factor)
        store(value.replacing(with: 0, where: value .< 0), result.base + offset, block.width)
      }
    }
    return result
  }

  /// Σ g and Σ g (x − centre) for each channel, over all places or those where line(x) > 0.
  static func channelSums(_ g: Tensor, _ x: Tensor, centre: [Float], above line: ChannelLine?)
    -> (plain: [Float], products: [Float])
  {
    var plain = [Float](repeating: 0, count: centre.count)
    var products = plain
    forEachBlock(of: x) { block in
      let (middle, passes) = (block.lanes(centre), Passes(line, block))
      var sums = (Vector.zero, Vector.zero)
      block.forEachRow { offset in
        let value = load(x.base + offset, block.width)
        let slope = passes(load(g.base + offset, block.width), value)
        sums.0 += slope
        sums.1.addProduct(slope, value - middle)
      }
      for index in 0..<block.width {
        plain[block.lane + index] += sums.0[index]
        products[block.lane + index] += sums.1[index]
      }
    }
    return (plain, products)
  }

  /// factor · g + onX(x), where g counts everywhere or where line(x) > 0.
  static func combined(
    _ g: Tensor, _ factor: [Float], _ x: Tensor, _ onX: ChannelLine, above line: ChannelLine?
  ) -> Tensor {
    let result = Tensor(uninitialized: x.shape)
    forEachBlock(of: x) { block in
      let (onG, passes) = (block.lanes(factor), Passes(line, block))
      let (slope, constant) = (block.lanes(onX.factor), block.lanes(onX.constant))
      block.forEachRow { offset in
        let value = load(x.base + offset, block.width)
        let kept = passes(load(g.base + offset, block.width), value)
        store(
          constant.addingProduct(value, slope).addingProduct(kept, onG), result.base + offset,
          block.width)
      }
    }
    return result
  }

  /// Sixteen channels of some rows.
  private struct Block {
    let start: Int, rows: Int, channels: Int
    let lane: Int, width: Int

    @inline(__always) func lanes(_ values: [Float]) -> Vector {
      values.withUnsafeBufferPointer { Kernels.load($0.baseAddress! + lane, width) }
    }

    /// Calls `body` with the place of each row's first value.
    @inline(__always) func forEachRow(_ body: (Int) -> Void) {
      for row in 0..<rows { body(start + row * channels) }
    }
  }

  /// Lets a value through where a line, if there is one, lies above zero.
  private struct Passes {
    private let factor: Vector, constant: Vector

    /// Without a line: 0 · x + 1.
    @inline(__always) init(_ line: ChannelLine?, _ block: Block) {
      factor = line.map { block.lanes($0.factor) } ?? .zero
      constant = line.map { block.lanes($0.constant) } ?? Vector(repeating: 1)
    }

    @inline(__always) func callAsFunction(_ value: Vector, _ x: Vector) -> Vector {
      value.replacing(with: 0, where: .!(constant.addingProduct(x, factor) .> 0))
    }
  }

  /// Small blocks of rows keep the digits of sums, and stay in the first cache for all their channels.
  @inline(__always)
  private static func forEachBlock(of x: Tensor, _ body: (Block) -> Void) {
    let channels = x.shape[x.rank - 1]
    let rows = x.count / Swift.max(1, channels)
    for first in stride(from: 0, to: rows, by: blockOfRows) {
      for lane in stride(from: 0, to: channels, by: 16) {
        body(
          Block(
            start: first * channels + lane, rows: Swift.min(blockOfRows, rows - first),
            channels: channels, lane: lane, width: Swift.min(16, channels - lane)))
      }
    }
  }
}
