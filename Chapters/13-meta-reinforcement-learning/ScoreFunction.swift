import Engine
import Learning
import Notebook

/// Samples of REINFORCE for one policy over three arms: their mean, and how far one of them lies from it.
///
/// A sample is ∇log π(a) · (r(a) − b) of an action that the policy drew; the mean of many is the gradient of
/// Σ π(a) r(a), whatever the baseline b (Williams 1992).
struct Slopes {
  let mean: [Double]
  /// √ of the mean squared distance.
  let spread: Double

  init(
    _ logits: Tensor, _ payments: [Float], baseline: Float = 0, count: Int = 4000, seed: UInt64
  ) {
    var own = Generator(seed: seed &+ 5)
    let lists = (0..<count).map { _ in
      Self.sample(logits, payments, baseline, using: &own).scalars.map(Double.init)
    }
    let mean = (0..<3).map { i in lists.reduce(0) { $0 + $1[i] } / Double(count) }
    let squares = lists.reduce(0.0) { sum, list in
      sum + zip(list, mean).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
    }
    (self.mean, spread) = (mean, (squares / Double(count)).squareRoot())
  }

  /// One choice, and the slope along which it gets likelier.
  static func sample(
    _ logits: Tensor, _ payments: [Float], _ baseline: Float, using generator: inout Generator
  ) -> Tensor {
    let arm = Categorical(logits: logits).sample(using: &generator)
    return -valueWithGradient(at: logits) { logits in
      let log = Categorical(logits: logits).logProbability(of: .oneHot(arm, classes: 3))
      return policyGradientLoss(log, advantages: Tensor([payments[arm[0]] - baseline]))
    }.gradient
  }
}

/// Vouches for the noise without and with a baseline.
func report(plain: Slopes, based: Slopes, exact: [Double]) {
  record("spread-plain", plain.spread, style: .decimals(2))
  record("spread-baseline", based.spread, style: .decimals(2))
  expect(
    zip(based.mean, exact).allSatisfy { abs($0 - $1) < 0.02 },
    "the mean of samples is the exact gradient")
}

/// Shows the slopes of three arms, the exact ones and the means of samples without and with a baseline.
func showSlopes(exact: [Double], plain: Slopes, based: Slopes, line: UInt = #line) {
  let rows = [
    ("exact", exact, nil), ("REINFORCE", plain.mean, plain.spread),
    ("with a baseline of 0.45", based.mean, based.spread),
  ]
  table(
    ["mean of 4000", "∂ arm 1", "∂ arm 2", "∂ arm 3", "spread of one sample"],
    rows.map { name, mean, spread in
      [name] + mean.map { $0.written(.decimals(3)) } + [spread?.written(.decimals(3)) ?? "–"]
    }, line: line)
}
