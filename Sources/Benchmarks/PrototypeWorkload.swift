import Engine
import Learning

/// A training episode of a prototypical network: cross-entropy of −|f(query) − mean f(support)|², Adam.
///
/// The images go through the network in slices, on all cores; the loss stands on all of them together.
func prototypes(way: Int, shot: Int, queries: Int) -> Step {
  var model = FewShotNetwork(pools: true, classes: nil)
  var adam = Adam(rate: 1e-3)
  let count = way * (shot + queries)
  let images = numbers([count, 28, 28, 1], seed: 50, scale: 1)
  let labels = (0..<way * queries).map { $0 / queries }
  let slices = 10
  return {
    let start = model
    let parts = parallelMap(slices) { slice in
      var watched = start
      watched.parameters = start.parameters.map { $0.tracked() }
      let rows = count * slice / slices..<count * (slice + 1) / slices
      return (watched.parameters, watched(images.sliced(0, rows)))
    }
    let features = Tensor.concatenated(parts.map { $0.1.detached() }, axis: 0)
    let (loss, slope) = valueWithGradient(at: features) { features in
      let support = features.sliced(0, 0..<way * shot).reshaped([way, shot, 64]).mean([1])
      let query = features.sliced(0, way * shot..<count)
      let distances = (query.expanded(at: 1) - support.expanded(at: 0)).squared().sum([2])
      return crossEntropy(-distances, labels)
    }
    let slopes = parallelMap(slices) { slice in
      let rows = count * slice / slices..<count * (slice + 1) / slices
      return pullback(
        of: parts[slice].1, at: parts[slice].0, cotangent: slope.sliced(0, rows))
    }
    adam.update(&model, along: slopes[0].indices.map { index in
      slopes.dropFirst().reduce(slopes[0][index]) { $0 + $1[index] }
    })
    return loss.item
  }
}
