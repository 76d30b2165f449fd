import Datasets
import Engine

/// Drawings of a few new classes, one after the other in random order; which class has which label is drawn anew
/// for every sequence.
struct LabelledSequences: Fingerprinted {
  /// One drawing, and its label in this sequence.
  struct Example {
    let element: TaskClass
    let drawing: Int
    let label: Int
  }
  /// steps[t][sequence].
  let steps: [[Example]]
  let way: Int
  /// Of the classes that were drawn.
  let fingerprints: [UInt64]

  /// `count` sequences of `way` classes with `instances` drawings of each.
  init<Role: Part>(
    _ count: Int, from pool: ClassPool<Role>, way: Int, instances: Int,
    using generator: inout Generator
  ) {
    var contents: [UInt64] = []
    let sequences = (0..<count).map { _ -> [Example] in
      let classes = generator.permutation(pool.count).prefix(way).map { pool.classes[$0] }
      contents += pool.note(classes)
      let examples = classes.enumerated().flatMap { label, element in
        generator.permutation(pool.alphabets.drawings).prefix(instances).map {
          Example(element: element, drawing: $0, label: label)
        }
      }
      return generator.permutation(examples.count).map { examples[$0] }
    }
    steps = (0..<way * instances).map { t in sequences.map { $0[t] } }
    self.way = way
    fingerprints = contents
  }

  /// Sequences of one's own making.
  init(steps: [[Example]], way: Int) { (self.steps, self.way, fingerprints) = (steps, way, []) }

  var length: Int { steps.count }
  var count: Int { steps[0].count }
  /// [time · sequences], a step's labels next to each other.
  var labels: [Int] { steps.flatMap { $0.map(\.label) } }

  /// (features of image t, label of image t − 1) at step t, [time, sequences, features + way].
  ///
  /// Before the first step no label was given, which is written as zeros. `given` replaces the labels that are
  /// told, for experiments; what is asked stays the same.
  func inputs(_ table: FeatureTable, given: [Int]? = nil) -> Tensor {
    let told = (given ?? labels).dropLast(count)
    let before = Tensor.concatenated(
      [Tensor.zeros([count, way])]
        + (told.isEmpty ? [] : [Tensor.oneHot(Array(told), classes: way)]))
    let features = table.features(steps.flatMap { $0 })
    return Tensor.concatenated([features, before], axis: 1).reshaped([length, count, -1])
  }

  /// The share of right answers by instance, [sequence][instance]: how often the n-th drawing of a class was
  /// named correctly, over the classes of a sequence.
  func accuracyByInstance(_ logits: Tensor) -> [[Double]] {
    let answers = logits.reshaped([length * count, way]).argmax()
    return (0..<count).map { sequence in
      rightByInstance(
        answers: (0..<length).map { answers[$0 * count + sequence] },
        labels: steps.map { $0[sequence].label }, way: way)
    }
  }
}

/// Sequences of one run: what a stream holds depends on its number, the index and the seed alone.
struct SequenceStream {
  let seed: UInt64
  let way, instances: Int

  func callAsFunction<Role: Part>(
    _ count: Int, _ pool: ClassPool<Role>, stream: UInt64, _ index: Int = 0
  ) -> LabelledSequences {
    var own = Generator(seed: seed, stream: stream, index: index)
    return LabelledSequences(count, from: pool, way: way, instances: instances, using: &own)
  }
}

extension Alphabets {
  /// The pixels of a sequence's drawing.
  func pixels(_ example: LabelledSequences.Example) -> [Double] {
    let (element, drawing) = (example.element, example.drawing)
    return image(element.character, drawing: drawing, quarterTurns: element.quarterTurns)
      .scalars.doubles
  }
}
