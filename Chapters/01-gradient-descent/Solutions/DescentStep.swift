//: # 1.1 · One step downhill
//: *Minutes:* 3
//:
//: You stand at $\theta$, a point of the plane. The slope there is $g = \nabla L(\theta)$; it points
//: *up*hill. Take one step of gradient descent with the learning rate $\alpha$ (`rate`) and return where
//: you stand then.
//:
//: `descentStep(SIMD2(1, 2), slope: SIMD2(10, -10), rate: 0.1)` is `SIMD2(0, 3)`.
//:
//: ## Hint
//: With α = 0 nobody moves. With twice the α the step is twice as long. Which way does it point?
//:
//: ## Hint
//: The rule is θ ← θ − α∇L(θ). `SIMD2` adds, subtracts and scales like a vector, so you need no loop.
//:
//: ## Hint
//: Begin with `theta`, then take away the slope, scaled: a number times a `SIMD2` is a `SIMD2`.
//:
//: ## Why
//: Near θ the loss is almost the plane $L(\theta) + g\cdot(\theta'-\theta)$. Among all steps of one length
//: the plane falls fastest along −g, and it falls by $\alpha|g|^2$. This one line is inside every learner
//: of the course: chapter 6 differentiates through it, chapter 11 replaces it by a network.

/// Where one step of gradient descent leads.
func descentStep(
  _ theta: SIMD2<Double>, slope: SIMD2<Double>, rate: Double
) -> SIMD2<Double> {
  // BEGIN SOLUTION
  theta - rate * slope
  // WRONG uphill: this is θ + αg: the sign is flipped, and the step leads uphill
  //   theta + rate * slope
  // WRONG forgets-rate: this is θ − g: the learning rate is missing
  //   theta - slope
  // WRONG only-step: this is −αg, the step alone: add it to where you stood
  //   -rate * slope
  // WRONG unit-step: this step has length α: the slope was cut to length 1, but a steep hill asks for more
  //   theta - rate * slope / (slope * slope).sum().squareRoot()
  // WRONG no-theta: this is αg: the place where you stood is missing, and the sign
  //   rate * slope
  // END SOLUTION
}

#if CHECKS
  let (theta, slope) = (SIMD2(1.0, 2.0), SIMD2(10.0, -10.0))

  public let checks = [
    Check(
      "walks against the slope", input: "θ = (1, 2)  g = (10, −10)  α = 0.1",
      expected: SIMD2(0, 3),
      mistakes: [
        "this is θ + αg: the sign is flipped, and the step leads uphill": SIMD2(2, 1),
        "this is θ − g: the learning rate is missing": SIMD2(-9, 12),
        "this is −αg, the step alone: add it to where you stood": SIMD2(-1, 1),
        "this is αg: the place where you stood is missing, and the sign": SIMD2(1, -1),
        "this step has length α: the slope was cut to length 1, but a steep hill asks for more":
          SIMD2(1 - 0.1 / 2.0.squareRoot(), 2 + 0.1 / 2.0.squareRoot()),
      ]
    ) { descentStep(SIMD2(1, 2), slope: SIMD2(10, -10), rate: 0.1) },
    Check(
      "stays where it is when α = 0", input: "θ = (1, 2)  g = (10, −10)  α = 0", expected: theta
    ) {
      descentStep(theta, slope: slope, rate: 0)
    },
    Check("stays at the bottom", input: "θ = (1, 2)  g = (0, 0)  α = 0.5", expected: theta) {
      descentStep(theta, slope: .zero, rate: 0.5)
    },
    Check(
      "far from zero", input: "θ = (−3, 0.5)  g = (4, −7)  α = 0.3", expected: SIMD2(-4.2, 2.6)
    ) { descentStep(SIMD2(-3, 0.5), slope: SIMD2(4, -7), rate: 0.3) },
  ]
#endif
