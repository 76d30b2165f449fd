import Checkpoints
import Engine
import Learning

/// All that a training must remember to go on to the same bits after it was killed.
///
/// Bandits, robots and luck are not among it: those of iteration i are drawn from generators that depend on i
/// alone.
struct Training<Model: Module> {
  var model: Model
  var optimizer = Adam(epsilon: 1e-5)
  /// How many batches it has learned from.
  var iteration = 0
  /// One number per iteration, by name.
  var curves: [String: [Double]] = [:]
  /// Time spent in all sessions of this run.
  var seconds = 0.0

  init(_ model: Model) { self.model = model }

  mutating func note(_ name: String, _ value: Double) { curves[name, default: []].append(value) }
}

extension Training: Resumable {
  mutating func visitParts(_ visit: CheckpointVisitor) throws {
    try visit(&model, "model")
    try visit(&optimizer, "optimizer", of: model)
    try visit(&iteration, "iteration")
    try visit(&seconds, "seconds")
    try visit(&curves, "curves", each: "curve")
  }

  var contradiction: String? {
    curves.values.allSatisfy { $0.count == iteration }
      ? nil : "\(iteration) iterations with curves of \(curves.values.map(\.count).sorted())"
  }
}
