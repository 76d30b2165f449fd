// Each operation stands in one place: its values, and beside them one rule per argument.

extension Tensor {
  /// Elementwise sum, with broadcasting.
  public static func + (a: Tensor, b: Tensor) -> Tensor {
    differentiable(
      "add", a, b, Kernels.zip(a, b, "add") { $0 + $1 }, { g, _, _ in g }, { g, _, _ in g })
  }

  /// Elementwise difference, with broadcasting.
  public static func - (a: Tensor, b: Tensor) -> Tensor {
    differentiable(
      "subtract", a, b, Kernels.zip(a, b, "subtract") { $0 - $1 }, { g, _, _ in g },
      { g, _, _ in -g })
  }

  /// Elementwise product, with broadcasting.
  public static func * (a: Tensor, b: Tensor) -> Tensor {
    differentiable(
      "multiply", a, b, Kernels.zip(a, b, "multiply") { $0 * $1 }, { g, x, _ in g * x[1] },
      { g, x, _ in g * x[0] })
  }

  /// Elementwise quotient, with broadcasting.
  public static func / (a: Tensor, b: Tensor) -> Tensor {
    differentiable(
      "divide", a, b, Kernels.zip(a, b, "divide") { $0 / $1 }, { g, x, _ in g / x[1] },
      { g, x, y in -(g * y / x[1]) })
  }

  /// The negative of each value, −a.
  public static prefix func - (a: Tensor) -> Tensor {
    differentiable("negate", a, Kernels.map(a) { -$0 }, { g, _, _ in -g })
  }

  /// Adds the number b to each value.
  public static func + (a: Tensor, b: Float) -> Tensor {
    differentiable("add", a, Kernels.map(a) { $0 + b }, { g, _, _ in g })
  }

  /// Multiplies each value by the number b.
  public static func * (a: Tensor, b: Float) -> Tensor {
    differentiable("multiply", a, Kernels.map(a) { $0 * b }, { g, _, _ in g * b })
  }

  /// Divides each value by the number b.
  public static func / (a: Tensor, b: Float) -> Tensor {
    differentiable("divide", a, Kernels.map(a) { $0 / b }, { g, _, _ in g / b })
  }

  /// The number a divided by each value.
  public static func / (a: Float, b: Tensor) -> Tensor {
    differentiable("divide", b, Kernels.map(b) { a / $0 }, { g, x, y in -(g * y / x[0]) })
  }

  /// The number a less each value.
  public static func - (a: Float, b: Tensor) -> Tensor {
    differentiable("subtract", b, Kernels.map(b) { a - $0 }, { g, _, _ in -g })
  }

  /// Adds the number a to each value.
  public static func + (a: Float, b: Tensor) -> Tensor { b + a }
  /// Each value less the number b.
  public static func - (a: Tensor, b: Float) -> Tensor { a + (-b) }
  /// Multiplies each value by the number a.
  public static func * (a: Float, b: Tensor) -> Tensor { b * a }

  /// a ← a + b, with broadcasting. Other tensors that shared the values keep them.
  public static func += (a: inout Tensor, b: Tensor) { a = a + b }
  /// a ← a − b, with broadcasting.
  public static func -= (a: inout Tensor, b: Tensor) { a = a - b }
  /// a ← a · b, elementwise, with broadcasting.
  public static func *= (a: inout Tensor, b: Tensor) { a = a * b }
  /// a ← a / b, elementwise, with broadcasting.
  public static func /= (a: inout Tensor, b: Tensor) { a = a / b }
  /// a ← a + b for a number b.
  public static func += (a: inout Tensor, b: Float) { a = a + b }
  /// a ← a − b for a number b.
  public static func -= (a: inout Tensor, b: Float) { a = a - b }
  /// a ← a · b for a number b.
  public static func *= (a: inout Tensor, b: Float) { a = a * b }
  /// a ← a / b for a number b.
  public static func /= (a: inout Tensor, b: Float) { a = a / b }

  /// Adds a tensor: in place when it has the same shape, neither is tracked, and nobody else looks at these
  /// values.
  mutating func add(_ other: Tensor) {
    if node == nil, other.node == nil, shape == other.shape, ownsItsValues {
      Profile.measured("add in place") { Kernels.add(other.base, to: base, count) }
    } else {
      self = self + other
    }
  }
}
