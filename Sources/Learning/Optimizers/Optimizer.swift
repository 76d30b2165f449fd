import Engine

/// A rule that moves a model's parameters along a gradient.
///
/// An optimizer is a value: a copy has its own state. The same type works inside a differentiated
/// loop: when a parameter, a gradient or the state is tracked, the update is recorded, and gradients
/// flow through it. Otherwise it is one pass over memory.
public protocol Optimizer {
  /// The learning rate; set it before an update to follow a ``Schedule``.
  var rate: Float { get set }

  /// How many updates were made.
  var stepCount: Int { get set }

  /// What is remembered between updates: empty before the first, then one tensor per parameter and
  /// slot, all of the first slot before all of the second.
  var state: [Tensor] { get set }

  /// Moves the model's parameters; `gradient` has one tensor per parameter in the order of the visit.
  ///
  /// Traps when their number or shapes differ.
  mutating func update<M: Module>(_ model: inout M, along gradient: [Tensor])
}

/// One optimizer's arithmetic for one step, written once for numbers and for tensors.
protocol UpdateRule {
  /// How many tensors are remembered per parameter: 0, 1 or 2.
  var slotCount: Int { get }

  /// Moves `parameter`; a rule with fewer slots leaves the others alone.
  func callAsFunction<Number: Elementwise>(
    _ parameter: inout Number, along gradient: Number, _ slot0: inout Number, _ slot1: inout Number)
}

extension Optimizer {
  /// Applies a rule to each parameter, after checking that everything fits.
  mutating func apply<M: Module, Rule: UpdateRule>(
    _ rule: Rule, to model: inout M, along gradient: [Tensor]
  ) {
    checkShapes(model, gradient)
    if state.count != gradient.count * rule.slotCount {
      state = (0..<(gradient.count * rule.slotCount)).map {
        Tensor.zeros(gradient[$0 % gradient.count].shape)
      }
    }
    var slots = state
    state = []  // so that the slots are ours alone and change in place
    var index = 0
    model.visitParameters { parameter in
      moveParameter(&parameter, index, along: gradient, &slots, rule)
      index += 1
    }
    state = slots
  }

  private func checkShapes<M: Module>(_ model: M, _ gradient: [Tensor]) {
    let parameters = model.parameters
    require(
      parameters.count == gradient.count,
      "update: the model has \(parameters.count) parameters, the gradient \(gradient.count) tensors."
    )
    for index in parameters.indices where parameters[index].shape != gradient[index].shape {
      require(
        false,
        "update: \(model.parameterNames[index]) has shape \(parameters[index].shape), "
          + "its gradient \(gradient[index].shape).")
    }
  }
}

private func moveParameter<Rule: UpdateRule>(
  _ parameter: inout Tensor, _ index: Int, along gradient: [Tensor], _ slots: inout [Tensor],
  _ rule: Rule
) {
  let gradientOfThis = gradient[index]
  let places = (0..<rule.slotCount).map { $0 * gradient.count + index }
  let isTracked =
    parameter.isTracked || gradientOfThis.isTracked || places.contains { slots[$0].isTracked }
  // A rule always gets two slots; the ones it does not have are scratch.
  var held = [Tensor(0), Tensor(0)]
  for (slot, place) in places.enumerated() { swap(&held[slot], &slots[place]) }
  var slot1 = held.removeLast()
  var slot0 = held.removeLast()
  if isTracked {
    rule(&parameter, along: gradientOfThis, &slot0, &slot1)
  } else {
    moveInPlace(&parameter, along: gradientOfThis, &slot0, &slot1, rule)
  }
  if places.count > 0 { slots[places[0]] = slot0 }
  if places.count > 1 { slots[places[1]] = slot1 }
}
