import Checkpoints
import Engine
import Learning

/// A schedule in training: the logarithms of its rates.
struct ScheduleTraining {
  var logs: Parameters
  var optimizer = Adam(rate: 0)

  init(startingAt rates: [Float]) { logs = Parameters(tensors: [Tensor(rates).log()]) }

  /// log αₜ, [T].
  var logRates: Tensor { logs.tensors[0] }
}

extension ScheduleTraining: Resumable {
  mutating func visitParts(_ visit: CheckpointVisitor) throws {
    try visit(&logs, "logs")
    try visit(&optimizer, "optimizer", of: logs)
  }
}
