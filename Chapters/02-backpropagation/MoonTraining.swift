import Datasets
import Engine
import Learning
import Notebook

/// A small network, all its numbers in one list.
struct Network: Module {
  var numbers: Tensor
  mutating func visitParameters(_ visit: (inout Tensor) -> Void) { visit(&numbers) }
  var parameterNames: [String] { ["numbers"] }
}

/// Two moons to learn from, two to be tested on, and the network that shall learn.
struct MoonTask {
  let data: TrainingTasks<Moons>
  let unseen: TestTasks<Moons>
  let layout = Layout(widths: [2, 12, 12, 1])
  /// The numbers of the untrained network.
  let initial: [Double]
  private let points, labels: Tensor

  init(seed: UInt64) {
    var generator = Generator(seed: seed)
    data = TrainingTasks(Moons(count: 100, using: &generator))
    unseen = TestTasks(Moons(count: 2000, using: &generator))
    initial = layout.initial(using: &generator)
    points = data.value.tensor
    labels = Tensor(data.labels.map { Float($0) }, shape: [data.labels.count, 1])
  }

  /// The untrained network for the engine.
  var firstWeights: Tensor { Tensor(initial.map { Float($0) }) }

  /// The mean squared distance of the network's answers from the labels.
  func loss(_ parameters: Tensor) -> Tensor {
    squaredError(layout.answers(parameters, points), labels)
  }

  /// The share of points that lie on the right side of the border.
  func accuracy(_ parameters: Tensor, on set: Moons) -> Double {
    let answers = layout.answers(parameters, set.tensor).scalars
    let right = zip(answers, set.labels).filter { Double($0) * $1 > 0 }
    return Double(right.count) / Double(answers.count)
  }

  /// The same on the points that nobody has seen.
  func testAccuracy(_ parameters: Tensor) -> Double { accuracy(parameters, on: unseen.value) }
}

/// A training's losses, and the network before each of its steps.
struct MoonTraining {
  var losses: [Double] = []
  var networks: [Tensor] = []
}

/// Adam's way down the loss on the moons, all points at each step.
func trained(_ moons: MoonTask, steps: Int) -> MoonTraining {
  var training = MoonTraining()
  var network = Network(numbers: moons.firstWeights)
  var adam = Adam(rate: 0.02)
  for step in progress(0...steps, "two moons") {
    let (loss, slope) = valueWithGradient(at: network) { moons.loss($0.numbers) }
    guardFinite(loss: Double(loss.item), step: step, "the loss on the moons")
    training.losses.append(Double(loss.item))
    training.networks.append(network.numbers)
    progressNote("loss \(loss.item)")
    adam.update(&network, along: slope)
  }
  return training
}
