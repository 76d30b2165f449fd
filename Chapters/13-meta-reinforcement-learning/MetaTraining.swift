import Checkpoints
import Engine
import Learning

/// All that a training must remember to go on to the same bits after it was killed.
///
/// Bandits, robots and luck are not among it: those of iteration i are drawn from generators that depend on i
/// alone.
struct MetaTraining<Model: Module> {
  var model: Model
  var optimizer = Adam(epsilon: 1e-5)
  /// One number per iteration, by name.
  private(set) var curves: [String: [Double]] = [:]
  /// How many batches it has learned from, and the time spent in all sessions; known when it is over.
  var (iterations, seconds) = (0, 0.0)

  init(_ model: Model) { self.model = model }

  mutating func note(_ name: String, _ value: Double) { curves[name, default: []].append(value) }
}

typealias BanditRun = MetaTraining<BanditAgent>
typealias RobotRun = MetaTraining<RobotPolicy>

extension MetaTraining: Resumable {
  mutating func visitParts(_ visit: CheckpointVisitor) throws {
    try visit(&model, "model")
    try visit(&optimizer, "optimizer", of: model)
    try visit(&curves, "curves", each: "curve")
  }

  func contradiction(after iterations: Int) -> String? {
    curves.values.allSatisfy { $0.count == iterations }
      ? nil : "\(iterations) iterations with curves of \(curves.values.map(\.count).sorted())"
  }
}
