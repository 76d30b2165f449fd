import Engine

/// The arithmetic of a network for one example: its matrix products and convolutions, layer by layer.
///
/// A multiplication and an addition are two operations. Positions where a kernel lies on padding count, as
/// a product over patches computes them, unless `countsPadding` is false; everything that only passes over memory
/// (bias, norm, relu, pool, Adam) does not. F is the forward sum over all layers, F₁ the first layer's part.
struct Operations {
  /// Forward, first layer to last.
  private(set) var layers: [Double] = []
  /// What one example is after these layers: [height, width, channels] or [features].
  private(set) var shape: [Int]
  private let countsPadding: Bool

  init(_ shape: [Int], countsPadding: Bool = true) {
    (self.shape, self.countsPadding) = (shape, countsPadding)
  }

  /// size x size x inputs multiplications for each output: 2 · h′ · w′ · out · size² · in.
  func convolution(_ size: Int, _ outputs: Int, stride: Int = 1, padding: Padding) -> Operations {
    func places(_ length: Int) -> Int {
      padding == .same ? (length + stride - 1) / stride : (length - size) / stride + 1
    }
    /// How many taps, counted at all places along an axis.
    func taps(_ length: Int) -> Int {
      let zeros = Swift.max(0, (places(length) - 1) * stride + size - length)
      return (0..<places(length)).reduce(0) { sum, place in
        let first = place * stride - zeros / 2
        let onImage = Swift.min(size, length - first) - Swift.max(0, -first)
        return sum + (countsPadding ? size : onImage)
      }
    }
    let output = [places(shape[0]), places(shape[1]), outputs]
    return adding(taps(shape[0]) * taps(shape[1]) * shape[2] * outputs, to: output)
  }

  /// Odd sizes are rounded down; comparisons do not count.
  func pooled(_ size: Int) -> Operations {
    var next = self
    next.shape = [shape[0] / size, shape[1] / size, shape[2]]
    return next
  }

  /// The image is flattened first: 2 · in · out.
  func dense(_ outputs: Int) -> Operations { adding(shape.reduce(1, *) * outputs, to: [outputs]) }

  private func adding(_ multiplications: Int, to shape: [Int]) -> Operations {
    var next = self
    next.layers.append(2 * Double(multiplications))
    next.shape = shape
    return next
  }

  var forward: Double { layers.reduce(0, +) }

  /// A loss and its gradient: 3F − F₁.
  ///
  /// Each layer y = x∗w has two products more, dw = x∗dy and dx = w∗dy; images need no dx.
  var gradient: Double { 3 * forward - layers[0] }

  /// A loss, its gradient, and the walk back through both: 9F − 5F₁.
  ///
  /// The gradient makes three products of each layer: y, dw, dx. The outer walk pulls a cotangent back
  /// through every one of them, with two products each, one for each factor: nine in all. The first layer
  /// keeps four: it has no dx, which is three fewer, and x, a factor of y and of dw, needs no cotangent.
  var gradientOfGradient: Double { 9 * forward - 5 * layers[0] }
}

/// Four convolutions of 64 and what halves the picture after or in each.
private func embedding(pools: Bool, _ countsPadding: Bool) -> Operations {
  (0..<4).reduce(Operations([28, 28, 1], countsPadding: countsPadding)) { network, _ in
    pools
      ? network.convolution(3, 64, padding: .same).pooled(2)
      : network.convolution(3, 64, stride: 2, padding: .same)
  }
}

func trainingOperations(convolutional: Bool, batch: Int) -> Double {
  let network =
    convolutional
    ? Operations([28, 28, 1]).convolution(3, 32, padding: .valid)
      .convolution(3, 64, padding: .valid).pooled(2).dense(128).dense(10)
    : Operations([784]).dense(128).dense(10)
  return Double(batch) * network.gradient
}

/// All images through the embedding and back, and each query times each prototype, with two factors' gradients.
func prototypesOperations(way: Int, shot: Int, queries: Int, countsPadding: Bool = true) -> Double {
  let distances = 3 * 2 * Double(way * queries * way * 64)
  let network = embedding(pools: true, countsPadding)
  return Double(way * (shot + queries)) * network.gradient + distances
}

/// For each task its inner steps on 5 images, differentiated again in second order, and the query loss's gradient.
func mamlOperations(
  order: Int, tasks: Int, steps: Int, queries: Int, countsPadding: Bool = true
) -> Double {
  let network = embedding(pools: false, countsPadding).dense(5)
  let inner = order == 2 ? network.gradientOfGradient : network.gradient
  return Double(tasks) * 5 * (Double(steps) * inner + Double(queries) * network.gradient)
}

/// The same for a network 1–40–40–1: 25 tasks, one step on 10 points, judged on 10.
func sinusoidOperations() -> Double {
  let network = Operations([1]).dense(40).dense(40).dense(1)
  return 25 * 10 * (network.gradientOfGradient + network.gradient)
}

/// Inputs' products forward and for their weights, states' products forward, for their weights and for the
/// states but the first: 2F(inputs) + 3F(states) − F(states) / time.
func lstmOperations(time: Int, batch: Int, features: Int, hidden: Int) -> Double {
  let input = Double(batch) * Operations([features]).dense(4 * hidden).forward
  let state = Double(batch) * Operations([hidden]).dense(4 * hidden).forward
  return Double(time) * (2 * input + 3 * state) - state
}
