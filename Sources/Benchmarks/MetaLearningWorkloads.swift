import Engine
import Learning

/// Networks of the field's standard form, filled by formula so that the peers begin with the same numbers.
private func formulaEmbedding(_ downsampling: ConvolutionBlock.Downsampling)
  -> Conv4
{
  var generator = Generator(seed: 0)
  var network = Conv4(downsampling: downsampling, using: &generator)
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
    let (loss, slopes) = valueWithGradient(at: model, slices: tasks, of: tasks) { start, range in
      let task = range.lowerBound
      var fast = start
      for _ in 0..<steps {
        let slopes = gradient(at: fast, createGraph: order == 2) {
          crossEntropy($0(supports[task].images, statistics: .batch), supports[task].labels)
        }
        fast = fast.stepped(along: slopes, rate: rate)
      }
      return crossEntropy(fast(queries[task].images, statistics: .batch), queries[task].labels)
    }
    adam.update(&model, along: slopes)
    return loss.item
  }
}

/// Numbers of the model of MAML and Reptile, as many as their sums have.
var numbersOfTheModel: Int {
  formulaClassifier().parameters.reduce(0) { $0 + $1.shape.elementCount }
}

/// Reptile: from θ Adam's steps on each task's ten images, then θ moves towards the mean of where they end.
func reptile(tasks: Int, steps: Int) -> Step {
  var model = formulaClassifier()
  let sets = (0..<tasks).map { images(10, seed: 100 + UInt32($0)) }
  return {
    let shapes = model.parameters.map(\.shape)
    let mean = parallelMean(tasks, of: shapes + shapes + shapes) { task in
      var (fast, adam) = (model, Adam(rate: 1e-3))
      for _ in 0..<steps {
        let slopes = gradient(at: fast) {
          crossEntropy($0(sets[task].images, statistics: .batch), sets[task].labels)
        }
        adam.update(&fast, along: slopes)
      }
      return fast.parameters + adam.state
    }
    model.parameters = zip(model.parameters, mean).map { $0 * 0.9 + $1 * 0.1 }
    return model.parameters[0][0, 0, 0, 0]
  }
}

/// A training episode of a prototypical network: cross-entropy of −|f(query) − mean f(support)|², Adam.
///
/// The images go through the network in slices with statistics of their own, dealt like cards, on all
/// cores; the loss stands on all of them together.
func prototypes(way: Int, shot: Int, queries: Int, slices: Int) -> Step {
  var model = formulaEmbedding(.pool)
  var adam = Adam(rate: 1e-4)
  let count = way * (shot + queries)
  let images = numbers([count, 28, 28, 1], seed: 50, scale: 1)
  let labels = (0..<way * queries).map { $0 / queries }
  return {
    let (loss, slopes) = valueWithGradient(at: model, slices: slices, of: count) { network, rows in
      network(images.gather(rows.map { Int32($0) }), statistics: .batch)
    } loss: { features in
      let centres = Learning.prototypes(features.sliced(0, 0..<way * shot), way: way)
      return crossEntropy(
        -squaredDistances(features.sliced(0, way * shot..<count), centres), labels)
    }
    adam.update(&model, along: slopes)
    return loss.item
  }
}
