import Datasets
import Engine
import Learning

extension EpisodeSampler where Role == TrainingPart {
  /// Training episode number `index`; it depends on the seed and the index alone.
  func trainingEpisode(_ index: Int, seed: UInt64) -> Episode {
    var own = Generator(seed: seed, index: index)
    return episode(using: &own)
  }
}

extension Alphabets {
  /// Every drawing of some classes, class after class: [classes · drawings, 28, 28, 1].
  func everyDrawing(of classes: [TaskClass]) -> Tensor {
    .concatenated(
      classes.flatMap { shown in
        (0..<drawings).map {
          image(shown.character, drawing: $0, quarterTurns: shown.quarterTurns)
        }
      })
  }
}

/// Images of training classes on which batch norm's running statistics are measured.
func statisticsImages(_ pool: ClassPool<TrainingPart>) throws -> Tensor {
  let sampler = try EpisodeSampler(pool, way: min(pool.count, 125), shot: 1, queries: 1)
  return Tensor.concatenated(
    (0..<2).flatMap { index in
      let task = sampler.evaluationTask(index, seed: 0x57A7)
      return [task.support.images, task.query.images]
    })
}

/// The share of queries whose nearest prototype is right, where images are lists of pixels: nothing is learned.
func pixelAccuracy(_ episode: Episode) -> Double {
  let centres = prototypes(episode.support.images.flattened(), way: episode.way)
  return accuracy(
    -squaredDistances(episode.query.images.flattened(), centres), episode.query.labels)
}

/// The pictures of images [n, height, width, 1], as lists of pixels.
func pictures(_ images: Tensor) -> [Point] { points(images.flattened()) }
