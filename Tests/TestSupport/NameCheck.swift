import Engine
import Learning

/// What is wrong with a model's names, a sentence each; nothing when every stored tensor is visited once and
/// called as its property, and so is every epsilon.
///
/// `dense.weight` is the name of `model.dense.weight`. Elements of an array are counted from one in the
/// singular: `blocks[0].kernel` is `block1.kernel`; they may also bear names behind that of the array, as do
/// rates that belong to parameters: `rates.dense.weight`. What a `Sequential` holds is called `layer1`, ….
public func namingFaults<M: Module>(_ model: M) -> [String] {
  var (marked, names, faults) = (model, model.parameterNames + model.stateNames, [String]())
  var count = 0
  let mark = { (tensor: inout Tensor) in
    count += 1  // and a quarter: no number that a layer begins with
    tensor = Tensor(repeating: Float(count) + 0.25, shape: tensor.shape)
  }
  marked.visitParameters(mark)
  let parameters = count
  marked.visitState(mark)
  if model.parameterNames.count != parameters || names.count != count {
    return ["\(count) tensors are visited, but \(names.count) names are given: \(names)"]
  }
  if Set(names).count != count { faults.append("a name occurs twice: \(names)") }
  for (path, value) in stored(in: marked, []) {
    switch value {
    case .tensor(let tensor):
      let number = tensor.scalars.first.map { Double($0) - 0.25 } ?? 0
      guard let index = Int(exactly: number), index > 0, index <= count else {
        faults.append("\(path) is stored but not visited")
        continue
      }
      if !fits(names[index - 1], path) { faults.append("\(path) is called \(names[index - 1])") }
      names[index - 1] = ""
    case .epsilon(let epsilon):
      let found = model.constants.filter { fits($0.name, path) }.map(\.value)
      if found != [epsilon] { faults.append("\(path) is not among the constants: \(found)") }
    }
  }
  return faults + names.filter { !$0.isEmpty }.map { "\($0) is no tensor that is stored" }
}

/// One step on the way to a stored value.
private enum Step {
  case property(String)
  case element(of: String, Int)
}

private enum Stored {
  case tensor(Tensor)
  case epsilon(Float)
}

private func stored(in value: Any, _ path: [Step]) -> [(path: [Step], value: Stored)] {
  if let tensor = value as? Tensor { return [(path, .tensor(tensor))] }
  let mirror = Mirror(reflecting: value)
  let position = mirror.children.first { $0.label == "position" }?.value as? Int
  return mirror.children.enumerated().flatMap { index, child -> [(path: [Step], value: Stored)] in
    if mirror.displayStyle == .collection, case .property(let array)? = path.last {
      return stored(in: child.value, path.dropLast() + [.element(of: array, index)])
    }
    let label = child.label ?? ""
    if label == "epsilon", let epsilon = child.value as? Float {
      return [(path + [.property(label)], .epsilon(epsilon))]
    }
    // The layers of a `Sequential`, one behind the other.
    if let position, label == "last" {
      return stored(in: child.value, path + [.property("layer\(position)")])
    }
    if position != nil && label == "first" || "\(mirror.subjectType)".hasPrefix("Sequential<") {
      return stored(in: child.value, path)
    }
    return stored(in: child.value, path + [.property(label)])
  }
}

private func fits(_ name: String, _ path: [Step]) -> Bool {
  var rest = name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)[...]
  for step in path {
    guard let next = rest.popFirst() else { return false }
    switch step {
    case .property(let label): if next != label { return false }
    case .element(let array, let index):
      if next == array { return !rest.isEmpty }
      let stem = next.prefix { !$0.isNumber }
      guard array.hasPrefix(stem), stem.count >= array.count - 2, next == "\(stem)\(index + 1)"
      else { return false }
    }
  }
  return rest.isEmpty
}
