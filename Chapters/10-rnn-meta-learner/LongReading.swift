import Checkpoints
import Datasets
import Engine
import Learning
import Notebook
import TrainingLoop

/// What all memories share while they learn: the eye's features, the sequences, and who looks at them.
struct LongReading {
  let chapter: Chapter
  let size: Experiment
  let pool: ClassPool<TrainingPart>
  let table: FeatureTable
  let sequences: SequenceStream
  let validation: ValidationScore
  /// The bar that all trainings advance.
  let meter: Meter

  /// Trains a memory at one rate on the same sequences as all others; `pairs` is the width of what reaches it.
  private func read<Core: Memory>(
    _ name: String, rate: Float, pairs: Int, training: UInt64 = 0, meter: Meter? = nil,
    _ memory: (inout Generator) -> Core
  ) throws -> Learned {
    var own = Generator(seed: chapter.seed &+ 300 &+ training &* 1000)
    let core = memory(&own)
    var learner = MetaTraining(
      SequenceLearner(
        table.rows.shape[1] + sequences.way, pairs: pairs, width: size.width, core,
        outputs: sequences.way, using: &own))
    let run = try chapter.run(
      "\(name)-\(rate.written(.significant(2)))", &learner, steps: size.steps,
      every: size.betweenCheckpoints, sharing: meter ?? self.meter)
    while let step = try run.next(learner) {
      let some = TrainingTasks(sequences(size.batch, pool, stream: 22, step.index))
      let (loss, slope) = learner.model.slope(on: some.value, table)
      learner.descend(loss, slope, rate: warmed(rate, run.steps)(step.index), norm: 1)
      if step.number.isMultiple(of: max(1, run.steps / 20)) {
        learner.look(validation.scores(learner.model), after: step.number)
      }
      step.report(loss.item)
    }
    learner.seconds = run.seconds
    return Learned(learner)
  }

  /// Trains a memory at each rate of a grid, and keeps the one that reads most on validation sequences.
  func read<Core: Memory>(
    _ name: String, rates: [Float], pairs: Int, _ memory: (inout Generator) -> Core
  ) throws -> Learned {
    var tried: [Float: Result<Learned, any Error>] = [:]
    let search = GridSearch(widening: rates, by: 2) { rate in
      if tried.values.contains(where: { (try? $0.get()) == nil }) { return .nan }
      tried[rate] = Result { try read(name, rate: rate, pairs: pairs, memory) }
      return (try? tried[rate]?.get().validationScore) ?? .nan
    }
    for one in tried.values { _ = try one.get() }
    var best = try tried[search.best]!.get()
    best.rates = search
    best.seconds = try tried.values.reduce(0) { try $0 + $1.get().seconds }
    return best
  }
}

/// A memory by its name, and its training.
struct Candidate {
  let name: String
  let train: (LongReading) throws -> Learned
}

/// The rates that every memory is tried at, at least.
func memoryRates(_ rate: Float) -> [Float] { [rate / 3, rate, 3 * rate] }

/// The four memories, the slowest first, so that no core waits for it at the end.
func candidates(_ size: Experiment) -> [Candidate] {
  let (pairs, units, rates) = (size.pairs, size.units, memoryRates(size.rate))
  return [
    Candidate(name: "MANN") {
      try $0.read("MANN", rates: rates, pairs: pairs) {
        ExternalMemory(
          pairs, hidden: units / 2, slots: size.slots, width: 40, heads: 1, using: &$0)
      }
    },
    Candidate(name: "LSTM") {
      try $0.read("LSTM", rates: rates, pairs: pairs) {
        RecurrentMemory([LSTMCell(pairs, units, using: &$0)])
      }
    },
    Candidate(name: "GRU") {
      try $0.read("GRU", rates: rates, pairs: pairs) {
        RecurrentMemory([GRUCell(pairs, units, using: &$0)])
      }
    },
    Candidate(name: "attention") {
      try $0.read("attention", rates: rates, pairs: 2 * pairs) {
        AttentionMemory(pairs: pairs, using: &$0)
      }
    },
  ]
}

extension LongReading {
  /// Another training of attention, with other first weights.
  func attention(
    _ name: String, rate: Float, _ training: Int, meter: Meter
  ) throws -> Learned {
    try read(
      name, rate: rate, pairs: 2 * size.pairs, training: UInt64(training), meter: meter
    ) { AttentionMemory(pairs: size.pairs, using: &$0) }
  }
}
