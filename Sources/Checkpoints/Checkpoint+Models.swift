import Engine
import Learning

extension Checkpoint {
  /// Keeps a model's parameters and its state, under names such as `model.dense.weight`.
  public mutating func store<M: Module>(_ model: M, as name: String) {
    store(model.parameters, model.parameterNames(in: name))
    store(model.state, as: name + ".state")
  }

  /// Gives a model of the same structure its parameters and its state.
  public func restore<M: Module>(_ model: inout M, from name: String) throws {
    let parameters = try tensors(model.parameterNames(in: name), like: model.parameters)
    let state = try tensors(listNames(name + ".state", model.state.count), like: model.state)
    model.parameters = parameters
    model.state = state
  }

  /// Keeps what an optimizer remembers and its rate; its other settings belong to the program.
  public mutating func store<O: Optimizer>(_ optimizer: O, as name: String) {
    store(optimizer.stepCount, as: name + ".steps")
    store(optimizer.rate, as: name + ".rate")
    storeList(optimizer.state, as: name + ".state")
  }

  public func restore<O: Optimizer>(_ optimizer: inout O, from name: String) throws {
    try restore(&optimizer.stepCount, from: name + ".steps")
    try restore(&optimizer.rate, from: name + ".rate")
    optimizer.state = try list(name + ".state")
  }

  public mutating func store(_ average: WeightAverage, as name: String) {
    store(average.count, as: name + ".count")
    storeList(average.parameters, as: name + ".parameters")
  }

  public func restore(_ average: inout WeightAverage, from name: String) throws {
    try restore(&average.count, from: name + ".count")
    average.parameters = try list(name + ".parameters")
  }

  public mutating func store(_ tensor: Tensor, as name: String) { store([tensor], [name]) }

  /// Replaces a tensor of any shape.
  public func restore(_ tensor: inout Tensor, from name: String) throws {
    tensor = try self.tensor(name)
  }

  private mutating func store(_ list: [Tensor], _ names: [String]) {
    require(
      list.count == names.count,
      "Checkpoint: a model has \(list.count) parameters but \(names.count) names: \(names).")
    tensors.removeAll { names.contains($0.name) }
    tensors += zip(names, list).map { ($0, $1.detached()) }
  }

  private mutating func store(_ list: [Tensor], as name: String) {
    store(list, listNames(name, list.count))
  }

  /// A list whose length is not known when it is read.
  private mutating func storeList(_ list: [Tensor], as name: String) {
    store(list.count, as: name)
    store(list, as: name)
  }

  private func list(_ name: String) throws -> [Tensor] {
    var count = 0
    try restore(&count, from: name)
    guard count >= 0 else {
      throw CheckpointError("\(path): \"\(name)\" cannot have \(count) tensors.")
    }
    return try (0..<count).map { try tensor("\(name).\($0)") }
  }

  private func listNames(_ name: String, _ count: Int) -> [String] {
    (0..<count).map { "\(name).\($0)" }
  }

  private func tensor(_ name: String) throws -> Tensor {
    guard let found = tensors.first(where: { $0.name == name }) else { throw missing(name) }
    return found.tensor
  }

  private func tensors(_ names: [String], like examples: [Tensor]) throws -> [Tensor] {
    try zip(names, examples).map { name, example in
      let found = try tensor(name)
      guard found.shape == example.shape else {
        throw CheckpointError(
          "\(path): \"\(name)\" has shape \(found.shape), but the model's has \(example.shape); "
            + "it was written for another model. Delete it to start anew.")
      }
      return found
    }
  }
}
