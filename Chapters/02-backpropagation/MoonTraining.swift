import Datasets
import Engine
import Learning
import Notebook

extension Moons: Fingerprinted {
  /// One number for each point.
  var fingerprints: [UInt64] { points.map { fingerprint(of: [$0.x, $0.y]) } }
}

/// Two moons to learn from, two to be tested on, and the network that shall learn.
struct MoonTask {
  let data: TrainingTasks<Moons>
  let unseen: TestTasks<Moons>
  let layout = MoonDraw.layout
  /// The numbers of the untrained network.
  let initial: [Double]
  private let points, labels: Tensor

  init(seed: UInt64) {
    let draw = MoonDraw(seed: seed)
    data = TrainingTasks(draw.data)
    unseen = TestTasks(draw.unseen)
    initial = draw.initial
    (points, labels) = (draw.data.tensor, draw.data.labelTensor)
  }

  /// The untrained network for the engine.
  var firstWeights: Tensor { Tensor(initial.map { Float($0) }) }

  /// The mean squared distance of the network's answers from the labels.
  func loss(_ parameters: Tensor) -> Tensor {
    layout.loss(parameters, points, labels)
  }

  /// The share of points that lie on the right side of the border.
  func accuracy(_ parameters: Tensor, on set: Moons) -> Double {
    Double(layout.rightAnswers(parameters, on: set)) / Double(set.labels.count)
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
  var adam = Adam(rate: moonRate)
  for step in progress(0...steps, "two moons") {
    training.networks.append(network.numbers)
    let loss = network.step(&adam, down: moons.loss)
    guardFinite(loss: loss, step: step, "the loss on the moons")
    training.losses.append(loss)
    progressNote("loss \(Float(loss))")
  }
  return training
}
