import Engine

/// Layers one after the other:
///
///     let model = Sequential {
///       Dense(784, 128, using: &generator)
///       Activation.relu
///       Dense(128, 10, using: &generator)
///     }
///
/// Its parameters are called `layer1.weight`, `layer1.bias`, `layer3.weight`, …
public struct Sequential<Body: Layer>: Layer {
  /// The layers, as a ``Chain``.
  public var body: Body

  /// The layers that stand in the braces, one a line.
  public init(@LayerBuilder _ body: () -> Body) { self.body = body() }

  public func callAsFunction(_ input: Tensor) -> Tensor { body(input) }
  public mutating func visitParameters(_ visit: (inout Tensor) -> Void) {
    body.visitParameters(visit)
  }
  public mutating func visitState(_ visit: (inout Tensor) -> Void) { body.visitState(visit) }
  public var parameterNames: [String] { body.parameterNames }
  public var stateNames: [String] { body.stateNames }
  public var constants: [Constant] { body.constants }
}

/// All layers up to one, then that one.
public struct Chain<First: Layer, Last: Layer>: Layer {
  /// What comes before the last layer.
  public var first: First
  /// The last layer.
  public var last: Last
  let position: Int

  public func callAsFunction(_ input: Tensor) -> Tensor { last(first(input)) }
  public mutating func visitParameters(_ visit: (inout Tensor) -> Void) {
    first.visitParameters(visit)
    last.visitParameters(visit)
  }
  public mutating func visitState(_ visit: (inout Tensor) -> Void) {
    first.visitState(visit)
    last.visitState(visit)
  }
  public var parameterNames: [String] {
    first.parameterNames + last.parameterNames(in: "layer\(position)")
  }
  public var stateNames: [String] {
    first.stateNames + last.stateNames(in: "layer\(position)")
  }
  public var constants: [Constant] {
    first.constants + last.constants(in: "layer\(position)")
  }
}

/// What a chain begins with: nothing.
public struct Identity: Layer {
  public func callAsFunction(_ input: Tensor) -> Tensor { input }
  public mutating func visitParameters(_ visit: (inout Tensor) -> Void) {}
}

/// Turns the lines of ``Sequential``'s braces into a ``Chain``.
@resultBuilder
public enum LayerBuilder {
  /// The first line of the braces.
  public static func buildPartialBlock<L: Layer>(first: L) -> Chain<Identity, L> {
    Chain(first: Identity(), last: first, position: 1)
  }

  /// Each line after it.
  public static func buildPartialBlock<F, M, L: Layer>(
    accumulated: Chain<F, M>, next: L
  ) -> Chain<Chain<F, M>, L> {
    Chain(first: accumulated, last: next, position: accumulated.position + 1)
  }
}
