import Engine

/// The loss of a model and its gradient, one tensor per parameter in the order of the visit.
///
/// ∇θ L(θ). The closure gets a copy of the model whose parameters are watched.
///
/// With `createGraph: true` the gradient can itself be differentiated, and so can whatever the
/// model's parameters were computed from; this is what MAML's inner loop needs. Traps when a visit of
/// the model misses one of its tensors.
public func valueWithGradient<M: Module>(
  at model: M, createGraph: Bool = false, _ loss: (M) -> Tensor
) -> (value: Tensor, gradient: [Tensor]) {
  requireCompleteVisit(of: model)
  return valueWithGradient(at: model.parameters, createGraph: createGraph) { parameters in
    var watched = model
    watched.parameters = parameters
    return loss(watched)
  }
}

/// The gradient of a model's loss, one tensor per parameter in the order of the visit.
public func gradient<M: Module>(
  at model: M, createGraph: Bool = false, _ loss: (M) -> Tensor
) -> [Tensor] {
  valueWithGradient(at: model, createGraph: createGraph, loss).gradient
}

/// The loss of a model and its gradient over `count` examples, computed in slices on all cores.
///
/// `loss(model, range)` is the *mean* loss of the examples in `range`. The slices depend only on
/// `slices` and `count`, and their parts are added in the order of the slices, so one worker and
/// many, one process and many (``Collective``) give the same bits.
///
/// The closure runs on several threads at once, so it must not change what it captures. Where it needs
/// randomness, draw one generator per example or slice before: `Generator(seed: seed + lowerBound)`.
/// Batch norm with `.batch` sees one slice at a time. Traps unless `slices` and `count` are at least 1.
public func valueWithGradient<M: Module>(
  at model: M, slices: Int = 4, of count: Int, _ loss: (M, Range<Int>) -> Tensor
) -> (value: Tensor, gradient: [Tensor]) {
  require(slices > 0, "valueWithGradient: slices must be at least 1, found \(slices).")
  require(count > 0, "valueWithGradient: there must be at least 1 example, found \(count).")
  let ranges = evenRanges(count, parts: min(slices, count))
  let parts = Collective.ownShare(of: ranges.count) { index in
    let part = valueWithGradient(at: model) { loss($0, ranges[index]) }
    return [part.value] + part.gradient
  }
  let weights = ranges[Collective.share(of: ranges.count)].map { Float($0.count) / Float(count) }
  let sums = weightedSums(parts, weights, of: [[]] + model.parameters.map { $0.shape })
  return (sums[0], Array(sums.dropFirst()))
}

/// Cuts `0..<count` into ranges whose lengths differ by at most one.
func evenRanges(_ count: Int, parts: Int) -> [Range<Int>] {
  (0..<parts).map { Collective.share(of: count, rank: $0, size: parts) }
}
