import Datasets
import Engine
import Learning

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

/// An eye whose features have mean 0 and spread 1 on the training drawings.
struct Sight {
  private let eye: Conv4
  private let mean, spread: Tensor
  /// The training drawings.
  let training: FeatureTable

  init(_ eye: Conv4, _ pool: ClassPool<TrainingPart>) {
    let raw = FeatureTable(eye, pool)
    self.eye = eye
    mean = raw.rows.mean([0])
    spread = (raw.rows - mean).squared().mean().sqrt()
    training = raw.standardized(mean: mean, spread: spread)
  }

  /// The drawings of a pool.
  func callAsFunction<Role: Part>(_ pool: ClassPool<Role>) -> FeatureTable {
    FeatureTable(eye, pool).standardized(mean: mean, spread: spread)
  }
}
