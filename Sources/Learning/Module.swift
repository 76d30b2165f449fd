import Engine

/// A value that holds parameters: a layer, or a struct made of layers.
///
/// Models are structs, so a copy is a clone: `var fast = model` is all that an inner loop needs. A tensor that
/// the visits miss is named when the model is first trained; ``missedTensors`` lists them.
public protocol Module {
  /// Visits every trainable tensor once, always in the same order.
  mutating func visitParameters(_ visit: (inout Tensor) -> Void)

  /// Visits every tensor that training changes but no gradient reaches, such as running statistics.
  ///
  /// A model that holds a ``BatchNorm`` passes the call on to it, or its statistics are not saved.
  mutating func visitState(_ visit: (inout Tensor) -> Void)

  /// The parameters' names in the order of the visit, for messages and files.
  ///
  /// A model that wants readable names writes
  /// `convolution.parameterNames(in: "convolution") + dense.parameterNames(in: "dense")`.
  var parameterNames: [String] { get }

  /// The state tensors' names in the order of their visit, passed on like the parameters' names.
  var stateNames: [String] { get }

  /// Numbers that the outputs depend on and that no training changes, such as a norm's epsilon; a file of the
  /// model has them too. A model that holds a norm passes them on: `norm.constants(in: "norm")`.
  var constants: [Constant] { get }
}

/// A number of a module that is not trained, and its name.
public typealias Constant = (name: String, value: Float)

extension Module {
  public mutating func visitState(_ visit: (inout Tensor) -> Void) {}

  public var parameterNames: [String] { parameters.indices.map { "parameter\($0)" } }
  public var stateNames: [String] { state.indices.map { "state\($0)" } }
  public var constants: [Constant] { [] }

  /// The parameters' names with the name of their owner before them: `dense1.weight`.
  public func parameterNames(in owner: String) -> [String] {
    parameterNames.map { owner + "." + $0 }
  }

  /// The state tensors' names with the name of their owner before them: `norm1.runningMean`.
  public func stateNames(in owner: String) -> [String] { stateNames.map { owner + "." + $0 } }

  /// The constants with the name of their owner before them: `norm1.epsilon`.
  public func constants(in owner: String) -> [Constant] {
    constants.map { (owner + "." + $0.name, $0.value) }
  }

  /// One parameter's name, for a message; never traps.
  func parameterName(_ index: Int) -> String {
    let names = parameterNames
    return index < names.count ? names[index] : "parameter\(index)"
  }

  /// The trainable tensors, in the order of the visit.
  ///
  /// Traps on setting when the number of tensors, or the shape of one, differs from the model's.
  public var parameters: [Tensor] {
    get {
      var copy = self
      return collect { copy.visitParameters($0) }
    }
    set {
      replace(with: newValue, what: "parameters") { visitParameters($0) }
    }
  }

  /// The tensors that training changes but no gradient reaches, in the order of the visit.
  public var state: [Tensor] {
    get {
      var copy = self
      return collect { copy.visitState($0) }
    }
    set {
      replace(with: newValue, what: "state tensors") { visitState($0) }
    }
  }

  /// How many numbers there are to train.
  public var parameterCount: Int { parameters.reduce(0) { $0 + $1.count } }
}

private func collect(_ visitAll: ((inout Tensor) -> Void) -> Void) -> [Tensor] {
  var tensors: [Tensor] = []
  visitAll { tensors.append($0) }
  return tensors
}

private func replace(
  with tensors: [Tensor], what: String, _ visitAll: ((inout Tensor) -> Void) -> Void
) {
  var index = 0
  visitAll { tensor in
    if index < tensors.count {
      require(
        tensor.shape == tensors[index].shape,
        "Setting a model's \(what): number \(index) has shape \(tensor.shape), "
          + "the new one has \(tensors[index].shape).")
      tensor = tensors[index]
    }
    index += 1
  }
  require(
    index == tensors.count,
    "Setting a model's \(what): the model has \(index), the new list has \(tensors.count).")
}
