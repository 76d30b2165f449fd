import Engine

/// A loss that couples all examples, and its gradient, with the outputs computed in slices on all cores.
///
/// First every slice computes its outputs, then `loss` sees all of them as [count, …] in the order of the
/// examples, then its gradient ∂L/∂outputs is pulled back through every slice. Slice s holds the rows s,
/// s + slices, s + 2·slices, …, dealt like cards, so that examples sorted by class are spread evenly.
///
/// It is the exact gradient; only batch norm with `.batch` knows of the slices, as it sees one at a
/// time. They depend on `slices` alone, and parts are added in their order, so one worker and many, one process
/// and many give the same bits. `outputs` runs on several threads at once and must not change what it captures.
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
  let parts = Collective.ownShare(of: slices) { slice in
    var watched = model
    watched.parameters = model.parameters.map { $0.detached().tracked() }
    return (inputs: watched.parameters, output: outputs(watched, rows[slice]))
  }
  let all = Collective.gathered(parts.map { $0.output })
  let (value, cotangents) = valueWithGradient(at: all) { outputs in
    loss(Tensor.concatenated(outputs).gather(positions(of: rows)))
  }
  let first = Collective.share(of: slices).lowerBound
  let pulled = Collective.ownShare(of: slices) { slice in
    let part = parts[slice - first]
    return pullback(of: part.output, at: part.inputs, cotangent: cotangents[slice])
  }
  let ones = [Float](repeating: 1, count: pulled.count)
  return (value, weightedSums(pulled, ones, of: model.parameters.map { $0.shape }))
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
