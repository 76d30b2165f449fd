import Engine
import Learning
import Spelling

/// Finds a model's tensors in what a file holds, with one sentence for each that is missing or does not fit.
struct TensorLookup {
  /// The file, for messages.
  let path: String
  let tensors: [(name: String, tensor: Tensor)]
  let notes: [String: String]
  /// Tensors of the file that hold no floating-point numbers.
  var leftOut: [String] = []
  /// What the reader can do about a file that does not fit, a sentence.
  let remedy: String

  /// Gives a model of the same structure its parameters and its state, all of them or none.
  func restore<M: Module>(_ model: inout M, from owner: String?) throws {
    let parameters = try tensors(
      model.parameterNames.map { joined(owner, $0) }, like: model.parameters)
    let state = try zip(model.stateNames, model.state).map { name, example in
      try statistic(joined(owner, name), like: example)
    }
    for (name, value) in model.constants { try check(joined(owner, name), is: value) }
    model.parameters = parameters
    model.state = state
  }

  /// The tensors of these names, each of the shape of its example.
  func tensors(_ names: [String], like examples: [Tensor]) throws -> [Tensor] {
    try zip(names, examples).map { name, example in
      let found = try tensor(name)
      guard found.shape == example.shape else {
        throw CheckpointError(
          "\(path): \(quoted(name)) has shape \(found.shape), but the model's has \(example.shape)"
            + "\(hint(found.shape, example.shape)). \(remedy)")
      }
      return found
    }
  }

  /// The tensor of this name, of any shape.
  func tensor(_ name: String) throws -> Tensor {
    guard let found = tensors.first(where: { $0.name.hasSameBytes(as: name) }) else {
      if leftOut.contains(where: { $0.hasSameBytes(as: name) }) {
        throw CheckpointError(
          "\(path): \(quoted(name)) holds whole numbers or truth values, expected floating-point numbers."
            + " \(remedy)")
      }
      let near = nearestMatch(to: name, among: candidates)
      throw CheckpointError(
        "\(path) has no tensor \(quoted(name))"
          + (near.map { "; the nearest name there is \(quoted($0))" } ?? "") + ". \(remedy)")
    }
    return found.tensor
  }

  /// Refuses what the file holds beyond these names.
  func checkNothingElse(than names: [String]) throws {
    let known = Set(names.map { Array($0.utf8) })
    guard let stranger = tensors.first(where: { !known.contains(Array($0.name.utf8)) }) else {
      return
    }
    let near = nearestMatch(to: stranger.name, among: names)
    throw CheckpointError(
      "\(path): the model has no tensor \(quoted(stranger.name)), which the file has"
        + (near.map { "; the nearest name in the model is \(quoted($0))" } ?? "") + ". \(remedy)")
  }

  private var candidates: [String] {
    tensors.prefix(1000).map(\.name).filter { $0.utf8.count <= 200 }
  }

  /// A state tensor; a running statistic may be missing where the file says that nobody measured it.
  private func statistic(_ name: String, like example: Tensor) throws -> Tensor {
    if !tensors.contains(where: { $0.name.hasSameBytes(as: name) }),
      let note = RunningStatistics.note(of: name), notes[note] == RunningStatistics.notMeasured
    {
      return RunningStatistics.fresh(name, example.shape)
    }
    return try tensors([name], like: [example])[0]
  }

  /// A constant that the file notes must be the model's; a file from elsewhere may not note it.
  private func check(_ name: String, is value: Float) throws {
    guard let text = notes[name], Float(text) != value else { return }
    let found = Float(text).map { "\($0)" } ?? quoted(text)
    throw CheckpointError(
      "\(path): \(quoted(name)) is \(found), but the model's is \(value). \(remedy)")
  }

  /// Whether the axes stand as PyTorch has them.
  private func hint(_ found: Shape, _ expected: Shape) -> String {
    let (found, expected) = (Array(found), Array(expected))
    if expected.count == 2 && found == expected.reversed() {
      return ", the transpose of PyTorch's [out, in]"
    }
    if expected.count == 4 && found == [3, 2, 0, 1].map({ expected[$0] }) {
      return ", PyTorch's [out, in, height, width] turned to [height, width, in, out]"
    }
    return ""
  }
}
