import Testing

import Engine

private func gate(_ gates: Tensor, _ index: Int) -> Tensor {
  let size = gates.shape[1] / 4
  return gates.sliced(1, index * size..<(index + 1) * size)
}

/// What `lstmStep` says, in elementary operations: the oracle.
private func composite(_ gates: Tensor, _ cell: Tensor) -> Tensor {
  let next =
    gate(gates, 1).sigmoid() * cell + gate(gates, 0).sigmoid() * gate(gates, 2).tanh()
  return gate(gates, 3).sigmoid() * next.tanh() + next.squared()
}

private func fused(_ gates: Tensor, _ cell: Tensor) -> Tensor {
  let (hidden, next) = gates.lstmStep(cell)
  return hidden + next.squared()
}

private func normal(_ shape: Shape, _ seed: UInt64) -> Tensor {
  var generator = Generator(seed: seed)
  return .normal(shape, mean: 0, standardDeviation: 1, using: &generator)
}

@Suite("The LSTM's step, fused") struct LongShortTermMemoryTests {
  @Test(
    "Values and gradients to third order are those of the elementary operations",
    arguments: [1, 16, 21])
  func derivatives(hidden: Int) {
    let inputs = [normal([3, 4 * hidden], 1), normal([3, hidden], 2)]
    func all(_ step: (Tensor, Tensor) -> Tensor) -> [Tensor] {
      let x = inputs.map { $0.tracked() }
      var (found, value) = ([step(x[0], x[1])], (step(x[0], x[1]) * normal([3, hidden], 3)).sum())
      for order in 1...3 {
        let slopes = gradient(of: value, at: x, createGraph: order < 3)
        found += slopes
        value = zip(slopes, x.indices).reduce(Tensor(0)) { total, pair in
          total + (pair.0 * normal(pair.0.shape, UInt64(10 * order + pair.1))).sum()
        }
      }
      return found
    }
    for (one, other) in zip(all(fused), all(composite)) {
      let size = other.scalars.map { abs($0) }.max()!
      let gap = zip(one.scalars, other.scalars).map { abs($0 - $1) }.max()!
      #expect(gap < 2e-5 * max(size, 1))
    }
  }
}
