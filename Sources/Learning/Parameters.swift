import Engine

/// Bare tensors as a model, so that optimizers can move them.
public struct Parameters: Module {
  public var tensors: [Tensor]

  public init(tensors: [Tensor]) { self.tensors = tensors }

  public mutating func visitParameters(_ visit: (inout Tensor) -> Void) {
    for index in tensors.indices { visit(&tensors[index]) }
  }

  public var parameterNames: [String] { tensors.indices.map { "tensor\($0 + 1)" } }
}
