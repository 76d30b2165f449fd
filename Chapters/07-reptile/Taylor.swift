import Engine
import Learning

/// Two minibatches of one task at one place θ: three ways to make a meta-gradient of them, and what a
/// Taylor series in the inner rate α says each of them is (Nichol et al. 2018, section 5.1).
struct TwoBatches<Model: Module> {
  let model: Model
  let first, second: (Model) -> Tensor

  /// A meta-gradient as one long vector.
  typealias Direction = (_ rate: Float) -> Tensor

  /// After one step on `a`, the gradient of `b` with respect to the start: MAML, gradient of gradient and all.
  private func maml(_ a: (Model) -> Tensor, _ b: (Model) -> Tensor, _ rate: Float) -> Tensor {
    flat(
      gradient(at: model) { start in
        let step = gradient(at: start, createGraph: true, a)
        return b(start.stepped(along: step, rate: rate))
      })
  }

  /// g₁ and g₂ of a step on `a`, then one on `b`.
  private func inner(
    _ a: @escaping (Model) -> Tensor, _ b: @escaping (Model) -> Tensor, _ rate: Float
  ) -> (Tensor, Tensor) {
    let found = innerGradients(from: model, rate: rate, on: [a, b]) { $1($0) }
    return (flat(found[0]), flat(found[1]))
  }

  // Which minibatch comes first is chance, so each is the mean over both orders.
  func maml(_ rate: Float) -> Tensor {
    (maml(first, second, rate) + maml(second, first, rate)) * 0.5
  }
  func firstOrderMAML(_ rate: Float) -> Tensor {
    (inner(first, second, rate).1 + inner(second, first, rate).1) * 0.5
  }
  func reptile(_ rate: Float) -> Tensor {
    let (one, other) = (inner(first, second, rate), inner(second, first, rate))
    return (one.0 + one.1 + other.0 + other.1) * 0.5
  }

  /// ḡ, the mean of both minibatches' gradients at θ: the direction of joint training.
  var meanGradient: Tensor {
    (flat(gradient(at: model, first)) + flat(gradient(at: model, second))) * 0.5
  }

  /// ½ ∇⟨ḡ₁, ḡ₂⟩, exactly: the direction in which the two minibatches agree more.
  var agreement: Tensor {
    let product = gradient(at: model) { model in
      let a = gradient(at: model, createGraph: true, first)
      let b = gradient(at: model, createGraph: true, second)
      return (flat(a) * flat(b)).sum()
    }
    return flat(product) * 0.5
  }
}

/// All numbers of a list of tensors in one row.
func flat(_ list: [Tensor]) -> Tensor { .concatenated(list.map { $0.flattened(from: 0) }) }

/// |a|.
func length(_ a: Tensor) -> Double { dot(a, a).squareRoot() }

/// The p and q for which p·u + q·v comes closest to `target`: two equations, two unknowns.
func coefficients(of target: Tensor, along u: Tensor, _ v: Tensor) -> (p: Double, q: Double) {
  let (uu, uv, vv) = (dot(u, u), dot(u, v), dot(v, v))
  let (ut, vt) = (dot(u, target), dot(v, target))
  let determinant = uu * vv - uv * uv
  return ((ut * vv - vt * uv) / determinant, (vt * uu - ut * uv) / determinant)
}
