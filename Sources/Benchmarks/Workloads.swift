import Engine
import Learning

// Our side of each work. Both sides start from the same numbers, made from a formula.

/// The bits of a multiplicative hash, as numbers in ±scale; the same in numbers.py.
func numbers(_ shape: Shape, seed: UInt32, scale: Float) -> Tensor {
  Tensor(shape: shape) { values in
    for index in values.indices {
      var h = UInt32(truncatingIfNeeded: index) &* 2_654_435_761 &+ seed &* 40_503
      h ^= h >> 15
      h = h &* 2_246_822_519
      h ^= h >> 13
      values[index] = (Float(h >> 8) * 0x1p-23 - 1) * scale
    }
  }
}

/// Does one step and returns its loss (or, for a product, one of its values).
typealias Step = () -> Float

/// The step of a row; `size` replaces what SCALING.md lets grow in it.
func makeStep(_ name: String, size: Int? = nil) -> Step {
  switch name {
  case "sgemm": sgemm()
  case "mnist-cnn": train(LargeConvolutionalNetwork(), batch: size ?? 128, of: [28, 28, 1])
  case "dense-mlp": train(DenseNetwork(), batch: 128, of: [784])
  case "maml-second": maml(order: 2, tasks: size ?? 32, steps: 1, queries: 1, rate: 0.4)
  case "maml-first": maml(order: 1, tasks: 32, steps: 1, queries: 1, rate: 0.4)
  case "maml-five": maml(order: 2, tasks: 4, steps: size ?? 5, queries: 15, rate: 0.1)
  case "reptile": reptile(tasks: size ?? 32, steps: 5)
  case "protonet": prototypes(way: size ?? 60, shot: 5, queries: 5, slices: 10)
  case "maml-sinusoid": mamlSinusoid()
  case "lstm": lstm()
  case "learned-optimizer": learnedOptimizer()
  default: fatalError("there is no work named \(name)")
  }
}

private func sgemm() -> Step {
  let (a, b) = (
    numbers([1024, 1024], seed: 1, scale: 1), numbers([1024, 1024], seed: 2, scale: 1)
  )
  return { parallelMap(2) { _ in a.matmul(b) }[0][3, 5] }
}

private struct LargeConvolutionalNetwork: Module {
  var kernel1 = numbers([3, 3, 1, 32], seed: 1, scale: 0.5)
  var bias1 = Tensor.zeros([32])
  var kernel2 = numbers([3, 3, 32, 64], seed: 2, scale: 0.1)
  var bias2 = Tensor.zeros([64])
  var weight3 = numbers([9216, 128], seed: 3, scale: 0.02)
  var bias3 = Tensor.zeros([128])
  var weight4 = numbers([128, 10], seed: 4, scale: 0.1)
  var bias4 = Tensor.zeros([10])

  mutating func visitParameters(_ visit: (inout Tensor) -> Void) {
    visit(&kernel1)
    visit(&bias1)
    visit(&kernel2)
    visit(&bias2)
    visit(&weight3)
    visit(&bias3)
    visit(&weight4)
    visit(&bias4)
  }
}

extension LargeConvolutionalNetwork: Layer {
  func callAsFunction(_ input: Tensor) -> Tensor {
    let edges = (input.conv2d(kernel1) + bias1).relu()
    // Adding and rectifying keep the order of numbers: after pooling they are a quarter of the work.
    let shapes = (edges.conv2d(kernel2).maxPooled(2) + bias2).relu()
    return (shapes.flattened().matmul(weight3) + bias3).relu().matmul(weight4) + bias4
  }
}

private struct DenseNetwork: Layer {
  var weight1 = numbers([784, 128], seed: 1, scale: 0.05)
  var bias1 = Tensor.zeros([128])
  var weight2 = numbers([128, 10], seed: 2, scale: 0.1)
  var bias2 = Tensor.zeros([10])

  mutating func visitParameters(_ visit: (inout Tensor) -> Void) {
    visit(&weight1)
    visit(&bias1)
    visit(&weight2)
    visit(&bias2)
  }

  func callAsFunction(_ input: Tensor) -> Tensor {
    (input.matmul(weight1) + bias1).relu().matmul(weight2) + bias2
  }
}

/// One step of Adam on one of four batches.
private func train<Model: Layer>(_ start: Model, batch size: Int, of example: [Int]) -> Step {
  var model = start
  var adam = Adam(rate: 1e-3)
  var count = 0
  let batches = (0..<4).map { numbers(Shape([size] + example), seed: 10 + UInt32($0), scale: 1) }
  let labels = (0..<4).map { batch in (0..<size).map { ($0 * 7 + batch) % 10 } }
  return {
    let batch = count % 4
    count += 1
    // No more slices than cores: each costs one more gradient of the large matrix.
    let (loss, slopes) = valueWithGradient(at: model, slices: 2, of: size) { model, range in
      crossEntropy(model(batches[batch].sliced(0, range)), Array(labels[batch][range]))
    }
    adam.update(&model, along: slopes)
    return loss.item
  }
}
