import Datasets
import Engine
import Learning

/// A family of problems: a dense network learns images, from its own first weights and in its own minibatches.
struct DigitNetwork {
  let pixels: Tensor
  let labels: [Int]
  /// Sizes of all layers: pixels, 20, classes.
  var sizes: [Int]
  var activation: (Tensor) -> Tensor = { $0.sigmoid() }
  /// How many images a result is judged on.
  let judged: Int

  /// Inputs are sums of `pool` × `pool` pixels.
  ///
  /// With sums, a step of one size for all weights moves the units as far as in the network of single pixels.
  init(_ examples: LabelledImages, classes: Int, hidden: [Int] = [20], pool: Int = 1) {
    let images =
      pool == 1 ? examples.images : examples.images.averagePooled(pool) * Float(pool * pool)
    pixels = images.flattened()
    labels = examples.labels
    sizes = [pixels.shape[1]] + hidden + [classes]
    judged = min(2000, labels.count)
  }

  /// "784–20–10".
  var form: String { sizes.map { "\($0)" }.joined(separator: "–") }

  /// How many weights and biases there are.
  var coordinates: Int { coordinateCount(sizes) }

  /// One training: θ₀ ~ N(0, 0.01²) and minibatches of 128, both after the seed.
  func problem(seed: UInt64) -> Problem {
    var generator = Generator(seed: seed)
    let start = Tensor.normal([coordinates, 1], standardDeviation: 0.01, using: &generator)
    let batches = generator.next()
    func loss(_ theta: Tensor, _ rows: [Int]) -> Tensor {
      let batch = pixels.gather(rows.map(Int32.init))
      let logits = dense(theta, sizes, activation, batch)
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

/// How many weights and biases a dense network of these layer sizes has.
func coordinateCount(_ sizes: [Int]) -> Int {
  zip(sizes, sizes.dropFirst()).reduce(0) { $0 + ($1.0 + 1) * $1.1 }
}

/// A dense network whose weights and biases all stand in one column θ [coordinates, 1]:
/// x [n, first size] → [n, last size].
func dense(
  _ theta: Tensor, _ sizes: [Int], _ activation: (Tensor) -> Tensor, _ x: Tensor
) -> Tensor {
  var (place, x) = (0, x)
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

/// Something else altogether: 1 – 40 – 40 – 1 with tanh, squared error, on points of a wave.
func waveProblem(seed: UInt64) -> Problem {
  var generator = Generator(seed: seed)
  let (sizes, wave) = ([1, 40, 40, 1], Sinusoid(using: &generator))
  let start = Tensor.normal(
    [coordinateCount(sizes), 1], standardDeviation: 0.3, using: &generator)
  let batches = generator.next()
  func loss(_ theta: Tensor, _ count: Int, _ seed: UInt64) -> Tensor {
    var own = Generator(seed: seed)
    let (x, y) = wave.sample(count, using: &own)
    return squaredError(dense(theta, sizes, { $0.tanh() }, x), y).reshaped([1])
  }
  return Problem(
    count: 1, start: start, losses: { loss($0, 128, batches &+ UInt64($1)) },
    judge: { loss($0, 2000, batches ^ 1 << 63) })
}
