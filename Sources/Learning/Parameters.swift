import Engine

/// Bare tensors as a model, so that optimizers can move them.
public struct Parameters: Module {
  /// The tensors, in the order of the visit.
  public var tensors: [Tensor]

  /// A model of these tensors.
  public init(tensors: [Tensor]) { self.tensors = tensors }

  public mutating func visitParameters(_ visit: (inout Tensor) -> Void) {
    for index in tensors.indices { visit(&tensors[index]) }
  }

  public var parameterNames: [String] { tensors.indices.map { "tensor\($0 + 1)" } }
}
