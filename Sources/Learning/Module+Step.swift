import Engine

extension Module {
  /// A copy of the model after one step of gradient descent, θ − α g; the model itself stays as it is.
  ///
  /// All of it is on the tape: whatever is computed from the copy can be differentiated with respect to θ and, when
  /// the gradient was taken with `createGraph`, through g as well (Finn et al. 2017, equation 1).
  /// Traps unless `gradient` has one tensor for each parameter, of its shape.
  public func stepped(along gradient: [Tensor], rate: Float) -> Self {
    moved(along: gradient) { $1 - rate * $2 }
  }

  /// The same with a rate for every single number, θ − α ∘ g, α shaped like the parameters or broadcast to them (Meta-SGD,
  /// Li et al. 2017, equation 3). Traps unless there is one tensor of rates for each parameter.
  public func stepped(along gradient: [Tensor], rates: [Tensor]) -> Self {
    require(
      rates.count == gradient.count,
      "stepped: there are \(rates.count) tensors of rates, the gradient has \(gradient.count).")
    return moved(along: gradient) { $1 - rates[$0] * $2 }
  }

  /// A copy after `steps` steps of gradient descent on a loss, φ ← φ − α ∇L(φ), from φ = θ.
  ///
  /// With `createGraph` whatever is computed from φ can be differentiated through the steps (MAML, Finn et al. 2017);
  /// without, every inner gradient counts as a constant (first-order MAML).
  public func fineTuned(
    steps: Int, rate: Float, createGraph: Bool = false, to loss: (Self) -> Tensor
  ) -> Self {
    var fast = self
    for _ in 0..<steps {
      fast = fast.stepped(along: gradient(at: fast, createGraph: createGraph, loss), rate: rate)
    }
    return fast
  }

  private func moved(
    along gradient: [Tensor], _ move: (Int, Tensor, Tensor) -> Tensor
  ) -> Self {
    requireFit(of: gradient, in: "stepped")
    var copy = self
    let parameters = parameters
    copy.parameters = parameters.indices.map { move($0, parameters[$0], gradient[$0]) }
    return copy
  }

  /// Traps unless `gradient` has one tensor for each parameter, of its shape.
  func requireFit(of gradient: [Tensor], in operation: StaticString) {
    let parameters = parameters
    require(
      parameters.count == gradient.count,
      "\(operation): the model has \(parameters.count) parameters, the gradient \(gradient.count) tensors."
    )
    for index in parameters.indices where parameters[index].shape != gradient[index].shape {
      require(
        false,
        "\(operation): \(parameterName(index)) has shape \(parameters[index].shape), "
          + "its gradient \(gradient[index].shape).")
    }
  }
}
