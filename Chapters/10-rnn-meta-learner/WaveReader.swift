import Datasets
import Engine
import Learning

/// Reads a wave point by point: two layers of LSTM.
typealias WaveReader = SequenceLearner<RecurrentMemory<LSTMCell>>

extension SequenceLearner<RecurrentMemory<LSTMCell>> {
  init(units: Int, pairs: Int = 32, width: Int, using generator: inout Generator) {
    let cells = [
      LSTMCell(pairs, units, using: &generator), LSTMCell(units, units, using: &generator),
    ]
    self.init(
      2, pairs: pairs, width: width, RecurrentMemory(cells), outputs: 1, using: &generator)
  }

  /// The mean squared error of the answers at all steps, and its gradient, on all cores.
  func slope(on tasks: WaveSequences) -> (value: Tensor, gradient: [Tensor]) {
    let (inputs, y) = (tasks.inputs, tasks.y)
    return valueWithGradient(at: self, slices: 2, of: tasks.count) { reader, some in
      squaredError(reader(inputs.sliced(1, some)).squeezed(at: 2), y.sliced(1, some))
    }
  }

  /// What it answers at every step, [time, waves].
  func answers(to tasks: WaveSequences, parts: Int = 8) -> Tensor {
    let (inputs, count) = (tasks.inputs, tasks.count)
    let answers = parallelMap(parts) { part in
      self(inputs.sliced(1, part * count / parts..<(part + 1) * count / parts))
    }
    return .concatenated(answers, axis: 1).squeezed(at: 2)
  }

  /// What the last layer shows at every step, [time, waves, units].
  func states(reading tasks: WaveSequences) -> Tensor { memory(paired(tasks.inputs)) }
}
