import Datasets
import Engine
import Learning

/// What is done against memorising.
struct Treatment {
  let name: String
  var dropout: Float = 0
  var decay: Float = 0
}

extension Network {
  /// The same with a share of the hidden units silenced at random, for training only.
  func callAsFunction(
    _ images: Tensor, dropout: Dropout, using generator: inout Generator
  ) -> Tensor {
    output(dropout(hidden(images.flattened()).relu(), using: &generator))
  }
}

/// Few images to learn from, for a network that could learn them by heart.
struct FewImages {
  let training: TrainingSet
  let validation: ValidationSet
  let count, classes, passes: Int
  let seed: UInt64

  /// Learns from a random few with random weights; both depend on `number` alone, not on the treatment.
  func learn(_ treatment: Treatment, number: Int) -> [Pass] {
    var generator = Generator(seed: seed, index: number)
    let few = training.rows(Array(generator.permutation(training.count)[..<count]))
    var network = Network(
      pixels: few.pixels(0).count, classes: classes, using: &generator)
    var optimizer = AdamW(rate: 1e-3, weightDecay: treatment.decay)
    let dropout = Dropout(treatment.dropout)
    return (0..<passes).map { _ in
      for rows in Batches(count: count, size: 50, using: &generator) {
        let batch = few.rows(rows)
        let slope = gradient(at: network) {
          crossEntropy($0(batch.images, dropout: dropout, using: &generator), batch.labels)
        }
        optimizer.update(&network, along: slope)
      }
      let learned = Evaluation(labels: few.labels) { network(few.images.sliced(0, $0)) }
      let evaluation = Evaluation(labels: validation.labels) { network(validation[$0].images) }
      return Pass(
        training: learned.loss, validation: evaluation.loss, accuracy: evaluation.accuracy)
    }
  }
}

/// A number pass by pass over several trainings: their mean, and the lowest and highest.
struct Spread {
  let mean, low, high: [Double]

  init(_ courses: [[Pass]], _ part: (Pass) -> Double) {
    let passes = courses[0].indices.map { pass in courses.map { part($0[pass]) } }
    mean = passes.map { $0.reduce(0, +) / Double(courses.count) }
    low = passes.map { $0.min()! }
    high = passes.map { $0.max()! }
  }
}

/// A treatment's trainings, one for each set of few images.
struct Treated {
  let name: String
  let courses: [[Pass]]

  var training: Spread { Spread(courses, \.training) }
  var validation: Spread { Spread(courses, \.validation) }
  var accuracy: Spread { Spread(courses, \.accuracy) }

  /// The validation accuracy at the end, set by set.
  var score: TaskScore { TaskScore(perTask: courses.map { $0[$0.count - 1].accuracy }) }
}
