// The passes over memory that batch norm and its adjoints are made of. Where a rectifier followed, whether it
// let a value pass is computed again from x: that costs one multiply-add, reading the output would cost memory.

/// Mean and 1/√(variance + ε) of each channel of a tensor.
struct ChannelMoments: Sendable {
  var mean: [Float]
  var inverse: [Float]
}

extension Kernels {
  /// Mean and 1/√(variance + ε), block by block (Chan, Golub and LeVeque 1979, equation 2.1).
  static func moments(_ x: Tensor, epsilon: Float) -> ChannelMoments {
    let channels = x.shape[x.rank - 1]
    var mean = [Float](repeating: 0, count: channels)
    var squares = mean
    ChannelBlock.forEach(of: x) { block in
      let count = Float(block.rows)
      let blockMean = block.sumOfRows { block.load(x, $0) } / count
      let blockSquares = block.sumOfRows { offset in
        let distance = block.load(x, offset) - blockMean
        return distance * distance
      }
      let share = count / (Float(block.firstRow) + count)
      let weight = share * Float(block.firstRow)
      for index in 0..<block.width {
        let step = blockMean[index] - mean[block.lane + index]
        mean[block.lane + index] += step * share
        squares[block.lane + index] += blockSquares[index] + step * step * weight
      }
    }
    let rows = Float(x.count) / Float(channels)
    return ChannelMoments(
      mean: mean, inverse: squares.map { 1 / ($0 / rows + epsilon).squareRoot() })
  }

  /// line(x), or with `rectified` max(line(x), 0). What is not a number stays so.
  static func mapped(_ x: Tensor, _ line: ChannelLine, rectified: Bool) -> Tensor {
    let result = Tensor(uninitialized: x.shape)
    ChannelBlock.forEach(of: x) { block in
      let line = BlockLine(line, block)
      block.forEachRow { offset in
        let value = line(block.load(x, offset))
        let kept = rectified ? value.replacing(with: 0, where: value .< 0) : value
        block.store(kept, in: result, offset)
      }
    }
    return result
  }

  /// Σ g and Σ g (x − centre) for each channel, over all places or those where `gate` lies above zero at x.
  static func channelSums(
    _ g: Tensor, _ x: Tensor, centre: [Float], above gate: ChannelLine? = nil
  ) -> (plain: [Float], products: [Float]) {
    var plain = [Float](repeating: 0, count: centre.count)
    var products = plain
    ChannelBlock.forEach(of: x) { block in
      let (middle, gate) = (block.lanes(centre), gate.map { BlockLine($0, block) } ?? BlockLine())
      var sums = (Vector.zero, Vector.zero)
      block.forEachRow { offset in
        let value = block.load(x, offset)
        let passed = gate.passing(block.load(g, offset), at: value)
        sums.0 += passed
        sums.1.addProduct(passed, value - middle)
      }
      for index in 0..<block.width {
        plain[block.lane + index] += sums.0[index]
        products[block.lane + index] += sums.1[index]
      }
    }
    return (plain, products)
  }

  /// factor · g + line(x), where g counts everywhere or where `gate` lies above zero at x.
  static func combined(
    _ g: Tensor, _ factor: [Float], _ x: Tensor, _ line: ChannelLine,
    above gate: ChannelLine? = nil
  ) -> Tensor {
    let result = Tensor(uninitialized: x.shape)
    ChannelBlock.forEach(of: x) { block in
      let (factor, line) = (block.lanes(factor), BlockLine(line, block))
      let gate = gate.map { BlockLine($0, block) } ?? BlockLine()
      block.forEachRow { offset in
        let value = block.load(x, offset)
        let passed = gate.passing(block.load(g, offset), at: value)
        block.store(line(value).addingProduct(passed, factor), in: result, offset)
      }
    }
    return result
  }

  /// first · g + second · h + line(x).
  static func combined(
    _ g: Tensor, _ first: [Float], _ h: Tensor, _ second: [Float], _ x: Tensor, _ line: ChannelLine
  ) -> Tensor {
    let result = Tensor(uninitialized: x.shape)
    ChannelBlock.forEach(of: x) { block in
      let (first, second) = (block.lanes(first), block.lanes(second))
      let line = BlockLine(line, block)
      block.forEachRow { offset in
        let value = line(block.load(x, offset)).addingProduct(block.load(g, offset), first)
        block.store(
          value.addingProduct(block.load(h, offset), second), in: result, offset)
      }
    }
    return result
  }
}
