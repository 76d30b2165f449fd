import Engine

/// The length of a whole gradient, √Σ gᵢ² over all its tensors.
public func globalNorm(_ gradient: [Tensor]) -> Float { Float(length(gradient)) }

/// In double precision no square of a float is too large or too small.
private func length(_ gradient: [Tensor]) -> Double {
  // Eight sums side by side: a single one would wait for each of its additions.
  var (sums, rest) = (SIMD8<Double>(), 0.0)
  for tensor in gradient {
    tensor.withUnsafeScalars { values in
      let whole = values.count / 8 * 8
      for start in stride(from: 0, to: whole, by: 8) {
        let part = UnsafeRawPointer(values.baseAddress! + start)
          .loadUnaligned(as: SIMD8<Float>.self)
        sums += SIMD8<Double>(part) * SIMD8<Double>(part)
      }
      for value in values[whole...] { rest += Double(value) * Double(value) }
    }
  }
  return (sums.sum() + rest).squareRoot()
}

/// The gradient itself, or the same direction at length `norm` where it is longer (Pascanu, Mikolov and
/// Bengio 2013, algorithm 1).
///
/// All tensors shrink by one factor, so the direction stays. A gradient that is not finite stays so: the
/// loop's guard is to see it.
public func clipped(_ gradient: [Tensor], toNorm norm: Float) -> [Tensor] {
  require(norm > 0, "clipped: the norm must be positive, found \(norm).")
  let length = length(gradient)
  let factor = Float(Double(norm) / length)
  return length > Double(norm) ? gradient.map { $0 * factor } : gradient
}
