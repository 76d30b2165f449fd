import Engine
import Learning

/// Stores every part that it visits in a checkpoint, or restores it from there.
public final class CheckpointVisitor {
  var checkpoint: Checkpoint
  private let isReading: Bool

  init(_ checkpoint: Checkpoint, isReading: Bool) {
    (self.checkpoint, self.isReading) = (checkpoint, isReading)
  }

  public func callAsFunction<M: Module>(_ model: inout M, _ name: String) throws {
    if isReading { return try checkpoint.restore(&model, from: name) }
    checkpoint.store(model, as: name)
  }

  /// What an optimizer remembers bears the names of the parameters of `model`.
  public func callAsFunction<O: Optimizer, M: Module>(
    _ optimizer: inout O, _ name: String, of model: M
  ) throws {
    if isReading { return try checkpoint.restore(&optimizer, from: name, of: model) }
    checkpoint.store(optimizer, as: name, of: model)
  }

  /// Averages bear the names of the parameters of `model`.
  public func callAsFunction<M: Module>(
    _ average: inout WeightAverage, _ name: String, of model: M
  ) throws {
    if isReading { return try checkpoint.restore(&average, from: name, of: model) }
    checkpoint.store(average, as: name, of: model)
  }

  public func callAsFunction(_ generator: inout Generator, _ name: String) throws {
    if isReading { return try checkpoint.restore(&generator, from: name) }
    checkpoint.store(generator, as: name)
  }

  public func callAsFunction(_ number: inout Int, _ name: String) throws {
    if isReading { return try checkpoint.restore(&number, from: name) }
    checkpoint.store(number, as: name)
  }

  public func callAsFunction(_ number: inout Double, _ name: String) throws {
    if isReading { return try checkpoint.restore(&number, from: name) }
    checkpoint.store(number, as: name)
  }

  public func callAsFunction(_ list: inout [Double], _ name: String) throws {
    if isReading { return try checkpoint.restore(&list, from: name) }
    checkpoint.store(list, as: name)
  }

  /// Lists by name: `name` keeps which there are, and each stands under `each`, a dot and its own name.
  public func callAsFunction(
    _ lists: inout [String: [Double]], _ name: String, each: String
  ) throws {
    if isReading { return try checkpoint.restore(&lists, from: name, each: each) }
    checkpoint.store(lists, as: name, each: each)
  }
}
