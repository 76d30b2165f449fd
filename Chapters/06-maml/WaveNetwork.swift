import Engine
import Learning

/// 1 – 40 – 40 – 1 with relu: the network of Finn et al. 2017, section 5.1.
///
/// Every tensor may carry a leading axis of tasks: then it is as many networks, and one matrix product
/// per layer serves them all.
struct WaveNetwork: Module {
  /// [in, out], or [tasks, in, out].
  var weights: [Tensor]
  /// [1, out], or [tasks, 1, out].
  var biases: [Tensor]

  init(inputs: Int = 1, hidden: Int = 40, using generator: inout Generator) {
    let sizes = [inputs, hidden, hidden, 1]
    weights = zip(sizes, sizes.dropFirst()).map { Initializer.xavier([$0, $1], using: &generator) }
    biases = sizes.dropFirst().map { .zeros([1, $0]) }
  }

  /// [n, inputs] → [n, 1], or [tasks, n, inputs] → [tasks, n, 1].
  func callAsFunction(_ x: Tensor) -> Tensor {
    let first = (x.matmul(weights[0]) + biases[0]).relu()
    let second = (first.matmul(weights[1]) + biases[1]).relu()
    return second.matmul(weights[2]) + biases[2]
  }

  /// As many copies of this network side by side; a gradient at the copies adds up at the original.
  func copies(_ tasks: Int) -> WaveNetwork {
    func repeated(_ tensor: Tensor) -> Tensor {
      tensor.broadcast(to: Shape([tasks] + tensor.shape))
    }
    var copies = self
    copies.weights = weights.map(repeated)
    copies.biases = biases.map(repeated)
    return copies
  }

  mutating func visitParameters(_ visit: (inout Tensor) -> Void) {
    for layer in weights.indices {
      visit(&weights[layer])
      visit(&biases[layer])
    }
  }

  var parameterNames: [String] {
    weights.indices.flatMap { ["weight\($0 + 1)", "bias\($0 + 1)"] }
  }
}
