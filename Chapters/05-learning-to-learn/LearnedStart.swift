import Datasets
import Engine
import Learning

/// A start that is trained by how well tasks are learned from it: initialise, choose, learn, evaluate, update.
struct LearnedStart {
  let way, channels: Int
  let tasks: TrainingEpisodes
  /// Steps on a task's support, and their length.
  let steps: Int
  let rate: Float
  let seed: UInt64

  func initialise() -> ConvolutionalClassifier {
    var generator = Generator(seed: seed &+ 2)
    return ConvolutionalClassifier(
      way: way, channels: channels, averaged: false, using: &generator)
  }

  func chooseTask(_ stream: Generator) -> Episode {
    var stream = stream
    return tasks.episode(using: &stream)
  }

  /// A few steps of descent on the support, on a copy; seen from outside, a constant shift of the start.
  func learn(_ start: ConvolutionalClassifier, _ task: Episode) -> ConvolutionalClassifier {
    start.fineTuned(steps: steps, rate: rate) { supportLoss($0, task) }
  }

  /// The loss on the query of what was learned from the support.
  func evaluate(_ start: ConvolutionalClassifier, _ task: Episode) -> Tensor {
    queryLoss(learn(start, task), task)
  }

  /// The mean of that over tasks and its slope; the tasks share the cores.
  func lossAndSlope(
    _ start: ConvolutionalClassifier, _ tasks: [Episode]
  ) -> (value: Tensor, gradient: [Tensor]) {
    valueWithGradient(at: start, slices: tasks.count, of: tasks.count) {
      evaluate($0, tasks[$1.lowerBound])
    }
  }

  /// The query loss of each task before learning and after it.
  func losses(
    _ start: ConvolutionalClassifier, _ tasks: [Episode]
  ) -> (before: [Double], after: [Double]) {
    let pairs = parallelMap(tasks.count) { index in
      (
        Double(queryLoss(start, tasks[index]).item), Double(evaluate(start, tasks[index]).item)
      )
    }
    return (pairs.map(\.0), pairs.map(\.1))
  }
}
