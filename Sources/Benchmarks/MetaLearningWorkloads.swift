import Engine
import Learning

/// A few images and what they show: pattern number plus noise of a seed of its own.
private func images(_ count: Int, way: Int, seed: UInt32) -> LabelledBatch {
  LabelledBatch(
    images: numbers([count, 28, 28, 1], seed: seed, scale: 1), labels: (0..<count).map { $0 % way })
}

private struct LabelledBatch {
  let images: Tensor
  let labels: [Int]
}

/// MAML: so many inner steps on the support set, the query loss of what comes out, Adam on its gradient.
func maml(order: Int, tasks: Int, steps: Int, queries: Int, rate: Float) -> Step {
  var model = FewShotNetwork(pools: false, classes: 5)
  var adam = Adam(rate: 1e-3)
  let episodes = (0..<tasks).map { task in
    let seed = 100 + 2 * UInt32(task)
    return (images(5, way: 5, seed: seed), images(5 * queries, way: 5, seed: seed + 1))
  }
  return {
    let start = model
    let parts = parallelMap(tasks) { task in
      let (support, query) = episodes[task]
      return valueWithGradient(at: start) { start in
        var fast = start
        for _ in 0..<steps {
          let slopes = gradient(at: fast, createGraph: order == 2) {
            crossEntropy($0(support.images), support.labels)
          }
          fast.parameters = zip(fast.parameters, slopes).map { $0 - $1 * rate }
        }
        return crossEntropy(fast(query.images), query.labels)
      }
    }
    adam.update(&model, along: mean(parts.map(\.gradient)))
    return parts.reduce(0) { $0 + $1.value.item } / Float(tasks)
  }
}

/// The mean of the tasks' gradients, parameter by parameter, in the order of the tasks.
private func mean(_ gradients: [[Tensor]]) -> [Tensor] {
  let scale = 1 / Float(gradients.count)
  return gradients[0].indices.map { parameter in
    gradients.dropFirst().reduce(gradients[0][parameter]) { $0 + $1[parameter] } * scale
  }
}
