//: # 11.2 · Gradients of any size
//: *Minutes:* 8
//:
//: What an optimizer reads of a gradient g (Andrychowicz and others, 2016, appendix A): two numbers of order one. From $e^{-p}$ on
//: they are
//: $$\left(\frac{\log|g|}{p},\ \text{sign}\,g\right) \qquad\text{and below}\qquad (-1,\ e^p g).$$
//: `slope` has the shape [n, 1]; return [n, 2], a row for each gradient.
//:
//: With p = 10 the gradient $-e^{-2}$ becomes −0.2 and −1, and the gradient 0 becomes −1 and 0.
//:
//: ## Hint
//: Nothing has to be decided row by row. What are both first numbers where |g| is exactly $e^{-p}$, and both second ones? So how can one formula serve on either side?
//:
//: ## Hint
//: The first number never lies below −1, the second one never outside of −1…1. `Tensor.maximum` of two tensors, and `clipped(to:)`.
//:
//: ## Hint
//: Two columns: `slope.abs().log()` over p, but at least `Tensor(-1)`; and `slope` times `exp(p)`, clipped to `-1...1`. `Tensor.concatenated`
//: puts a list of tensors beside each other with `axis: 1`.
//:
//: ## Why
//: To a network whose units saturate, gradients of 0.00001 and of 10 are nothing and everything. The logarithm puts equal factors at equal
//: distances. It loses the sign, and near zero it runs away to −∞; hence a second number, and the seam at $e^{-p}$, where both formulas meet
//: without a jump. A gradient of 0 must give a finite answer: sooner or later a unit is switched off.
import Engine
import Foundation

/// A number of any size as two of order one: how large, and which way. [n, 1] → [n, 2].
func logAndSign(_ slope: Tensor, p: Float = 10) -> Tensor {
  // BEGIN SOLUTION
  let size = Tensor.maximum((slope.abs() + 1e-30).log() * (1 / p), Tensor(-1))
  let sign = (slope * exp(p)).clipped(to: -1...1)
  return .concatenated([size, sign], axis: 1)
  // WRONG not-divided: the logarithm was not divided by p
  //   let size = Tensor.maximum((slope.abs() + 1e-30).log(), Tensor(-1))
  //   let sign = (slope * exp(p)).clipped(to: -1...1)
  //   return .concatenated([size, sign], axis: 1)
  // WRONG no-seam: there is no seam: below e⁻ᵖ the first number stays at −1
  //   let size = (slope.abs() + 1e-30).log() * (1 / p)
  //   let sign = (slope * exp(p)).clipped(to: -1...1)
  //   return .concatenated([size, sign], axis: 1)
  // WRONG not-enlarged: the second number is g itself, cut at ±1: a sign, and below e⁻ᵖ eᵖg
  //   let size = Tensor.maximum((slope.abs() + 1e-30).log() * (1 / p), Tensor(-1))
  //   return .concatenated([size, slope.clipped(to: -1...1)], axis: 1)
  // WRONG always-sign: a full sign however small the gradient is: below e⁻ᵖ it is eᵖg
  //   let size = Tensor.maximum((slope.abs() + 1e-30).log() * (1 / p), Tensor(-1))
  //   let sign = (slope * 1e30).clipped(to: -1...1)
  //   return .concatenated([size, sign], axis: 1)
  // WRONG stacked: the two columns lie one below the other: beside each other, [n, 2]
  //   let size = Tensor.maximum((slope.abs() + 1e-30).log() * (1 / p), Tensor(-1))
  //   let sign = (slope * exp(p)).clipped(to: -1...1)
  //   return .concatenated([size, sign])
  // EQUAL: sums, products and the smaller of two do not ask for the order
  //   let size = Tensor.maximum(Tensor(-1), (slope.abs() + 1e-30).log() * (1 / p))
  // EQUAL: sizes and p are positive
  //   let size = Tensor.maximum((absolute(slope.abs() + 1e-30)).log() * (1 / p), Tensor(-1))
  //   let size = Tensor.maximum((positivePart(slope.abs() + 1e-30)).log() * (1 / p), Tensor(-1))
  //   let size = Tensor.maximum((slope.abs() + 1e-30).log() * (absolute(1 / p)), Tensor(-1))
  //   let size = Tensor.maximum((slope.abs() + 1e-30).log() * (positivePart(1 / p)), Tensor(-1))
  // EQUAL: the logarithm of 0 is −∞, and the larger of it and −1 is −1
  //   let size = Tensor.maximum((slope.abs()).log() * (1 / p), Tensor(-1))
  // END SOLUTION
}

#if CHECKS
  func read(_ slopes: [Float], p: Float = 10) -> [Float] {
    logAndSign(Tensor(slopes, shape: [slopes.count, 1]), p: p).scalars
  }

  let tiny = exp(Float(-2))

  public let checks = [
    Check(
      "three sizes", input: "g = e⁻², −e, e⁻¹²  p = 10", expected: [-0.2, 1, 0.1, -1, -1, tiny],
      within: 1e-5,
      mistakes: [
        "the logarithm was not divided by p": [-1, 1, 1, -1, -1, tiny],
        "there is no seam: below e⁻ᵖ the first number stays at −1": [-0.2, 1, 0.1, -1, -1.2, tiny],
        "the second number is g itself, cut at ±1: a sign, and below e⁻ᵖ eᵖg": [
          -0.2, tiny, 0.1, -1, -1, exp(-12),
        ],
        "a full sign however small the gradient is: below e⁻ᵖ it is eᵖg": [
          -0.2, 1, 0.1, -1, -1, 1,
        ],
        "the two columns lie one below the other: beside each other, [n, 2]": [
          -0.2, 0.1, -1, 1, -1, tiny,
        ],
      ]
    ) { read([tiny, -exp(1), exp(-12)]) },
    Check("a gradient of zero", input: "g = 0  p = 10", expected: [-1, 0] as [Float]) { read([0]) },
    Check(
      "another p", input: "g = −e⁻¹, e⁻⁴  p = 2", expected: [-0.5, -1, -1, tiny], within: 1e-5
    ) { read([-exp(-1), exp(-4)], p: 2) },
    Check(
      "the shape", input: "three slopes", expected: [3, 2],
      mistakes: ["the rows were laid end to end: they stay two columns, [n, 2]": [6]]
    ) { Array(logAndSign(Tensor([1, 2, 3], shape: [3, 1]), p: 10).shape) },
  ]
#endif
