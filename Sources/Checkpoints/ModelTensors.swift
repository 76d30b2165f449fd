import Engine
import Learning

/// What a file has of a model: its tensors by name, and what no tensor says.
struct ModelTensors {
  /// Parameters, then state; running statistics that nobody measured are left out, and ``notes`` says so.
  private(set) var tensors: [(name: String, tensor: Tensor)]
  /// Epsilons, layouts and missing statistics, by name.
  private(set) var notes: [String: String] = ["innerloop.format": "2"]

  /// The model's tensors, with the name of their owner before them if it has one.
  init<M: Module>(_ model: M, in owner: String? = nil) {
    let state = ModelTensors.named(model.stateNames, model.state, "state tensors", owner)
    let unmeasured = RunningStatistics.unmeasured(in: state)
    tensors = ModelTensors.named(model.parameterNames, model.parameters, "parameters", owner)
    tensors += state.filter { !unmeasured.contains(RunningStatistics.note(of: $0.name) ?? "") }
    for note in unmeasured { notes[note] = RunningStatistics.notMeasured }
    for (name, value) in model.constants { notes[joined(owner, name)] = "\(value)" }
    for (name, tensor) in tensors { note(layoutOf: name, tensor) }
  }

  private static func named(
    _ names: [String], _ tensors: [Tensor], _ what: String, _ owner: String?
  ) -> [(name: String, tensor: Tensor)] {
    require(
      names.count == tensors.count,
      "A model has \(tensors.count) \(what) but \(names.count) names for them: \(names).")
    return zip(names, tensors).map { (joined(owner, $0), $1.detached()) }
  }

  /// How the axes of each kind of tensor are ordered. Whoever reads the file elsewhere needs it: PyTorch turns
  /// them round.
  private mutating func note(layoutOf name: String, _ tensor: Tensor) {
    switch (name.split(separator: ".").last, tensor.rank) {
    case ("kernel", 4):
      notes["layout.kernel"] = "[height, width, in, out]"
      notes["layout.images"] = "[n, height, width, channels]"
      notes["layout.flattened"] =
        "height, then width, then channels: the rows of a dense weight after it"
    case ("weight", 2): notes["layout.weight"] = "[in, out]"
    case ("inputWeight", 2): notes["layout.inputWeight"] = "[in, gates · hidden]"
    case ("hiddenWeight", 2): notes["layout.hiddenWeight"] = "[hidden, gates · hidden]"
    default: break
    }
  }
}

/// `best` and `dense.weight` make `best.dense.weight`.
func joined(_ owner: String?, _ name: String) -> String { owner.map { $0 + "." + name } ?? name }

/// The running statistics of batch norm, as a file sees them: two tensors of one owner.
enum RunningStatistics {
  static let notMeasured = "not measured"
  /// What every norm begins with.
  private static let initial: [Substring: Float] = ["runningMean": 0, "runningVariance": 1]

  private static func last(_ name: String) -> Substring { name.split(separator: ".").last ?? "" }

  /// Where a file says whether the norm of this statistic was measured: `norm1.statistics`; nil for another tensor.
  static func note(of name: String) -> String? {
    let last = last(name)
    return initial[last].map { _ in name.dropLast(last.count) + "statistics" }
  }

  /// What a statistic is before it is measured.
  static func fresh(_ name: String, _ shape: Shape) -> Tensor {
    Tensor(repeating: initial[last(name)]!, shape: shape)
  }

  /// The notes of the norms all of whose statistics are still what they began with.
  static func unmeasured(in state: [(name: String, tensor: Tensor)]) -> Set<String> {
    var (all, measured): (Set<String>, Set<String>) = ([], [])
    for (name, tensor) in state {
      guard let note = note(of: name) else { continue }
      all.insert(note)
      if tensor.scalars != fresh(name, tensor.shape).scalars { measured.insert(note) }
    }
    return all.subtracting(measured)
  }
}
