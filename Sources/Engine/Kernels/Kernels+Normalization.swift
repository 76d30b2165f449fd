// The passes over memory that batch norm and its adjoints are made of. Where a rectifier followed, whether it
// let a value pass is computed again from x: that costs one multiply-add, reading the output would cost memory.

/// Mean and 1/√(variance + ε) of each channel of a tensor.
struct ChannelMoments: Sendable {
  /// The mean as the nearest float, and what rounding took from it: that may be as large as the deviation.
  let mean, rest: [Float]
  let inverse: [Float]
}

extension Kernels {
  /// Mean and 1/√(variance + ε), block by block (Chan, Golub and LeVeque 1979, equation 2.1). A block's sums
  /// are those of the distances from its first row, so that few digits cancel, and its mean is counted from the
  /// very first row.
  static func moments(_ x: Tensor, epsilon: Float) -> ChannelMoments {
    let channels = x.shape[x.rank - 1]
    let (offset, squares) = (Tensor.zeros([channels]), Tensor.zeros([channels]))
    let origin = Tensor.zeros([channels])
    ChannelBlock.forEach(of: x) { block in
      let count = Float(block.rows)
      let first = block.first(of: x)
      if block.firstRow == 0 { block.store(first, in: origin) }
      @inline(__always) func powers(_ row: Stretch) -> (Vector, Vector) {
        let distance = row.load(x) - first
        return (distance, distance * distance)
      }
      let sums = block.sumsOfRows(powers)
      let blockOffset = (first - block.lanes(origin)) + sums.0 / count
      let blockSquares = sums.1 - sums.0 * sums.0 / count
      let share = count / (Float(block.firstRow) + count)
      let step = blockOffset - block.lanes(offset)
      block.store(block.lanes(offset) + step * share, in: offset)
      block.store(
        block.lanes(squares) + blockSquares + step * step * (share * Float(block.firstRow)),
        in: squares)
    }
    let rows = Float(Swift.max(1, x.count / Swift.max(1, channels)))
    let (start, distance) = (origin.scalars, offset.scalars)
    let mean = Swift.zip(start, distance).map { $0 + $1 }
    return ChannelMoments(
      mean: mean, rest: mean.indices.map { distance[$0] - (mean[$0] - start[$0]) },
      inverse: squares.scalars.map { 1 / (($0 < 0 ? 0 : $0) / rows + epsilon).squareRoot() })
  }

  /// line(x), or with `rectified` max(line(x), 0). What is not a number stays so.
  static func mapped(_ x: Tensor, _ line: ChannelLine, rectified: Bool) -> Tensor {
    let result = Tensor(uninitialized: x.shape)
    let least: Float = rectified ? 0 : -.infinity
    ChannelBlock.forEach(of: x) { block in
      let line = BlockLine(line, block)
      block.forEachRow { row in
        let value = line(row.load(x))
        row.store(value.replacing(with: least, where: value .< least), in: result)
      }
    }
    return result
  }

  /// Σ g and Σ g (x − centre) for each channel, over all places or those where `gate` lies above zero at x.
  static func channelSums(
    _ g: Tensor, _ x: Tensor, centre: [Float], above gate: ChannelLine?
  ) -> (plain: [Float], products: [Float]) {
    let (plain, products) = (Tensor.zeros([centre.count]), Tensor.zeros([centre.count]))
    ChannelBlock.forEach(of: x) { block in
      let (middle, gate) = (block.lanes(centre), gate.map { BlockLine($0, block) } ?? BlockLine())
      @inline(__always) func terms(_ row: Stretch) -> (Vector, Vector) {
        let value = row.load(x)
        let passed = gate.passing(row.load(g), at: value)
        return (passed, passed * (value - middle))
      }
      let sums = block.sumsOfRows(terms)
      block.store(block.lanes(plain) + sums.0, in: plain)
      block.store(block.lanes(products) + sums.1, in: products)
    }
    return (plain.scalars, products.scalars)
  }

