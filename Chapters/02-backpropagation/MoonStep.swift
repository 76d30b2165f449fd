import Engine
import Learning

/// Adam's rate on the moons.
let moonRate: Float = 0.02

/// A small network, all its numbers in one list.
struct Network: Module {
  var numbers: Tensor
  mutating func visitParameters(_ visit: (inout Tensor) -> Void) { visit(&numbers) }
  var parameterNames: [String] { ["numbers"] }

  /// One step of Adam down a loss: what it was before the step.
  mutating func step(_ adam: inout Adam, down loss: (Tensor) -> Tensor) -> Double {
    let (before, slope) = valueWithGradient(at: self) { loss($0.numbers) }
    adam.update(&self, along: slope)
    return Double(before.item)
  }
}

/// What a seed says: points to learn from, others to be tested on, and the numbers of the untrained network.
struct MoonDraw {
  static let layout = Layout(widths: [2, 12, 12, 1])
  let data, unseen: Moons
  let initial: [Double]

  init(seed: UInt64) {
    var generator = Generator(seed: seed)
    data = Moons(count: 100, using: &generator)
    unseen = Moons(count: 2000, using: &generator)
    initial = MoonDraw.layout.initial(using: &generator)
  }
}

extension Layout {
  /// The mean squared distance of the network's answers from the labels, with the engine.
  func loss(_ parameters: Tensor, _ points: Tensor, _ labels: Tensor) -> Tensor {
    squaredError(answers(parameters, points), labels)
  }

  /// How many points lie on the right side of the border.
  func rightAnswers(_ parameters: Tensor, on set: Moons) -> Int {
    let answers = answers(parameters, set.tensor).scalars
    return zip(answers, set.labels).filter { Double($0) * $1 > 0 }.count
  }
}

extension Moons {
  /// Labels as the engine takes them: [n, 1].
  var labelTensor: Tensor { Tensor(labels.map { Float($0) }, shape: [labels.count, 1]) }

  /// One of the points, alone.
  func only(_ point: Int) -> Moons {
    var alone = self
    (alone.points, alone.labels) = ([points[point]], [labels[point]])
    return alone
  }
}
