import Engine
import Learning

/// 1 – 16 – 1 with tanh, as many networks side by side as there are tasks.
struct BaseNetwork: Module {
  /// [tasks, 1, hidden], [tasks, 1, hidden], [tasks, hidden, 1], [tasks, 1, 1].
  var weight, bias, output, shift: Tensor

  /// Directions of the initial weights: standard normal numbers that the scales of c multiply.
  init(tasks: Int, hidden: Int = 16, using generator: inout Generator) {
    weight = .normal([tasks, 1, hidden], using: &generator)
    bias = .normal([tasks, 1, hidden], using: &generator)
    output = .normal([tasks, hidden, 1], using: &generator)
    shift = .zeros([tasks, 1, 1])
  }

  /// The same network with its initial scales set by z [tasks, 7].
  func scaled(by z: Tensor) -> BaseNetwork {
    var scaled = self
    scaled.weight = weight * Hyperparameter.weightScale.value(z)
    scaled.bias = bias * Hyperparameter.biasScale.value(z)
    scaled.output = output * Hyperparameter.outputScale.value(z)
    return scaled
  }

  /// x [tasks, n, 1] → y [tasks, n, 1].
  func callAsFunction(_ x: Tensor) -> Tensor {
    (x.matmul(weight) + bias).tanh().matmul(output) + shift
  }

  mutating func visitParameters(_ visit: (inout Tensor) -> Void) {
    visit(&weight)
    visit(&bias)
    visit(&output)
    visit(&shift)
  }

  var parameterNames: [String] { ["weight", "bias", "output", "shift"] }
}

/// Mean squared error of each task on its own points, [tasks, 1, 1].
func errors(_ network: BaseNetwork, _ points: Points) -> Tensor {
  points.mean((network(points.x) - points.y).squared())
}

/// Trains every task's network with its own hyperparameters z [tasks, 7], all at once:
/// v ← γ v + ∇(L + ½ δ |θ|²), θ ← θ − α v, with the weight decay δ, for `steps` full-batch steps.
///
/// With `createGraph` the end can be differentiated with respect to z through all steps.
func trained(
  _ start: BaseNetwork, _ z: Tensor, on points: Points, steps: Int, createGraph: Bool
) -> BaseNetwork {
  let (hidden, out) = (Hyperparameter.hiddenRate.value(z), Hyperparameter.outputRate.value(z))
  let (rates, decay) = ([hidden, hidden, out, out], Hyperparameter.weightDecay.value(z))
  let momentum = 1 - Hyperparameter.momentum.value(z)
  var network = start.scaled(by: z)
  var velocity = network.parameters.map { Tensor.zeros($0.shape) }
  for _ in 0..<steps {
    let slope = gradient(at: network, createGraph: createGraph) { errors($0, points).sum() }
    for (index, weight) in network.parameters.enumerated() {
      velocity[index] = momentum * velocity[index] + slope[index] + decay * weight
    }
    network = network.stepped(along: velocity, rates: rates)
  }
  return network
}
