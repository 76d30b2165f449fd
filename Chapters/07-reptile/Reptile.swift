import Engine
import Learning

/// Reptile (Nichol, Achiam and Schulman 2018, algorithm 2): learn a task from θ, see where that ends,
/// and move θ a little towards it. No gradient of a gradient anywhere.
///
/// A learner is a start and the rule that learns from it. Both are values, so a visit to a task is a
/// visit by a copy.
struct Reptile<Model: Module, Rule: Optimizer> {
  /// θ, where every task starts.
  var model: Model
  /// The inner optimizer as every task finds it, with what it remembers of earlier tasks.
  var rule: Rule

  /// The learner after one step per minibatch: its model is φ.
  func visiting<Batches: Sequence>(
    _ batches: Batches, _ loss: (Model, Batches.Element) -> Tensor
  ) -> Reptile {
    var fast = self
    for batch in batches {
      fast.rule.update(&fast.model, along: gradient(at: fast.model) { loss($0, batch) })
    }
    return fast
  }

  /// θ ← θ + ε · mean(φᵢ − θ), and the rule remembers the mean of what the visits remember.
  ///
  /// Adam's second moments so live on from task to task, as in the authors' code. There the tasks of
  /// one meta-step follow each other; here they start side by side from the same memory. The sums run
  /// in the order of the visits, whichever core finished first.
  mutating func move(_ rate: Float, towards visits: [Reptile]) {
    let mean = average(visits.map(\.model.parameters))
    model.parameters = zip(model.parameters, mean).map { moved($0, towards: $1, rate: rate) }
    rule.state = average(visits.map(\.rule.state))
    rule.stepCount = visits[0].rule.stepCount
  }
}

extension Reptile {
  /// What a visit changes, for others to hear of: θ, what the rule remembers, and its count of steps.
  var numbers: [Tensor] { model.parameters + rule.state + [Tensor(Float(rule.stepCount))] }

  /// The shapes of a visit's numbers.
  var shapes: [Shape] {
    (0...rule.slotNames.count).flatMap { _ in model.parameters.map(\.shape) } + [[]]
  }

  /// The learner that such numbers make of this one.
  func with(_ numbers: [Tensor]) -> Reptile {
    var learner = self
    let parameters = model.parameters.count
    learner.model.parameters = Array(numbers.prefix(parameters))
    learner.rule.state = Array(numbers[parameters..<(numbers.count - 1)])
    learner.rule.stepCount = Int(numbers[numbers.count - 1].item.rounded())
    return learner
  }
}

/// The mean of lists of tensors, place by place.
func average(_ lists: [[Tensor]]) -> [Tensor] {
  lists[0].indices.map { place in
    let sum = lists.dropFirst().reduce(lists[0][place]) { $0 + $1[place] }
    return sum * (1 / Float(lists.count))
  }
}

/// `steps` minibatches of `size` rows out of `count`: rows in random order, and when they run out, in a
/// new random order (the authors' `_mini_batches`; a minibatch may reach across two passes).
func minibatches(
  of count: Int, size: Int, steps: Int, using generator: inout Generator
) -> [[Int]] {
  var rows: [Int] = []
  return (0..<steps).map { _ in
    while rows.count < size { rows += generator.permutation(count) }
    defer { rows.removeFirst(size) }
    return Array(rows.prefix(size))
  }
}