  /// ⟨h⟩, ⟨h (x − mu)⟩ and ⟨(g − meanG) h⟩ for each channel, where g counts everywhere or where `gate` lies above
  /// zero at x.
  static func channelMeans(
    _ h: Tensor, _ g: Tensor, _ meanG: [Float], _ x: Tensor, _ mu: [Float], above gate: ChannelLine?
  ) -> (plain: [Float], product: [Float], covariance: [Float]) {
    let sums = Tensor.zeros([3, mu.count])
    let (plain, product, covariance) = (sums.row(0), sums.row(1), sums.row(2))
    ChannelBlock.forEach(of: x) { block in
      let (middle, mean) = (block.lanes(mu), block.lanes(meanG))
      let gate = gate.map { BlockLine($0, block) } ?? BlockLine()
      @inline(__always) func onX(_ row: Stretch) -> (Vector, Vector) {
        let value = row.load(h)
        return (value, value * (row.load(x) - middle))
      }
      @inline(__always) func onG(_ row: Stretch) -> (Vector, Vector) {
        let passed = gate.passing(row.load(g), at: row.load(x))
        return (row.load(h) * (passed - mean), .zero)
      }
      let first = block.sumsOfRows(onX)
      let second = block.sumsOfRows(onG)
      block.store(block.lanes(plain) + first.0, in: plain)
      block.store(block.lanes(product) + first.1, in: product)
      block.store(block.lanes(covariance) + second.0, in: covariance)
    }
    let share = Float(mu.count) / Float(Swift.max(1, x.count))
    func means(_ sums: Tensor) -> [Float] { sums.scalars.map { $0 * share } }
    return (means(plain), means(product), means(covariance))
  }

  /// Into the first rows of `result`: factor · g + line(x), where g counts everywhere or where `gate` lies above zero
  /// at x.
  static func combine(
    _ g: Tensor, _ factor: [Float], _ x: Tensor, _ line: ChannelLine, above gate: ChannelLine?,
    into result: Tensor
  ) {
    ChannelBlock.forEach(of: x) { block in
      let (factor, line) = (block.lanes(factor), BlockLine(line, block))
      let gate = gate.map { BlockLine($0, block) } ?? BlockLine()
      block.forEachRow { row in
        let value = row.load(x)
        let passed = gate.passing(row.load(g), at: value)
        row.store(line(value).plus(passed, times: factor), in: result)
      }
    }
  }

  /// factor · h + line(x), everywhere or where `gate` lies above zero at x, and 0 elsewhere.
  static func gated(
    _ h: Tensor, _ factor: [Float], _ x: Tensor, _ line: ChannelLine, above gate: ChannelLine?
  ) -> Tensor {
    let result = Tensor(uninitialized: x.shape)
    ChannelBlock.forEach(of: x) { block in
      let (factor, line) = (block.lanes(factor), BlockLine(line, block))
      let gate = gate.map { BlockLine($0, block) } ?? BlockLine()
      block.forEachRow { row in
        let value = row.load(x)
        let sum = line(value).plus(row.load(h), times: factor)
        row.store(gate.passing(sum, at: value), in: result)
      }
    }
    return result
  }

  /// first · g + second · h + line(x), where g counts everywhere or where `gate` lies above zero at x.
  static func combined(
    _ g: Tensor, _ first: [Float], _ h: Tensor, _ second: [Float], _ x: Tensor, _ line: ChannelLine,
    above gate: ChannelLine?
  ) -> Tensor {
    let result = Tensor(uninitialized: x.shape)
    ChannelBlock.forEach(of: x) { block in
      let (first, second) = (block.lanes(first), block.lanes(second))
      let line = BlockLine(line, block)
      let gate = gate.map { BlockLine($0, block) } ?? BlockLine()
      block.forEachRow { row in
        let value = row.load(x)
        let passed = gate.passing(row.load(g), at: value)
        let sum = line(value).plus(passed, times: first)
        row.store(sum.plus(row.load(h), times: second), in: result)
      }
    }
    return result
  }
}
