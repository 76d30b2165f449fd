import Engine
import Learning

extension Checkpoint {
  /// Keeps a model's parameters and its state, under names such as `model.dense.weight`.
  public mutating func store<M: Module>(_ model: M, as name: String) {
    remove(model.parameterNames(in: name) + model.stateNames(in: name))
    for state in model.stateNames(in: name) {
      if let note = RunningStatistics.note(of: state) { values[note] = nil }
    }
    let parts = ModelTensors(model, in: name)
    tensors += parts.tensors
    values.merge(parts.notes) { $1 }
  }

  /// Gives a model of the same structure its parameters and its state.
  public func restore<M: Module>(_ model: inout M, from name: String) throws {
    try lookup.restore(&model, from: name)
  }

  /// Keeps what an optimizer remembers of a model's parameters, under names such as
  /// `optimizer.firstMoment.dense.weight`, and its rate; its other settings belong to the program.
  public mutating func store<O: Optimizer, M: Module>(
    _ optimizer: O, as name: String, of model: M
  ) {
    store(optimizer.stepCount, as: name + ".steps")
    store(optimizer.rate, as: name + ".rate")
    store(optimizer.state, memoryNames(optimizer, name, model))
  }

  /// Gives an optimizer its rate and what it remembered. Throws when something is missing or of another shape.
  public func restore<O: Optimizer, M: Module>(
    _ optimizer: inout O, from name: String, of model: M
  ) throws {
    try restore(&optimizer.rate, from: name + ".rate")
    optimizer.stepCount = try count(name + ".steps")
    let slots = optimizer.slotNames.flatMap { _ in model.parameters }
    optimizer.state =
      optimizer.stepCount == 0
      ? [] : try lookup.tensors(memoryNames(optimizer, name, model), like: slots)
  }

  /// Keeps an average of a model's parameters, under names such as `average.dense.weight`.
  public mutating func store<M: Module>(_ average: WeightAverage, as name: String, of model: M) {
    store(average.count, as: name + ".count")
    store(average.parameters, model.parameterNames(in: name))
  }

  /// Gives an average what it held. Throws when something is missing or of another shape.
  public func restore<M: Module>(
    _ average: inout WeightAverage, from name: String, of model: M
  ) throws {
    average.count = try count(name + ".count")
    average.parameters =
      average.count == 0
      ? [] : try lookup.tensors(model.parameterNames(in: name), like: model.parameters)
  }

  /// Keeps a tensor under this name, in the place of one that had it.
  public mutating func store(_ tensor: Tensor, as name: String) { store([tensor], [name]) }

  /// Replaces a tensor of any shape.
  public func restore(_ tensor: inout Tensor, from name: String) throws {
    tensor = try lookup.tensor(name)
  }

  private var lookup: TensorLookup {
    TensorLookup(
      path: path, tensors: tensors, notes: values,
      remedy: "Another version of the program wrote it: delete it to start anew.")
  }

  /// What an optimizer's state is called: all of the first slot before all of the second.
  private func memoryNames<O: Optimizer, M: Module>(
    _ optimizer: O, _ name: String, _ model: M
  ) -> [String] {
    optimizer.slotNames.flatMap { model.parameterNames(in: name + "." + $0) }
  }

  /// What nobody remembers yet has no tensors.
  private mutating func store(_ list: [Tensor], _ names: [String]) {
    require(
      list.isEmpty || list.count == names.count,
      "Checkpoint: there are \(list.count) tensors but \(names.count) names: \(names).")
    remove(names)
    tensors += zip(names, list).map { ($0, $1.detached()) }
  }

  private mutating func remove(_ names: [String]) {
    let names = Set(names.map { Array($0.utf8) })
    tensors.removeAll { names.contains(Array($0.name.utf8)) }
  }

  private func count(_ name: String) throws -> Int {
    var count = 0
    try restore(&count, from: name)
    guard count >= 0 else {
      throw CheckpointError("\(path): \(quoted(name)) cannot be \(count). Delete it to start anew.")
    }
    return count
  }
}
