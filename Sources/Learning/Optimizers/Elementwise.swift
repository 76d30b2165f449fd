import Engine

/// What an update rule may do with a value, be it one number of a parameter or a whole tensor.
///
/// Because a rule knows no more than this, the fast pass over memory and the differentiable update
/// are the same formula.
protocol Elementwise {
  static func + (a: Self, b: Self) -> Self
  static func - (a: Self, b: Self) -> Self
  static func * (a: Self, b: Self) -> Self
  static func / (a: Self, b: Self) -> Self
  static func * (a: Float, b: Self) -> Self
  static func + (a: Self, b: Float) -> Self

  /// √x whose derivative at 0 is 0 rather than infinite, so that an update can be differentiated
  /// where a gradient is exactly zero (behind a relu that is off).
  var root: Self { get }
}

extension Float: Elementwise {
  /// √x by Newton's steps from a guess in the exponent bits, good to two units in the last
  /// place. `squareRoot()` is exact, but the compiler keeps it out of vector instructions, which
  /// makes a step of Adam five times slower.
  @inline(__always)
  var root: Float {
    // The exponent bits of what is smaller say nothing of its size.
    let isTiny = self < .leastNormalMagnitude
    let x = isTiny ? self * 0x1p24 : self
    var inverse = Float(bitPattern: 0x5F37_59DF - (x.bitPattern >> 1))
    for _ in 0..<2 { inverse = inverse * (1.5 - (0.5 * x * inverse) * inverse) }
    let root = x * inverse
    let better = root + 0.5 * inverse * (x - root * root)
    return self < .infinity ? (isTiny ? better * 0x1p-12 : better) : self
  }
}

extension Tensor: Elementwise {
  var root: Tensor {
    guard isTracked else { return sqrt() }
    let zero = Tensor.zeros(shape)
    let positive = greater(than: zero)
    return Tensor.where(
      positive, then: Tensor.where(positive, then: self, else: .ones(shape)).sqrt(), else: zero)
  }
}

/// Applies a rule in one pass over memory, on all cores when the tensor is large.
func moveInPlace<Rule: UpdateRule>(
  _ parameter: inout Tensor, along gradient: Tensor, _ slot0: inout Tensor, _ slot1: inout Tensor,
  _ rule: Rule
) {
  parameter.withUnsafeMutableScalars { p in
    gradient.withUnsafeScalars { g in
      slot0.withUnsafeMutableScalars { a in
        slot1.withUnsafeMutableScalars { b in
          let buffers = Buffers(p: p, g: g, a: a, b: b)
          forEachChunk(p.count) { buffers.apply(rule, $0) }
        }
      }
    }
  }
}

/// The memory of one parameter, its gradient and its slots.
private struct Buffers {
  let p: UnsafeMutableBufferPointer<Float>
  let g: UnsafeBufferPointer<Float>
  let a: UnsafeMutableBufferPointer<Float>
  let b: UnsafeMutableBufferPointer<Float>

  @inline(__always)
  func apply<Rule: UpdateRule>(_ rule: Rule, _ range: Range<Int>) {
    var unused: Float = 0
    switch rule.slotCount {
    case 0:
      for i in range {
        var other: Float = 0
        rule(&p[i], along: g[i], &unused, &other)
      }
    case 1:
      for i in range { rule(&p[i], along: g[i], &a[i], &unused) }
    default:
      for i in range { rule(&p[i], along: g[i], &a[i], &b[i]) }
    }
  }
}
