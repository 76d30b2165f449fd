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

  /// Writes everything to a file that is complete or not there.
  func write(to path: String, settings: String) throws {
    var checkpoint = Checkpoint(settings: settings)
    checkpoint.store(model, as: "model")
    checkpoint.store(optimizer, as: "optimizer")
    checkpoint.store(iteration, as: "iteration")
    checkpoint.store(seconds, as: "seconds")
    checkpoint.store(curves.keys.sorted().joined(separator: " "), as: "curves")
    for (name, list) in curves { checkpoint.store(list, as: "curve." + name) }
    try checkpoint.write(to: path)
  }

  /// Goes on from a file of the same settings, if there is one.
  mutating func resume(from path: String, settings: String) throws {
    guard let checkpoint = try Checkpoint.read(path, settings: settings) else { return }
    try checkpoint.restore(&model, from: "model")
    try checkpoint.restore(&optimizer, from: "optimizer")
    try checkpoint.restore(&iteration, from: "iteration")
    try checkpoint.restore(&seconds, from: "seconds")
    var names = ""
    try checkpoint.restore(&names, from: "curves")
    for name in names.split(separator: " ").map(String.init) {
      try checkpoint.restore(&curves[name, default: []], from: "curve." + name)
    }
  }
}
