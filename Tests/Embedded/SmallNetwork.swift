import Engine
import Learning

// The same program, compiled twice: for this machine, and as Embedded Swift for WebAssembly.

/// Two convolutions (one with stride and padding), batch norm, pooling, a dense layer.
private struct SmallNetwork: Module {
  var first: Conv2D
  var second: Conv2D
  var norm = BatchNorm(4)
  var dense: Dense

  init(_ generator: inout Generator) {
    first = Conv2D(3, 2, 3, stride: 2, padding: .same, using: &generator)
    second = Conv2D(2, 3, 4, initializer: .xavier, using: &generator)
    dense = Dense(16, 3, initializer: .orthogonal(), using: &generator)
  }

  mutating func visitParameters(_ visit: (inout Tensor) -> Void) {
    first.visitParameters(visit)
    second.visitParameters(visit)
    norm.visitParameters(visit)
    dense.visitParameters(visit)
  }

  func callAsFunction(_ images: Tensor) -> Tensor {
    let hidden = first(images).tanh()
    let features = norm(second(hidden), statistics: .batch).relu()
    return dense(MaxPool(2)(features).flattened())
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

private let numbers = compute()

/// How many numbers there are.
@_cdecl("count") public func countOfNumbers() -> Int32 { Int32(numbers.count) }

/// The bits of number `index`: the loss first.
@_cdecl("bits") public func bits(of index: Int32) -> UInt32 { numbers[Int(index)].bitPattern }
