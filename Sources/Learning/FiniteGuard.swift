import Engine

/// The first tensor of a training step that holds an infinity or a NaN.
public struct NonFinite: Equatable, Sendable, CustomStringConvertible {
  /// What holds the number.
  public enum Kind: Sendable {
    /// The parameter itself.
    case parameter
    /// Its gradient.
    case gradient
  }

  /// Whether it is a parameter or its gradient.
  public let kind: Kind
  /// The position in the order of the visit.
  public let index: Int
  /// The parameter's name.
  public let name: String

  /// The tensor at this position of the visit, by its name.
  public init(kind: Kind, index: Int, name: String) {
    self.kind = kind
    self.index = index
    self.name = name
  }

  public var description: String {
    (kind == .gradient ? "the gradient of " : "") + name + " is not finite"
  }
}

/// The first gradient, or else the first parameter, that is not finite; nil when all is well.
///
/// Cheap enough for every step: one pass over the numbers.
public func firstNonFinite<M: Module>(in model: M, gradient: [Tensor] = []) -> NonFinite? {
  if let index = gradient.firstIndex(where: { !$0.hasOnlyFiniteValues() }) {
    return NonFinite(kind: .gradient, index: index, name: model.parameterName(index))
  }
  if let index = model.parameters.firstIndex(where: { !$0.hasOnlyFiniteValues() }) {
    return NonFinite(kind: .parameter, index: index, name: model.parameterName(index))
  }
  return nil
}
