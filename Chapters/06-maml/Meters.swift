import Datasets
import Engine
import Learning

/// ⟨a, b⟩ / (‖a‖ ‖b‖) of two gradients, over all parameters: 1 where they point the same way.
func cosine(_ a: [Tensor], _ b: [Tensor]) -> Double {
  dot(a, b) / (dot(a, a) * dot(b, b)).squareRoot()
}

/// Three directions for the start of the same tasks, at the same place.
struct Directions {
  /// ∇θ L_query(φ(θ)), through the inner loop.
  let exact: [Tensor]
  /// ∇φ L_query(φ): the inner loop's gradients taken as constants.
  let firstOrder: [Tensor]
  /// (θ − φ′) / α with φ′ after `reptileSteps` steps on support and query together: Reptile knows
  /// only one kind of example (Nichol et al. 2018, algorithm 1).
  let reptile: [Tensor]

  static let reptileSteps = 3

  init(at learner: Learner, on tasks: [Episode], steps: Int) {
    func through(_ order: Order) -> [Tensor] {
      metaGradient(at: learner.start, tasks: tasks.count) { start, index in
        let task = tasks[index]
        let fast = adapted(start, rate: learner.rate, steps: steps, order: order) {
          crossEntropy($0(task.support.images, statistics: .batch), task.support.labels)
        }
        return crossEntropy(fast(task.query.images, statistics: .batch), task.query.labels)
      }.gradient
    }
    exact = through(.second)
    firstOrder = through(.first)
    reptile = Self.reptile(learner, tasks, steps: Self.reptileSteps)
  }

  /// Σ (θ − φ′) over the tasks, added in their order.
  static func reptile(_ learner: Learner, _ tasks: [Episode], steps: Int) -> [Tensor] {
    let ways = parallelMap(tasks.count) { way(learner, tasks[$0], steps: steps) }
    return ways[0].indices.map { parameter in
      ways.dropFirst().reduce(ways[0][parameter]) { $0 + $1[parameter] }
    }
  }

  private static func way(_ learner: Learner, _ task: Episode, steps: Int) -> [Tensor] {
    let images = Tensor.concatenated([task.support.images, task.query.images])
    let labels = task.support.labels + task.query.labels
    let end = adapted(learner.start, rate: learner.rate, steps: steps, order: .first) {
      crossEntropy($0(images, statistics: .batch), labels)
    }
    return zip(learner.start.parameters, end.parameters).map { $0 - $1 }
  }
}
