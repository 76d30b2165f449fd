import Engine
import Learning
import Plotting

/// A memory that has been trained: what it answers, and how it went.
struct Learned {
  let parameterCount: Int
  let lookedAt, second, fifth, losses: [Double]
  /// Of training, at all rates that were tried.
  var seconds: Double
  /// inputs [time, sequences, features + way] → logits.
  let answer: (Tensor) -> Tensor
  /// inputs → how much step t looks at step s, [sequences, t, s]; only of attention.
  let looks: ((Tensor) -> Tensor)?
  /// inputs and what is hidden from looks, [sequences, t, s] → logits; only of attention.
  var hiding: ((Tensor, Tensor) -> Tensor)?
  /// Which rates were tried, and what each came to.
  var rates: GridSearch<Float>?

  /// How much it reads on validation sequences at the end: the mean of the second and the fifth drawing.
  var validationScore: Double { ((second.last ?? 0) + (fifth.last ?? 0)) / 2 }
}

extension Learned {
  init<Core: Memory>(_ run: MetaTraining<SequenceLearner<Core>>) {
    let model = run.model
    self.init(
      parameterCount: model.parameterCount, lookedAt: run.lookedAt, second: run.first,
      fifth: run.second, losses: run.losses, seconds: run.seconds, answer: { model($0) },
      looks: (model.memory as? AttentionMemory).map { memory in
        { memory.attention.weights(model.paired($0).permuted([1, 0, 2])) }
      },
      hiding: (model as? SequenceLearner<AttentionMemory>).map { model in
        { model.answers(to: $0, hiding: $1) }
      })
  }
}

extension SequenceLearner {
  /// The cross-entropy of the answers at all steps, and its gradient.
  func slope(
    on sequences: LabelledSequences, _ table: FeatureTable
  ) -> (value: Tensor, gradient: [Tensor]) {
    let inputs = sequences.inputs(table)
    return valueWithGradient(at: self) {
      crossEntropy($0(inputs).reshaped([-1, sequences.way]), sequences.labels)
    }
  }
}

/// Sequences on which a memory is looked at while it learns.
struct ValidationScore {
  let sequences: [LabelledSequences]
  private let inputs: [Tensor]

  init(_ sequences: [LabelledSequences], _ table: FeatureTable) {
    self.sequences = sequences
    inputs = sequences.map { $0.inputs(table) }
  }

  /// How often the second and the fifth drawing of a character are named correctly; where there are fewer, the last.
  func scores<Core: Memory>(_ model: SequenceLearner<Core>) -> (Double, Double) {
    let known = zip(sequences, inputs).flatMap { $0.accuracyByInstance(model($1)) }
    func score(_ place: Int) -> Double { mean(known.map { $0[min(place, $0.count - 1)] }) }
    return (score(1), score(4))
  }
}

/// The colour of a memory in every picture.
func color(of memory: String) -> Color {
  ["MANN": .vermilion, "LSTM": .blue, "GRU": .green, "attention": .purple][memory] ?? .gray
}
