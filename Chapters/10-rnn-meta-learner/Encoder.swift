import Checkpoints
import Datasets
import Engine
import Learning
import Notebook
import TrainingLoop

extension Conv4 {
  /// The loss of a prototypical network on one episode, and its gradient, on all cores, as in chapter 8: what brings
  /// drawings of one class together. Nothing in it knows of sequences.
  func learn(from episode: Episode) -> (value: Tensor, gradient: [Tensor]) {
    let images = Tensor.concatenated([episode.support.images, episode.query.images])
    let known = episode.support.count
    return valueWithGradient(at: self, slices: 2, of: images.shape[0]) { encoder, rows in
      encoder(images.gather(rows.map { Int32($0) }), statistics: .batch)
    } loss: { places in
      let centres = prototypes(places.sliced(0, 0..<known), way: episode.way)
      let queries = places.sliced(0, known..<places.shape[0])
      return crossEntropy(-squaredDistances(queries, centres), episode.query.labels)
    }
  }
}

/// How the eye is trained.
struct EncoderTraining {
  let chapter: Chapter
  let size: Experiment
  let episodes: TrainingEpisodes
  /// Images whose statistics batch norm keeps at the end.
  let measured: Tensor

  init(_ chapter: Chapter, _ size: Experiment, _ pool: ClassPool<TrainingPart>, way: Int) throws {
    (self.chapter, self.size) = (chapter, size)
    episodes = try TrainingEpisodes(pool, way: way, shot: 1, queries: 5)
    let episodes = episodes
    measured = .concatenated(
      (0..<4).map { episodes.evaluationTask($0, seed: 0x57A7).query.images })
  }

  /// An eye that brings drawings of one class together, and the seconds that it took.
  func train(_ blind: Conv4) throws -> (eye: Conv4, seconds: Double) {
    var learner = MetaTraining(blind)
    let run = try chapter.run(
      "encoder", &learner, steps: size.eye, every: size.betweenCheckpoints)
    while let step = try run.next(learner) {
      var own = Generator(seed: chapter.seed, stream: 9, index: step.index)
      let episode = TrainingTasks(episodes.episode(using: &own)).value
      let (loss, slope) = learner.model.learn(from: episode)
      learner.descend(loss, slope, rate: warmed(size.eyeRate, run.steps)(step.index), norm: 1)
      step.report(loss.item)
    }
    learner.model.measureStatistics(on: measured)
    return (learner.model, run.seconds)
  }
}
