import Testing

import Engine

/// What `batchNormalized` says, in elementary operations: the oracle.
private func composite(_ x: Tensor, _ scale: Tensor, _ shift: Tensor, _ epsilon: Float) -> Tensor {
  let rows = Array(0..<(x.rank - 1))
  return (x - x.mean(rows)) / (x.variance(rows) + epsilon).sqrt() * scale + shift
}

private func normal(_ shape: Shape, _ seed: UInt64, mean: Float = 0) -> Tensor {
  var generator = Generator(seed: seed)
  return .normal(shape, mean: mean, standardDeviation: 1, using: &generator)
}

private func largestGap(_ a: [Tensor], _ b: [Tensor]) -> Float {
  zip(a, b).map { zip($0.scalars, $1.scalars).map { abs($0 - $1) }.max() ?? 0 }.max() ?? 0
}

/// Widths below, at and above whole vectors; rows below and above a block.
private let shapes: [Shape] = [[2, 3], [5, 2, 2, 16], [9, 4, 5, 20], [3, 7, 9, 64], [300, 1]]

@Suite("Batch normalisation, fused") struct NormalizationTests {
  @Test("Values are those of the elementary operations", arguments: shapes)
  func values(shape: Shape) {
    let (x, channels) = (normal(shape, 1, mean: 3), shape[shape.count - 1])
    let (scale, shift) = (normal([channels], 2), normal([channels], 3))
    let fused = x.batchNormalized(scale: scale, shift: shift, epsilon: 1e-5)
    let oracle = composite(x, scale, shift, 1e-5)
    #expect(largestGap([fused], [oracle]) < 2e-5)
    let rectified = x.batchNormalized(scale: scale, shift: shift, epsilon: 1e-5, rectified: true)
    #expect(largestGap([rectified], [oracle.relu()]) < 2e-5)
  }

  @Test(
    "The joint way back gives the elementary operations' gradients", arguments: shapes,
    [false, true])
  func jointGradient(shape: Shape, rectified: Bool) {
    let channels = shape[shape.count - 1]
    let inputs = [normal(shape, 1, mean: 3), normal([channels], 2), normal([channels], 3) * 0.1]
    let probe = normal(shape, 4)
    func slopes(_ normalize: (Tensor, Tensor, Tensor) -> Tensor) -> [Tensor] {
      valueWithGradient(at: inputs) { (normalize($0[0], $0[1], $0[2]) * probe).sum() }.gradient
    }
    let fused = slopes {
      $0.batchNormalized(scale: $1, shift: $2, epsilon: 0.1, rectified: rectified)
    }
    let oracle = slopes {
      let output = composite($0, $1, $2, 0.1)
      return rectified ? output.relu() : output
    }
    let size = oracle.flatMap(\.scalars).map { abs($0) }.max()!
    #expect(largestGap(fused, oracle) < 2e-5 * size)
  }

  @Test(
    "Gradients of first, second and third order are those of the elementary operations",
    arguments: [[4, 3, 2, 5], [9, 4, 5, 20], [3, 7, 9, 64]] as [Shape], [false, true])
  func gradients(shape: Shape, rectified: Bool) {
    let channels: Shape = [shape[3]]
    let inputs = [normal(shape, 4), normal(channels, 5), normal(channels, 6)]
    let probes = (7..<13).map { normal($0 % 3 == 1 ? shape : channels, UInt64($0)) }
    func derivatives(_ normalize: @escaping (Tensor, Tensor, Tensor) -> Tensor) -> [[Tensor]] {
      let x = inputs.map { $0.tracked() }
      let value = (normalize(x[0], x[1], x[2]).sigmoid() * probes[0]).sum()
      let first = gradient(of: value, at: x, createGraph: true)
      let along = zip(first, probes[0..<3]).reduce(Tensor(0)) { $0 + ($1.0 * $1.1).sum() }
      let second = gradient(of: along, at: x, createGraph: true)
      let again = zip(second, probes[3..<6]).reduce(Tensor(0)) { $0 + ($1.0 * $1.1).sum() }
      return [first, second, gradient(of: again, at: x)]
    }
    let fused = derivatives {
      $0.batchNormalized(scale: $1, shift: $2, epsilon: 0.1, rectified: rectified)
    }
    let oracle = derivatives {
      rectified ? composite($0, $1, $2, 0.1).relu() : composite($0, $1, $2, 0.1)
    }
    for (order, tolerance) in zip(0..., [1e-5, 1e-4, 1e-3] as [Float]) {
      let size = oracle[order].flatMap(\.scalars).map { abs($0) }.max()!
      #expect(largestGap(fused[order], oracle[order]) < tolerance * size, "order \(order + 1)")
    }
  }

  @Test("A mean far from zero costs no digits")
  func farMean() {
    let near = normal([200, 16], 8)
    let far = near + 4096
    let exact = far - 4096  // what rounding left of the values
    let (scale, shift) = (Tensor.ones([16]), Tensor.zeros([16]))
    let expected = exact.batchNormalized(scale: scale, shift: shift, epsilon: 1e-5)
    let found = far.batchNormalized(scale: scale, shift: shift, epsilon: 1e-5)
    #expect(largestGap([found], [expected]) < 1e-2)
  }
}
