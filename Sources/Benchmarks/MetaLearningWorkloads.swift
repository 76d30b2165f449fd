import Engine
import Learning

/// Networks of the field's standard form, filled by formula so that the peers begin with the same numbers.
private func formulaEmbedding(_ downsampling: ConvolutionBlock.Downsampling)
  -> ConvolutionalEmbedding
{
  var generator = Generator(seed: 0)
  var network = ConvolutionalEmbedding(downsampling: downsampling, using: &generator)
  for layer in network.blocks.indices {
    network.blocks[layer].kernel = numbers(
      network.blocks[layer].kernel.shape, seed: UInt32(layer + 1), scale: layer == 0 ? 0.5 : 0.07)
  }
  return network
}

private func formulaClassifier() -> ConvolutionalClassifier {
  var generator = Generator(seed: 0)
  var network = ConvolutionalClassifier(way: 5, averaged: false, using: &generator)
  network.embedding = formulaEmbedding(.stride)
  network.head.weight = numbers([256, 5], seed: 5, scale: 0.1)
  return network
}

/// Images and labels of a task: noise, which a network can learn by heart.
private func images(_ count: Int, seed: UInt32) -> (images: Tensor, labels: [Int]) {
  (numbers([count, 28, 28, 1], seed: seed, scale: 1), (0..<count).map { $0 % 5 })
}

/// MAML: inner steps on a task's support set, the query loss of the adapted copy, Adam on its gradient.
func maml(order: Int, tasks: Int, steps: Int, queries: Int, rate: Float) -> Step {
  var model = formulaClassifier()
  var adam = Adam(rate: 1e-4)
  let supports = (0..<tasks).map { images(5, seed: 100 + 2 * UInt32($0)) }
  let queries = (0..<tasks).map { images(5 * queries, seed: 101 + 2 * UInt32($0)) }
  return {
    let start = model
    let parts = parallelMap(tasks) { task in
      valueWithGradient(at: start) { start in
        var fast = start
        for _ in 0..<steps {
          let slopes = gradient(at: fast, createGraph: order == 2) {
            crossEntropy($0(supports[task].images, statistics: .batch), supports[task].labels)
          }
          fast.parameters = zip(fast.parameters, slopes).map { $0 - $1 * rate }
        }
        return crossEntropy(fast(queries[task].images, statistics: .batch), queries[task].labels)
      }
    }
    adam.update(&model, along: sum(parts.map(\.gradient)).map { $0 / Float(tasks) })
    return parts.reduce(0) { $0 + $1.value.item } / Float(tasks)
  }
}

/// A training episode of a prototypical network: cross-entropy of −|f(query) − mean f(support)|², Adam.
///
/// The images go through the network in slices with statistics of their own, on all cores; the loss
/// stands on all of them together.
func prototypes(way: Int, shot: Int, queries: Int, slices: Int) -> Step {
  var model = formulaEmbedding(.pool)
  var adam = Adam(rate: 1e-4)
  let count = way * (shot + queries)
  let images = numbers([count, 28, 28, 1], seed: 50, scale: 1)
  let ranges = (0..<slices).map { count * $0 / slices..<count * ($0 + 1) / slices }
  return {
    let start = model
    let parts = parallelMap(slices) { slice in
      var watched = start
      watched.parameters = start.parameters.map { $0.tracked() }
      return (watched.parameters, watched(images.sliced(0, ranges[slice]), statistics: .batch))
    }
    let features = Tensor.concatenated(parts.map { $0.1.detached() })
    let (loss, slope) = valueWithGradient(at: features) {
      prototypeLoss($0, way: way, shot: shot, queries: queries)
    }
    let slopes = parallelMap(slices) { slice in
      pullback(
        of: parts[slice].1, at: parts[slice].0, cotangent: slope.sliced(0, ranges[slice]))
    }
    adam.update(&model, along: sum(slopes))
    return loss.item
  }
}

private func prototypeLoss(_ features: Tensor, way: Int, shot: Int, queries: Int) -> Tensor {
  let support = features.sliced(0, 0..<way * shot).reshaped([way, shot, 64]).mean([1])
  let query = features.sliced(0, way * shot..<features.shape[0])
  let distances = (query.expanded(at: 1) - support.expanded(at: 0)).squared().sum([2])
  return crossEntropy(-distances, (0..<way * queries).map { $0 / queries })
}

/// The sum of gradients, parameter by parameter, in their order.
private func sum(_ gradients: [[Tensor]]) -> [Tensor] {
  gradients[0].indices.map { parameter in
    gradients.dropFirst().reduce(gradients[0][parameter]) { $0 + $1[parameter] }
  }
}
