import Engine
import Ink
import Learning

// The same program, compiled twice: for this machine, and as Embedded Swift for WebAssembly.

/// Two convolutions (one with stride and padding, one with batch norm and pooling, and so without a bias, whose gradient
/// would be what rounding left of 0), and a dense layer.
private struct SmallNetwork: Module {
  var first: Conv2D
  var second: ConvolutionBlock
  var dense: Dense

  init(_ generator: inout Generator) {
    first = Conv2D(3, 2, 3, stride: 2, padding: .same, using: &generator)
    second = ConvolutionBlock(3, 4, downsampling: .pool, using: &generator)
    dense = Dense(24, 3, initializer: .orthogonal(), using: &generator)
  }

  mutating func visitParameters(_ visit: (inout Tensor) -> Void) {
    first.visitParameters(visit)
    second.visitParameters(visit)
    dense.visitParameters(visit)
  }

  func callAsFunction(_ images: Tensor) -> Tensor {
    dense(second(first(images).tanh(), statistics: .batch).flattened())
  }
}

/// Loss and gradient, a gradient through a gradient, and what three steps of Adam make of the parameters.
private func compute() -> [Float] {
  var generator = Generator(seed: 7)
  var network = SmallNetwork(&generator)
  let images = Tensor.normal([6, 9, 11, 2], using: &generator)
  let labels = [0, 1, 2, 2, 1, 0]
  let (loss, slopes) = valueWithGradient(at: network) { crossEntropy($0(images), labels) }
  var numbers = [loss.item] + slopes.flatMap { $0.scalars }

  let (_, meta) = valueWithGradient(at: network) { network in
    let (_, inner) = valueWithGradient(at: network, createGraph: true) {
      crossEntropy($0(images), labels)
    }
    var adapted = network
    adapted.parameters = zip(network.parameters, inner).map { $0 - $1 * 0.1 }
    return crossEntropy(adapted(images), [1, 1, 0, 2, 0, 2])
  }
  numbers += meta.flatMap { $0.scalars }

  var adam = Adam(rate: 0.01)
  for _ in 0..<3 {
    let (_, slopes) = valueWithGradient(at: network, slices: 2, of: 6) { network, range in
      crossEntropy(network(images.sliced(0, range)), Array(labels[range]))
    }
    adam.update(&network, along: slopes)
  }
  return numbers + network.parameters.flatMap { $0.scalars }
}

/// Elementary functions beyond what a network meets, and what stands far from 0.
private func computeFurther() -> [Float] {
  let x = Tensor([-1e30, -1_781_726, -95, -1.5, 0, 0.25, 3, 1e9])
  let far = Tensor([10_000_001, 10_000_000, 10_000_003, 10_000_002], shape: [2, 2])
  return [x.sin(), x.cos(), x.exp(), x.power(3), x.abs().power(0.3), far.variance([0])]
    .flatMap { $0.scalars } + squaredDistances(far, far * 2).scalars
}

/// The three sides of a convolution that Winograd's filtering does, each summed over images and places.
private func convolve() -> [Float] {
  var generator = Generator(seed: 6)
  let x = Tensor.normal([2, 9, 10, 16], using: &generator)
  let w = Tensor.normal([3, 3, 16, 32], using: &generator)
  let y = x.conv2d(w, padding: .same)
  let sides = [
    y.squared().sum([0, 1, 2]),
    y.conv2dInput(w, inputShape: x.shape, padding: .same).squared().sum([0, 1, 2]),
    x.conv2dKernel(y, kernelShape: w.shape, padding: .same).sum([2, 3]),
  ]
  return sides.flatMap { $0.scalars }
}

/// A seven in somebody's hand, 28 x 28, and a smaller picture of it.
private func draw() -> [Float] {
  var generator = Generator(seed: 5)
  let writer = Writer(using: &generator)
  let seven = Glyph("0,4 58,2! 36,44 20,100 | 12,50 34,48 54,46")
  let ink = writer.write(7, [(weight: 1, glyph: seven)], using: &generator)
  let small = AreaAverage(from: 28, to: 10)(ink.map { UInt8($0 * 255 + 0.5) })
  return ink + small.map { Float($0) }
}

/// The loss first.
let numbers = compute() + computeFurther() + convolve() + draw()

#if hasFeature(Embedded)
  /// Prints the bits of each number.
  @_cdecl("printNumbers") public func printNumbers() {
    for number in numbers { print(number.bitPattern) }
  }
#endif
