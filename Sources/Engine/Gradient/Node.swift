/// A rule of differentiation: from the cotangent `g` of the output to that of one input, given the
/// operation's inputs `x` and output `y`.
///
/// A rule is written with differentiable operations only, so that the gradient of a gradient works by
/// construction. It is `@Sendable` and tensors are not: a rule that captured one would not compile.
package typealias Rule = @Sendable (_ g: Tensor, _ x: Operands, _ y: Tensor) -> Tensor

/// The same for all inputs at once, where their cotangents share most of the work.
package typealias JointRule = @Sendable (_ g: Tensor, _ x: Operands, _ y: Tensor) -> [Tensor]

/// An operation's inputs as its rules see them: with their history where the gradient is to be differentiated
/// again, as plain values where it is not.
package struct Operands {
  fileprivate let node: Node
  let areTracked: Bool

  package subscript(index: Int) -> Tensor {
    areTracked ? node.inputs[index] : node.inputs[index].detached()
  }
}

/// How cotangents pass an operation.
enum Rules {
  /// The rule of a single input.
  case one(Rule)
  /// Those of two; nil: no gradient flows.
  case two(Rule?, Rule?)
  /// A rule per input.
  case separate([Rule?])
  /// One for all of them.
  case joint(JointRule)
  /// That of x₀ in x₀ x₁, two matrices. The cotangents x₀ᵀ g of a matrix x₁ that stood on the right of many
  /// products add up to a single product over all their rows.
  case product(Rule)
  /// A part of one axis: it goes back to its place.
  case slice(axis: Int, range: Range<Int>)
}

/// One recorded operation: what went in, what came out, and its rules.
final class Node {
  let name: StaticString
  fileprivate(set) var inputs: [Tensor]
  let rules: Rules
  /// One more than the deepest input: a node is always deeper than what it was made from.
  let depth: Int
  /// The output's values, without its node: otherwise node and output would keep each other alive.
  private let storage: Storage
  let shape: Shape
  /// Where the walk that is under way keeps its notes on this node.
  var slot = -1

  init(_ name: StaticString, _ inputs: [Tensor], _ output: Tensor, _ rules: Rules) {
    self.name = name
    self.inputs = inputs
    self.rules = rules
    storage = output.storage
    shape = output.shape
    depth = 1 + inputs.reduce(0) { Swift.max($0, $1.node?.depth ?? 0) }
  }

  func operands(tracked: Bool) -> Operands { Operands(node: self, areTracked: tracked) }

  /// The output as it was recorded, or only its values.
  func output(tracked: Bool) -> Tensor {
    Tensor(storage: storage, shape: shape, node: tracked ? self : nil)
  }

  /// Frees a chain of any length without recursion: a node that only we hold hands over its inputs.
  deinit {
    guard depth > 2 else { return }
    var pending = inputs.compactMap { $0.node }
    inputs = []
    while var node = pending.popLast() {
      guard isKnownUniquelyReferenced(&node) else { continue }
      pending.append(contentsOf: node.inputs.compactMap { $0.node })
      node.inputs = []
    }
  }
}

extension Tensor {
  /// Whether this tensor remembers how it was made.
  public var isTracked: Bool { node != nil }

  /// The same values as a point that gradients can be taken at. It stays connected to its own history.
  public func tracked() -> Tensor {
    let leaf = Node(
      "tracked", node == nil ? [] : [self], self,
      node == nil ? .separate([]) : .one { g, _, _ in g })
    return Tensor(storage: storage, shape: shape, node: leaf)
  }

  /// The same values without their history: gradients stop here.
  public func detached() -> Tensor { Tensor(storage: storage, shape: shape, node: nil) }
}

/// Computes the output of an operation, and attaches to it how it came from its inputs when one of them is
/// tracked.
@inline(__always)
func differentiable(
  _ name: StaticString, _ x: Tensor, _ values: @autoclosure () -> Tensor, _ rule: @escaping Rule
) -> Tensor {
  output(of: name, values, isTracked: x.isTracked) { ([x], .one(rule)) }
}

@inline(__always)
func differentiable(
  _ name: StaticString, _ x0: Tensor, _ x1: Tensor, _ values: @autoclosure () -> Tensor,
  _ rule0: Rule?, _ rule1: Rule?
) -> Tensor {
  output(of: name, values, isTracked: x0.isTracked || x1.isTracked) {
    ([x0, x1], .two(rule0, rule1))
  }
}

/// A part of one axis.
func differentiableSlice(
  _ x: Tensor, _ axis: Int, _ range: Range<Int>, _ values: @autoclosure () -> Tensor
) -> Tensor {
  output(of: "sliced", values, isTracked: x.isTracked) { ([x], .slice(axis: axis, range: range)) }
}

/// The product of two matrices.
@inline(__always)
func differentiableProduct(
  _ name: StaticString, _ x0: Tensor, _ x1: Tensor, _ values: @autoclosure () -> Tensor,
  _ rule: @escaping Rule
) -> Tensor {
  output(of: name, values, isTracked: x0.isTracked || x1.isTracked) { ([x0, x1], .product(rule)) }
}

/// The same for any number of inputs.
package func differentiable(
  _ name: StaticString, _ inputs: [Tensor], _ values: @autoclosure () -> Tensor, _ rules: [Rule?]
) -> Tensor {
  output(of: name, values, isTracked: inputs.contains { $0.isTracked }) {
    (inputs, .separate(rules))
  }
}

/// The same with one rule for all inputs.
func differentiable(
  _ name: StaticString, _ inputs: [Tensor], _ values: @autoclosure () -> Tensor,
  joint rule: @escaping JointRule
) -> Tensor {
  output(of: name, values, isTracked: inputs.contains { $0.isTracked }) { (inputs, .joint(rule)) }
}

/// `values`, timed, and with a node where one is needed.
@inline(__always)
private func output(
  of name: StaticString, _ values: () -> Tensor, isTracked: Bool,
  _ history: () -> (inputs: [Tensor], rules: Rules)
) -> Tensor {
  let output = Profile.measured(name, values)
  guard isTracked else { return output }
  let (inputs, rules) = history()
  return Tensor(
    storage: output.storage, shape: output.shape, node: Node(name, inputs, output, rules))
}
