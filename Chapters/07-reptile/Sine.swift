import Datasets
import Engine
import Learning

/// Points of one wave.
struct Points {
  let x, y: Tensor  // [n, 1]

  init(x: Tensor, y: Tensor) { (self.x, self.y) = (x, y) }

  init(_ count: Int, of wave: Sinusoid, using generator: inout Generator) {
    (x, y) = wave.sample(count, using: &generator)
  }

  /// Minibatches in random order, `steps` of them.
  func minibatches(size: Int, steps: Int, using generator: inout Generator) -> [Points] {
    _7_reptile.minibatches(of: x.count, size: size, steps: steps, using: &generator).map { rows in
      let rows = rows.map(Int32.init)
      return Points(x: x.gather(rows), y: y.gather(rows))
    }
  }
}

/// The mean squared error of a network on points.
func waveLoss(_ network: SineNetwork, _ points: Points) -> Tensor {
  squaredError(network(points.x), points.y)
}

/// A network's curve after 0, 1, … `steps` steps on the same points: one curve of values at `x` each.
func curves(
  of learner: Reptile<SineNetwork, SGD>, on points: Points, steps: Int, at x: Tensor
) -> [Tensor] {
  var learner = learner
  return (0...steps).map { step in
    if step > 0 { learner = learner.visiting([points], waveLoss) }
    return learner.model(x)
  }
}

/// errors[task][step]: the error on the other points of each wave after 0 … `steps` steps on its first ten.
func testErrors(
  of learner: Reptile<SineNetwork, SGD>, on waves: TestTasks<[SinusoidTask]>, steps: Int
) -> [[Double]] {
  parallelMap(waves.count) { index in
    let (support, query) = (waves.value[index].support, waves.value[index].query)
    let points = Points(x: support.x, y: support.y)
    return curves(of: learner, on: points, steps: steps, at: query.x).map {
      Double(squaredError($0, query.y).item)
    }
  }
}
