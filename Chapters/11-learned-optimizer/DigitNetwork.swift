import Datasets
import Engine
import Learning

/// A family of problems: a dense network learns digits, from its own first weights and in its own minibatches.
struct DigitNetwork {
  let pixels: Tensor
  let labels: [Int]
  /// Sizes of all layers: 784, 20, 10.
  var sizes: [Int]
  var activation: (Tensor) -> Tensor = { $0.sigmoid() }
  /// How many images a result is judged on.
  var judged = 2000

  /// Images of 28 × 28; where `isSmall`, sums of 2 × 2 pixels.
  ///
  /// With sums, a step of one size for all weights moves the units as far as in the large network.
  init(_ digits: LabelledImages, hidden: [Int] = [20], isSmall: Bool = false) {
    pixels = (isSmall ? digits.images.averagePooled(2) * 4 : digits.images).flattened()
    labels = digits.labels
    sizes = [pixels.shape[1]] + hidden + [10]
  }

  /// How many weights and biases there are.
  var coordinates: Int { zip(sizes, sizes.dropFirst()).reduce(0) { $0 + ($1.0 + 1) * $1.1 } }

  /// The logits [n, 10] of a network whose weights and biases stand in one column θ [coordinates, 1].
  func logits(_ theta: Tensor, _ pixels: Tensor) -> Tensor {
    var (place, x) = (0, pixels)
    func take(_ shape: Shape) -> Tensor {
      defer { place += shape.elementCount }
      return theta.sliced(0, place..<place + shape.elementCount).reshaped(shape)
    }
    for layer in 1..<sizes.count {
      let (weight, bias) = (take([sizes[layer - 1], sizes[layer]]), take([sizes[layer]]))
      x = x.matmul(weight) + bias
      if layer < sizes.count - 1 { x = activation(x) }
    }
    return x
  }

  /// One training: θ₀ ~ N(0, 0.01²) and minibatches of 128, both after the seed.
  func problem(seed: UInt64) -> Problem {
    var generator = Generator(seed: seed)
    let start = Tensor.normal([coordinates, 1], standardDeviation: 0.01, using: &generator)
    let batches = generator.next()
    func loss(_ theta: Tensor, _ rows: [Int]) -> Tensor {
      let logits = logits(theta, pixels.gather(rows.map(Int32.init)))
      return crossEntropy(logits, rows.map { labels[$0] }).reshaped([1])
    }
    return Problem(
      count: 1, start: start,
      losses: { theta, step in
        var own = Generator(seed: batches &+ UInt64(step))
        return loss(theta, (0..<128).map { _ in own.below(labels.count) })
      }, judge: { loss($0, Array(0..<judged)) })
  }
}
