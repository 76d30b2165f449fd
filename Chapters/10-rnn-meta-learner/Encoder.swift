import Datasets
import Engine
import Learning

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

/// What the encoder makes of every drawing of a pool, computed once: learning to remember then costs no more looking.
struct FeatureTable {
  private let firstRow: [TaskClass: Int]
  /// [classes · drawings, features].
  let rows: Tensor

  /// Batch norm uses the statistics that were measured before, so no drawing's features depend on another's.
  init<Role: Part>(_ encoder: Conv4, _ pool: ClassPool<Role>) {
    let drawings = pool.alphabets.drawings
    let parts = parallelMap((pool.count + 9) / 10) { part -> Tensor in
      let classes = pool.classes[part * 10..<min(part * 10 + 10, pool.count)]
      let images = classes.flatMap { element in
        (0..<drawings).map {
          pool.alphabets.image(
            element.character, drawing: $0, quarterTurns: element.quarterTurns)
        }
      }
      return encoder(Tensor.concatenated(images), statistics: .running)
    }
    rows = .concatenated(parts)
    firstRow = Dictionary(
      uniqueKeysWithValues: pool.classes.enumerated().map { ($1, $0 * drawings) })
  }

  private init(_ firstRow: [TaskClass: Int], _ rows: Tensor) {
    (self.firstRow, self.rows) = (firstRow, rows)
  }

  /// The same features less `mean`, divided by `spread`.
  func standardized(mean: Tensor, spread: Tensor) -> FeatureTable {
    FeatureTable(firstRow, (rows - mean) / spread)
  }

  /// [examples, features].
  func features(_ examples: [LabelledSequences.Example]) -> Tensor {
    rows.gather(examples.map { Int32(firstRow[$0.element]! + $0.drawing) })
  }
}

/// Answers without learning to remember: the class whose drawings so far have the nearest mean, [time, sequences, way].
/// A class that was not yet named is never answered.
func nearestMeans(_ sequences: LabelledSequences, _ table: FeatureTable) -> Tensor {
  let (count, way) = (sequences.count, sequences.way)
  let features = table.features(sequences.steps.flatMap { $0 })
  var sums = Tensor.zeros([count * way, features.shape[1]])
  var counts = [Float](repeating: 0, count: count * way)
  return .stacked(
    sequences.steps.indices.map { t in
      let rows = features.sliced(0, t * count..<(t + 1) * count)
      let means = sums / Tensor(counts.map { max($0, 1) }, shape: [count * way, 1])
      let gaps = means.reshaped([count, way, -1]) - rows.expanded(at: 1)
      let unknown = Tensor(counts.map { $0 == 0 ? -1e9 : 0 }, shape: [count, way])
      let places = sequences.steps[t].enumerated().map { Int32($0 * way + $1.label) }
      sums = sums + rows.scatterAdd(places, rows: count * way)
      for place in places { counts[Int(place)] += 1 }
      return unknown - gaps.squared().sum([2])
    })
}
