import Checkpoints
import Engine
import Learning

/// How an optimizer is meta-trained.
struct Recipe {
  /// Trainings, how many at a time, and the steps of each.
  var episodes: Int
  var together = 4
  var steps = 100
  /// After how many steps the tape is cut and φ is moved.
  var window = 20
  /// How many blocks of an unroll are differentiated; the others only walk.
  var blocks = 4
  var rate: Float = 0.01
  /// Where the meta-gradient of a window is cut to length: so short that nearly all are, and the first
  /// windows of a training, whose gradients are the longest, have no more to say than the last.
  var norm: Float = 0.03
  var isLogarithmic = true
}

/// The training of an optimizer by gradient descent on the trainings that it leads.
struct MetaTraining {
  private(set) var optimizer: LearnedOptimizer
  /// Minus the mean losses on validation problems, and the optimizer with the lowest.
  private(set) var selection: ModelSelection<LearnedOptimizer>
  /// The mean loss after the last step of each episode.
  private(set) var ends: [Double] = []
  let recipe: Recipe
  /// Time spent in all sessions, known when it is over.
  var seconds = 0.0
  private var adam: Adam

  init(_ optimizer: LearnedOptimizer, _ recipe: Recipe) {
    (self.optimizer, self.recipe, selection) = (optimizer, recipe, ModelSelection(optimizer))
    adam = Adam(rate: recipe.rate)
  }

  /// The mean loss on validation problems at every judgement.
  var validationLosses: [Double] { selection.scores.map { -$0 } }

  /// One episode: fresh problems, empty states, `steps` of each, and a move of φ after every `window` of them.
  mutating func episode(_ problems: [Problem], seed: UInt64) {
    let schedule = Schedule.cosine(
      rate: recipe.rate, steps: recipe.episodes, final: recipe.rate / 20)
    adam.rate = schedule(ends.count)
    var unrolls = parallelMap(problems.count) {
      Unroll(problems[$0], optimizer, seed: seed &+ UInt64($0))
    }
    for _ in 0..<recipe.steps / recipe.window {
      let parts = parallelMap(unrolls.count) { index in
        var unroll = unrolls[index]
        let window = unroll.walk(recipe.window, optimizer)
        var own = Generator(seed: seed &+ UInt64(1000 * unroll.losses.count + index))
        let blocks = own.permutation(unroll.blockCount).prefix(recipe.blocks)
        return (
          unroll: unroll,
          slope: window.metaGradient(
            optimizer, blocks: Array(blocks), isLogarithmic: recipe.isLogarithmic)
        )
      }
      unrolls = parts.map(\.unroll)
      let sum = parts[0].slope.indices.map { index in
        parts.dropFirst().reduce(parts[0].slope[index]) { $0 + $1.slope[index] }
      }
      adam.update(
        &optimizer, along: clipped(sum.map { $0 * (1 / Float(parts.count)) }, toNorm: recipe.norm))
    }
    ends.append(unrolls.reduce(0) { $0 + $1.losses.last! } / Double(unrolls.count))
  }

  /// Judges the optimizer as it is on validation problems, and keeps it if it is the best so far.
  mutating func judge(on problems: [Problem]) {
    let losses = parallelMap(problems.count) { index in
      let end = optimizer.descend(problems[index], steps: recipe.steps)
      return Double(problems[index].judge(end.theta).mean().item)
    }
    selection.judge(optimizer, score: -mean(losses), after: ends.count)
  }
}

extension MetaTraining: Resumable {
  mutating func visitParts(_ visit: CheckpointVisitor) throws {
    try visit(&optimizer, "optimizer")
    try visit(&adam, "adam", of: optimizer)
    try visit(&selection, "best")
    try visit(&ends, "ends", isFinite: false)
  }

  func contradiction(after episodes: Int) -> String? {
    ends.count == episodes
      ? selection.contradiction(after: episodes)
      : "\(episodes) episodes with \(ends.count) losses"
  }
}
