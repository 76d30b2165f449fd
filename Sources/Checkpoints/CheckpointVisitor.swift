import Engine
import Learning

/// Stores every part that it visits in a checkpoint, or restores it from there; a count is never negative, and
/// a number is finite unless the run says otherwise. Or it only looks at the models' parameters.
public final class CheckpointVisitor {
  enum Purpose { case store, restore, findNonFinite }

  var checkpoint: Checkpoint
  /// The first parameter that is not finite, of all models that were visited.
  private(set) var nonFinite: (name: String, value: Float)?
  private let purpose: Purpose
  private var names: Set<String> = []

  init(_ checkpoint: Checkpoint, _ purpose: Purpose) {
    (self.checkpoint, self.purpose) = (checkpoint, purpose)
  }

  /// A model: its parameters and its state.
  public func callAsFunction<M: Module>(_ model: inout M, _ name: String) throws {
    requireNew(name)
    switch purpose {
    case .store: checkpoint.store(model, as: name)
    case .restore: try restore(&model, name)
    case .findNonFinite: nonFinite = nonFinite ?? firstNonFiniteValue(in: model)
    }
  }

  private func firstNonFiniteValue<M: Module>(in model: M) -> (name: String, value: Float)? {
    firstNonFinite(in: model).map { found in
      (found.name, model.parameters[found.index].scalars.first { !$0.isFinite } ?? .nan)
    }
  }

  private func restore<M: Module>(_ model: inout M, _ name: String) throws {
    try checkpoint.restore(&model, from: name)
    for (tensor, part) in zip(model.parameters, model.parameterNames(in: name)) {
      try requireFinite(tensor.scalars.allSatisfy(\.isFinite), part)
    }
  }

  /// What an optimizer remembers bears the names of the parameters of `model`.
  public func callAsFunction<O: Optimizer, M: Module>(
    _ optimizer: inout O, _ name: String, of model: M
  ) throws {
    guard isRestoring(name, { checkpoint.store(optimizer, as: name, of: model) }) else { return }
    try checkpoint.restore(&optimizer, from: name, of: model)
    try requireFinite(optimizer.rate.isFinite, name + ".rate")
  }

  /// Averages bear the names of the parameters of `model`.
  public func callAsFunction<M: Module>(
    _ average: inout WeightAverage, _ name: String, of model: M
  ) throws {
    guard isRestoring(name, { checkpoint.store(average, as: name, of: model) }) else { return }
    try checkpoint.restore(&average, from: name, of: model)
  }

  /// Where a generator stands.
  public func callAsFunction(_ generator: inout Generator, _ name: String) throws {
    guard isRestoring(name, { checkpoint.store(generator, as: name) }) else { return }
    try checkpoint.restore(&generator, from: name)
  }

  /// A count, 0 or more.
  public func callAsFunction(_ count: inout Int, _ name: String) throws {
    guard isRestoring(name, { checkpoint.store(count, as: name) }) else { return }
    try checkpoint.restore(&count, from: name)
    try requireCount(count, name)
  }

  /// `isFinite: false` for what begins at infinity, such as the best loss so far.
  public func callAsFunction(
    _ number: inout Double, _ name: String, isFinite: Bool = true
  ) throws {
    guard isRestoring(name, { checkpoint.store(number, as: name) }) else { return }
    try checkpoint.restore(&number, from: name)
    try requireFinite(isFinite ? number.isFinite : !number.isNaN, name)
  }

  /// A list of numbers; `isFinite: false` for what is measured where trainings may blow up.
  public func callAsFunction(
    _ list: inout [Double], _ name: String, isFinite: Bool = true
  ) throws {
    guard isRestoring(name, { checkpoint.store(list, as: name) }) else { return }
    try checkpoint.restore(&list, from: name)
    try requireFinite(!isFinite || list.allSatisfy(\.isFinite), name)
  }

  /// Lists by name: `name` keeps which there are, and each stands under `each`, a dot and its own name.
  public func callAsFunction(
    _ lists: inout [String: [Double]], _ name: String, each: String
  ) throws {
    guard isRestoring(name, { checkpoint.store(lists, as: name, each: each) }) else { return }
    try checkpoint.restore(&lists, from: name, each: each)
    try requireFinite(lists.values.joined().allSatisfy(\.isFinite), name)
  }

  /// Whether it restores; where it stores, `store` is called.
  private func isRestoring(_ name: String, _ store: () -> Void) -> Bool {
    requireNew(name)
    if purpose == .store { store() }
    return purpose == .restore
  }

  /// Of two parts with one name the second would take the first one's place.
  private func requireNew(_ name: String) {
    require(
      names.insert(name).inserted,
      "Checkpoint: two parts are called \"\(name)\"; a run's own are \"step\" and \"seconds\".")
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
