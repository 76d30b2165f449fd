/// The gradient of a one-element tensor with respect to tracked inputs: ∂output/∂inputᵢ, shaped like inputᵢ.
///
/// With `createGraph` the result is itself tracked, so that it can be differentiated again, to any order.
/// An input the output does not depend on gets zeros. Traps when `output` has more than one element or
/// an input is not tracked.
public func gradient(of output: Tensor, at inputs: [Tensor], createGraph: Bool = false) -> [Tensor]
{
  require(
    output.count == 1,
    "gradient: the output must be one number, but its shape is \(output.shape); take a sum or a mean"
  )
  let one = Tensor.ones(output.shape)
  return pullback(of: output, at: inputs, cotangent: one, createGraph: createGraph)
}

/// The product of `cotangent` (shaped like `output`) with the Jacobians ∂output/∂inputᵢ.
public func pullback(
  of output: Tensor, at inputs: [Tensor], cotangent: Tensor, createGraph: Bool = false
) -> [Tensor] {
  require(
    cotangent.shape == output.shape,
    "pullback: the cotangent's shape \(cotangent.shape) is not the output's \(output.shape)")
  for (index, input) in inputs.enumerated() {
    require(input.isTracked, "gradient: input \(index) of shape \(input.shape) is not tracked")
  }
  guard let root = output.node else { return inputs.map { Tensor.zeros($0.shape) } }
  var walk = BackwardWalk(from: root, to: inputs.map { $0.node! })
  let results = walk.run(createGraph ? cotangent : cotangent.detached(), createGraph: createGraph)
  return zip(results, inputs).map { $0 ?? Tensor.zeros($1.shape) }
}

/// The value of `f` at `x` and its gradient there.
public func valueWithGradient(
  at x: [Tensor], createGraph: Bool = false, _ f: ([Tensor]) -> Tensor
) -> (value: Tensor, gradient: [Tensor]) {
  let inputs = x.map { (createGraph ? $0 : $0.detached()).tracked() }
  let value = f(inputs)
  let result = gradient(of: value, at: inputs, createGraph: createGraph)
  return (createGraph ? value : value.detached(), result)
}

/// The value of `f` at `x` and its gradient there.
public func valueWithGradient(
  at x: Tensor, createGraph: Bool = false, _ f: (Tensor) -> Tensor
) -> (value: Tensor, gradient: Tensor) {
  let (value, gradients) = valueWithGradient(at: [x], createGraph: createGraph) { f($0[0]) }
  return (value, gradients[0])
}
