extension Tensor {
  /// eˣ.
  public func exp() -> Tensor {
    differentiable("exp", self, Kernels.map(self, VectorMath.exp), { g, _, y in g * y })
  }

  /// The natural logarithm.
  public func log() -> Tensor {
    differentiable("log", self, Kernels.map(self, VectorMath.log), { g, x, _ in g / x[0] })
  }

  /// √x.
  public func sqrt() -> Tensor {
    differentiable("sqrt", self, Kernels.map(self) { $0.squareRoot() }, { g, _, y in g * 0.5 / y })
  }

  /// x².
  public func squared() -> Tensor {
    // Twice the product: 2x may be too large for a float where the product is not.
    differentiable("squared", self, Kernels.map(self) { $0 * $0 }, { g, x, _ in g * x[0] * 2 })
  }

  /// 1 / x.
  public func reciprocal() -> Tensor { 1 / self }

  /// xᵖ for every x where p is a whole number, else for x ≥ 0 (not a number below); its derivative is p xᵖ⁻¹.
  ///
  /// Here x⁰ is 1, for x = 0 too, and its derivative 0.
  public func power(_ exponent: Float) -> Tensor {
    differentiable("power", self, Kernels.map(self) { VectorMath.power($0, exponent) }) { g, x, _ in
      exponent == 0 ? .zeros(g.shape) : g * (x[0].power(exponent - 1) * exponent)
    }
  }

  /// |x|; its derivative at 0 is 0.
  public func abs() -> Tensor {
    differentiable(
      "abs", self,
      Kernels.map(self) { VectorMath.float(VectorMath.bits($0) & Int32.max) },
      { g, x, _ in g * x[0].sign() })
  }

  /// −1, 0 or 1; carries no gradient. What is not a number stays so.
  public func sign() -> Tensor {
    Kernels.map(self) { x in
      Kernels.Vector.zero.replacing(with: 1, where: x .> 0).replacing(with: -1, where: x .< 0)
        .replacing(with: x, where: x .!= x)
    }
  }

  /// The sine of an angle of any size, in radians; not a number at ±∞.
  public func sin() -> Tensor {
    differentiable(
      "sin", self, Kernels.map(self) { VectorMath.sineAndCosine($0).sine },
      { g, x, _ in g * x[0].cos() })
  }

  /// The cosine of an angle of any size, in radians; not a number at ±∞.
  public func cos() -> Tensor {
    differentiable(
      "cos", self, Kernels.map(self) { VectorMath.sineAndCosine($0).cosine },
      { g, x, _ in -(g * x[0].sin()) })
  }
}
