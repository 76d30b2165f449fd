import Engine
import Testing

@testable import Benchmarks

/// Multiplications of a convolution, one by one: for each place, output, tap and input channel.
private func multiplications(
  height: Int, width: Int, channels: Int, size: Int, outputs: Int, stride: Int, isSame: Bool
) -> Int {
  var count = 0
  // Same: a place for every stride-th pixel; valid: only where the kernel stays inside.
  for top in Swift.stride(from: 0, to: height, by: stride) where isSame || top + size <= height {
    for left in Swift.stride(from: 0, to: width, by: stride) where isSame || left + size <= width {
      for _ in 0..<outputs { for _ in 0..<size * size { count += channels } }
    }
  }
  return count
}

@Test(arguments: [1, 2, 3], [true, false])
func aConvolutionIsCountedAsALoopCountsIt(_ stride: Int, _ isSame: Bool) {
  let counted = Operations([7, 5, 2]).convolution(
    3, 4, stride: stride, padding: isSame ? .same : .valid)
  let looped = multiplications(
    height: 7, width: 5, channels: 2, size: 3, outputs: 4, stride: stride, isSame: isSame)
  #expect(counted.forward == 2 * Double(looped))
  let dense = counted.dense(3)
  let inputs = counted.shape.reduce(1, *)
  #expect(dense.layers == [2 * Double(looped), 2 * Double(inputs) * 3])
}

@Test(arguments: [1, 2, 3], [true, false])
func withoutPaddingOnlyTapsOnTheImageCount(_ stride: Int, _ isSame: Bool) {
  let padding: Padding = isSame ? .same : .valid
  let counted = Operations([7, 5, 2], countsPadding: false).convolution(
    3, 4, stride: stride, padding: padding)
  // Ones under a kernel of ones: each result is the number of taps on the image, times its channels.
  let taps = Tensor.ones([1, 7, 5, 2]).conv2d(
    .ones([3, 3, 2, 4]), stride: stride, padding: padding)
  #expect(counted.forward == 2 * Double(taps.sum().item))
}

@Test func poolingRoundsDownAndCostsNothing() {
  let network = Operations([7, 5, 2]).pooled(2)
  #expect(network.shape == [3, 2, 2] && network.layers.isEmpty)
}

@Test func rowsOfTheTableAreCountedFromTheirShapes() {
  func operations(_ name: String) -> Double? { works.first { $0.name == name }?.operations }
  #expect(operations("sgemm") == 4_294_967_296)  // 2 products, 2 · 1024³ each
  // [128, 784] x [784, 128] and [128, 10]: forward, weights, and inputs of the second.
  let first = 2.0 * 784 * 128, second = 2.0 * 128 * 10
  #expect(operations("dense-mlp") == 128 * (2 * first + 3 * second))
  let small = 2.0 * 26 * 26 * 9 * 32, large = 2.0 * 24 * 24 * 9 * 32 * 64
  let dense = 2.0 * (12 * 12 * 64 * 128 + 128 * 10)
  #expect(operations("mnist-cnn") == 128 * (2 * small + 3 * (large + dense)))
}

@Test(arguments: [1, 2, 5], [2, 3, 4])
func theOrderOfMAMLIsCountedAsATapeCountsIt(_ steps: Int, _ depth: Int) {
  let network = (1...depth).reduce(Operations([7])) { $0.dense(3 + 2 * $1) }
  for order in [1, 2] {
    let counts = Tape(layers: depth).countOfMAML(order: order, steps: steps)
    let taped = zip(counts, network.layers).reduce(0) { $0 + Double($1.0) * $1.1 }
    let inner = order == 2 ? network.gradientOfGradient : network.gradient
    #expect(Double(steps) * inner + network.gradient == taped)
  }
}
