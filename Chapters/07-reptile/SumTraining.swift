import Datasets
import Engine
import Learning
import Notebook

/// Trainings that differ in which inner gradients they keep. An outer Adam, whose steps are equally long whatever it
/// is fed, moves the start.
struct SumTraining {
  static let all = [1...1, 1...2, 1...3, 1...4, 2...2, 4...4].map { GradientSum(members: $0) }
  /// First-order MAML, whose last gradient comes from the images of its steps.
  static let shared = [2...2, 4...4].map { GradientSum(members: $0, sharesImages: true) }
  /// How they are called in records.
  static let names = [
    "g1", "g1-to-g2", "g1-to-g3", "g1-to-g4", "g2", "g4", "g2-shared", "g4-shared",
  ]

  let characters: Characters
  let rate: Float = 0.1
  let sampler: TrainingEpisodes
  let metaTest: ValidationEpisodes
  /// After how many meta-steps it is judged.
  let looks: [Int]

  init(_ characters: Characters) throws {
    let (size, drawings) = (characters.size, characters.alphabets.drawings)
    self.characters = characters
    sampler = try characters.training(shots: min(10, drawings - 1))
    metaTest = try ValidationEpisodes(
      characters.split.validation, way: size.way, shot: 5, queries: min(5, drawings - 5))
    looks = (0...5).map { size.sums * $0 / 5 }
  }

  /// The scores of a sum on validation tasks, at every look.
  func learn(_ sum: GradientSum, meter: Meter) -> [TaskScore] {
    var (network, outer) = (start(), Adam(rate: 0.003))
    var generator = Generator(seed: characters.seed &+ 4)
    var scores = [score(network)]
    for iteration in 1...characters.size.sums {
      let streams = (0..<characters.size.metaBatch).map { _ in generator.split() }
      outer.update(&network, along: direction(sum, network, streams))
      if looks.contains(iteration) { scores.append(score(network)) }
      meter.advance()
    }
    return scores
  }

  private func start() -> ConvolutionalClassifier {
    var generator = Generator(seed: characters.seed &+ 3)
    return characters.network(channels: characters.size.sumChannels, using: &generator)
  }

  /// The mean over the tasks of one meta-step of Σ gᵢ over the kept gradients.
  private func direction(
    _ sum: GradientSum, _ network: ConvolutionalClassifier, _ streams: [Generator]
  ) -> [Tensor] {
    parallelMean(streams.count, of: network.parameters.map(\.shape)) { index in
      var own = streams[index]
      let batches = sampler.episode(using: &own)
        .minibatches(size: 10, steps: sum.steps, using: &own)
      let seen = sum.sharesImages ? batches.map { _ in batches[0] } : batches
      return sum.direction(innerGradients(from: network, rate: rate, on: seen, characterLoss))
    }
  }

  /// Accuracies on validation tasks after five steps of plain descent on all support images.
  private func score(_ network: ConvolutionalClassifier) -> TaskScore {
    TaskScore(
      perTask: parallelMap(characters.size.sumTasks) { index in
        let episode = metaTest.evaluationTask(index, seed: 7)
        let start = Reptile(model: network, rule: SGD(rate: rate))
        let learned = start.visiting((0..<5).map { _ in episode.support }, characterLoss)
        return accuracy(allTogether(learned.model, episode), episode.query.labels)
      })
  }
}
