import Datasets
import Engine
import Learning

/// One step of a last layer of zeros on a support, by hand and by the engine: the largest difference of any weight.
func lastLayerGap(_ network: ConvolutionalClassifier, _ support: LabelledImages) -> Double {
  let features = network.embedding(support.images, statistics: .running).detached()
  let slope = gradient(at: network.head) { crossEntropy($0(features), support.labels) }
  let engine = (slope[0] * -1).transposed().scalars.map(Double.init)
  let (count, width, way) = (support.count, features.shape[1], network.head.weight.shape[1])
  let rows = (0..<count).map { row in
    features.sliced(0, row..<row + 1).scalars.map(Double.init)
  }
  let even = [Double](repeating: 1 / Double(way), count: way)
  let byHand = headStep(
    [[Double]](repeating: [Double](repeating: 0, count: width), count: way), features: rows,
    probabilities: [[Double]](repeating: even, count: count), labels: support.labels, rate: 1)
  return zip(byHand.joined(), engine).map { abs($0 - $1) }.max()!
}
