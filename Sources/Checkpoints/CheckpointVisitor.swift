import Engine
import Learning

/// Stores every part that it visits in a checkpoint, or restores it from there; a count is never negative, and
/// a number is finite unless the run says otherwise.
public final class CheckpointVisitor {
  var checkpoint: Checkpoint
  private let isReading: Bool

  init(_ checkpoint: Checkpoint, isReading: Bool) {
    (self.checkpoint, self.isReading) = (checkpoint, isReading)
  }

  /// A model: its parameters and its state.
  public func callAsFunction<M: Module>(_ model: inout M, _ name: String) throws {
    guard isReading else { return checkpoint.store(model, as: name) }
    try checkpoint.restore(&model, from: name)
    for (tensor, part) in zip(model.parameters, model.parameterNames(in: name)) {
      try requireFinite(tensor.scalars.allSatisfy(\.isFinite), part)
    }
  }

  /// What an optimizer remembers bears the names of the parameters of `model`.
  public func callAsFunction<O: Optimizer, M: Module>(
    _ optimizer: inout O, _ name: String, of model: M
  ) throws {
    guard isReading else { return checkpoint.store(optimizer, as: name, of: model) }
    try checkpoint.restore(&optimizer, from: name, of: model)
    try requireFinite(optimizer.rate.isFinite, name + ".rate")
  }

  /// Averages bear the names of the parameters of `model`.
  public func callAsFunction<M: Module>(
    _ average: inout WeightAverage, _ name: String, of model: M
  ) throws {
    guard isReading else { return checkpoint.store(average, as: name, of: model) }
    try checkpoint.restore(&average, from: name, of: model)
  }

  /// Where a generator stands.
  public func callAsFunction(_ generator: inout Generator, _ name: String) throws {
    if isReading { return try checkpoint.restore(&generator, from: name) }
    checkpoint.store(generator, as: name)
  }

  /// A count, 0 or more.
  public func callAsFunction(_ count: inout Int, _ name: String) throws {
    guard isReading else { return checkpoint.store(count, as: name) }
    try checkpoint.restore(&count, from: name)
    try requireCount(count, name)
  }

  /// `isFinite: false` for what begins at infinity, such as the best loss so far.
  public func callAsFunction(
    _ number: inout Double, _ name: String, isFinite: Bool = true
  ) throws {
    guard isReading else { return checkpoint.store(number, as: name) }
    try checkpoint.restore(&number, from: name)
    try requireFinite(isFinite ? number.isFinite : !number.isNaN, name)
  }

  /// A list of finite numbers.
  public func callAsFunction(_ list: inout [Double], _ name: String) throws {
    guard isReading else { return checkpoint.store(list, as: name) }
    try checkpoint.restore(&list, from: name)
    try requireFinite(list.allSatisfy(\.isFinite), name)
  }

  /// Lists by name: `name` keeps which there are, and each stands under `each`, a dot and its own name.
  public func callAsFunction(
    _ lists: inout [String: [Double]], _ name: String, each: String
  ) throws {
    guard isReading else { return checkpoint.store(lists, as: name, each: each) }
    try checkpoint.restore(&lists, from: name, each: each)
    try requireFinite(lists.values.joined().allSatisfy(\.isFinite), name)
  }

  private func requireCount(_ count: Int, _ name: String) throws {
    guard count >= 0 else {
      throw CheckpointError("\(checkpoint.path): \"\(name)\" is a count, found \(count).")
    }
  }

  private func requireFinite(_ isFinite: Bool, _ name: String) throws {
    guard isFinite else {
      throw CheckpointError("\(checkpoint.path): \"\(name)\" holds what is no finite number.")
    }
  }
}
