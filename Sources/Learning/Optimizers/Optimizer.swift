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

  /// What is remembered of each parameter, one name for each slot: a velocity, a first and a second moment.
  var slotNames: [String] { get }

  /// Moves the model's parameters; `gradient` has one tensor per parameter in the order of the visit.
  ///
  /// Traps when their number or shapes differ, and when the state is that of another model.
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
  /// Visits each parameter with its gradient and the memory of its slots.
  ///
  /// `move` is called with a concrete rule, not passed as a generic one: only so does the compiler
  /// turn the rule's loop into vector instructions.
  mutating func forEachParameter<M: Module>(
    of model: inout M, along gradient: [Tensor], slots slotCount: Int,
    _ move: (inout Tensor, Tensor, inout Slots) -> Void
  ) {
    model.requireFit(of: gradient, in: "update")
    checkState(gradient, slotCount)
    if state.isEmpty {
      state = (0..<(gradient.count * slotCount)).map { .zeros(gradient[$0 % gradient.count].shape) }
    }
    var memory = state
    state = []  // now the tensors are held once, and change in place
    var index = 0
    model.visitParameters { parameter in
      var slots = Slots(of: index, in: &memory, stride: gradient.count)
      move(&parameter, gradient[index], &slots)
      slots.putBack(index, in: &memory, stride: gradient.count)
      index += 1
    }
    state = memory
  }

  /// What was remembered of another model, or by another rule, is of no use to this one.
  private func checkState(_ gradient: [Tensor], _ slotCount: Int) {
    if state.isEmpty { return }
    require(
      state.count == gradient.count * slotCount,
      "update: the optimizer remembers \(state.count) tensors, and now \(gradient.count) parameters "
        + "need \(gradient.count * slotCount): take a new optimizer for another model.")
    for index in state.indices where state[index].shape != gradient[index % gradient.count].shape {
      require(
        false,
        "update: the optimizer remembers shape \(state[index].shape), the parameter has "
          + "\(gradient[index % gradient.count].shape): take a new optimizer for another model.")
    }
  }
}

/// What is remembered about one parameter; the slots that a rule does not have are scratch.
struct Slots {
  let count: Int
  var first = Tensor(0)
  var second = Tensor(0)

  /// Takes the tensors out of `memory`, so that nobody else holds them.
  init(of index: Int, in memory: inout [Tensor], stride: Int) {
    count = memory.count / stride
    exchange(index, with: &memory, stride)
  }

  mutating func putBack(_ index: Int, in memory: inout [Tensor], stride: Int) {
    exchange(index, with: &memory, stride)
  }

  private mutating func exchange(_ index: Int, with memory: inout [Tensor], _ stride: Int) {
    if count > 0 { swap(&first, &memory[index]) }
    if count > 1 { swap(&second, &memory[stride + index]) }
  }

  var isTracked: Bool { first.isTracked || second.isTracked }
}

/// One parameter's update: recorded when something is tracked, in place otherwise.
func move<Rule: UpdateRule>(
  _ parameter: inout Tensor, along gradient: Tensor, _ slots: inout Slots, _ rule: Rule
) {
  if parameter.isTracked || gradient.isTracked || slots.isTracked {
    rule(&parameter, along: gradient, &slots.first, &slots.second)
  } else {
    moveInPlace(&parameter, along: gradient, &slots.first, &slots.second, rule)
  }
}
