extension Tensor {
  /// The hyperbolic tangent; tanh′ = 1 − tanh².
  public func tanh() -> Tensor {
    differentiable(
      "tanh", self, Kernels.map(self, VectorMath.tanh), { g, _, y in g * (1 - y.squared()) })
  }

  /// σ(x) = 1 / (1 + e⁻ˣ); σ′ = σ (1 − σ).
  public func sigmoid() -> Tensor {
    differentiable(
      "sigmoid", self, Kernels.map(self, VectorMath.sigmoid), { g, _, y in g * (y * (1 - y)) })
  }

  /// log(1 + eˣ); its derivative is σ.
  public func softplus() -> Tensor {
    differentiable(
      "softplus", self, Kernels.map(self, VectorMath.softplus), { g, x, _ in g * x[0].sigmoid() })
  }

  /// max(x, 0); its derivative at 0 is 0. What is not a number stays so, and lets cotangents pass.
  public func relu() -> Tensor {
    differentiable(
      "relu", self, Kernels.map(self) { $0.replacing(with: 0, where: $0 .< 0) },
      { g, _, y in g.kept(where: y, slope: 0) })
  }

  /// x above 0 and slope · x below.
  public func leakyRelu(slope: Float = 0.01) -> Tensor {
    require(slope > 0, "leakyRelu: the slope \(slope) must be positive")
    return differentiable(
      "leakyRelu", self,
      Kernels.map(self) { $0.replacing(with: slope * $0, where: .!($0 .> 0)) },
      { g, _, y in g.kept(where: y, slope: slope) })
  }

  /// The values where `condition` is positive, and `slope` times the values elsewhere. Linear in the
  /// values; flat in the condition. With slope 0 a condition that is not a number lets values pass, so that it
  /// does not hide.
  func kept(where condition: Tensor, slope: Float) -> Tensor {
    // With slope 0 nothing of the value may remain: 0 · ∞ is not a number.
    differentiable(
      "kept", self, condition,
      slope == 0
        ? Kernels.zip(self, condition, "kept") { $0.replacing(with: 0, where: $1 .<= 0) }
        : Kernels.zip(self, condition, "kept") {
          $0.replacing(with: slope * $0, where: .!($1 .> 0))
        },
      { g, x, _ in g.kept(where: x[1], slope: slope) }, nil)
  }
}
