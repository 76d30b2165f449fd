import Engine

/// A loss that couples all examples, and its gradient, with the outputs computed in slices on all cores.
///
/// First every slice computes its outputs, then `loss` sees all of them as [count, …] in the order of the
/// examples, then its gradient ∂L/∂outputs is pulled back through every slice. Slice s holds the rows s,
/// s + slices, s + 2·slices, …, dealt like cards, so that examples sorted by class are spread evenly.
///
/// It is the exact gradient; only batch norm with `.batch` knows of the slices, as it sees one at a
/// time. They depend on `slices` alone, and parts are added in their order, so one worker and many
/// give the same bits. `outputs` runs on several threads at once and must not change what it captures.
/// Traps unless `slices` is in 1...count.
public func valueWithGradient<M: Module>(
  at model: M, slices: Int = 4, of count: Int, outputs: (M, [Int]) -> Tensor,
  loss: (Tensor) -> Tensor
) -> (value: Tensor, gradient: [Tensor]) {
  requireCompleteVisit(of: model)
  require(
    slices > 0 && slices <= count,
    "valueWithGradient: \(count) examples cannot be dealt into \(slices) slices.")
  let rows = (0..<slices).map { Array(stride(from: $0, to: count, by: slices)) }
  let parts = parallelMap(slices) { slice in
    var watched = model
    watched.parameters = model.parameters.map { $0.detached().tracked() }
    return (inputs: watched.parameters, output: outputs(watched, rows[slice]))
  }
  let (value, cotangents) = valueWithGradient(at: parts.map { $0.output }) { outputs in
    loss(Tensor.concatenated(outputs).gather(positions(of: rows)))
  }
  let pulled = parallelMap(slices) { slice in
    pullback(of: parts[slice].output, at: parts[slice].inputs, cotangent: cotangents[slice])
  }
  let ones = [Float](repeating: 1, count: slices)
  let gradient = pulled[0].indices.map { parameter in
    weightedSum(pulled.map { $0[parameter] }, ones)
  }
  return (value, gradient)
}

/// Where each row stands when the slices are put one after the other.
private func positions(of slices: [[Int]]) -> [Int32] {
  var positions = [Int32](repeating: 0, count: slices.reduce(0) { $0 + $1.count })
  var position: Int32 = 0
  for slice in slices {
    for row in slice {
      positions[row] = position
      position += 1
    }
  }
  return positions
}
