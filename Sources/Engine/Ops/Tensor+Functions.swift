extension Tensor {
  /// eˣ.
  public func exp() -> Tensor {
    record("exp", self, Kernels.map(self, VectorMath.exp), { g, _, y in g * y })
  }

  /// The natural logarithm.
  public func log() -> Tensor {
    record("log", self, Kernels.map(self, VectorMath.log), { g, x, _ in g / x[0] })
  }

  /// √x.
  public func sqrt() -> Tensor {
    record("sqrt", self, Kernels.map(self) { $0.squareRoot() }, { g, _, y in g * 0.5 / y })
  }

  /// x².
  public func squared() -> Tensor {
    record("squared", self, Kernels.map(self) { $0 * $0 }, { g, x, _ in g * (x[0] * 2) })
  }

  /// 1 / x.
  public func reciprocal() -> Tensor { 1 / self }

  /// xᵖ for positive x and any real p: exp(p · log x).
  public func power(_ exponent: Float) -> Tensor { (log() * exponent).exp() }

  /// |x|; its derivative at 0 is 0.
  public func abs() -> Tensor {
    record(
      "abs", self, Kernels.map(self) { $0.replacing(with: -$0, where: $0 .< 0) },
      { g, x, _ in g * x[0].sign() })
  }

  /// −1, 0 or 1; carries no gradient.
  public func sign() -> Tensor {
    Kernels.map(self) { x in
      Kernels.Vector.zero.replacing(with: 1, where: x .> 0).replacing(with: -1, where: x .< 0)
    }
  }

  public func sin() -> Tensor {
    record(
      "sin", self, Kernels.map(self) { VectorMath.sineAndCosine($0).sine },
      { g, x, _ in g * x[0].cos() })
  }

  public func cos() -> Tensor {
    record(
      "cos", self, Kernels.map(self) { VectorMath.sineAndCosine($0).cosine },
      { g, x, _ in -(g * x[0].sin()) })
  }
}
