//: # 1.3 · A heavy ball
//: *Minutes:* 8
//:
//: Give the step a memory. The velocity $v$ collects slopes, and forgets a little of them at every step;
//: then the ball moves along it:
//: $$v \leftarrow \beta v + g,\qquad \theta \leftarrow \theta - \alpha v$$
//: Change `theta` and `velocity` in place. `momentum` is β, `rate` is α.
//:
//: From θ = (1, 0), v = (2, 0), with g = (4, 0), α = 0.1 and β = 0.5 the velocity becomes (5, 0) and the
//: place (0.5, 0).
//:
//: ## Hint
//: Two lines, one for each arrow. Does their order matter?
//:
//: ## Hint
//: It does: the ball moves with the *new* velocity, the one that has felt today's slope.
//:
//: ## Hint
//: The first line gives `velocity` a new value made of `momentum`, `velocity` and `slope`; the second takes
//: `rate` times the velocity away from `theta`.
//:
//: ## Why
//: Slopes that point the same way add up to $g/(1-\beta)$: with β = 0.9 a steady slope moves the ball ten
//: times as far. Slopes that flip cancel. So the ball runs along a narrow valley and does not bounce
//: between its walls: √κ steps instead of κ.

/// One step of gradient descent with momentum (Polyak 1964), in place.
func heavyBallStep(
  _ theta: inout SIMD2<Double>, velocity: inout SIMD2<Double>, slope: SIMD2<Double>,
  rate: Double, momentum: Double
) {
  // BEGIN SOLUTION
  velocity = momentum * velocity + slope
  theta -= rate * velocity
  // WRONG old-velocity: the ball moved with the old velocity: change the velocity first, then the place
  //   theta -= rate * velocity
  //   velocity = momentum * velocity + slope
  // WRONG no-memory: the velocity has no memory: it must keep β of what it was
  //   velocity = slope
  //   theta -= rate * velocity
  // WRONG average: this velocity is the average βv + (1 − β)g: here the slope counts in full
  //   velocity = momentum * velocity + (1 - momentum) * slope
  //   theta -= rate * velocity
  // WRONG never-forgets: nothing is forgotten: the old velocity counts β times
  //   velocity = velocity + slope
  //   theta -= rate * velocity
  // WRONG uphill: the sign is flipped: the ball moves against its velocity, since v is made of slopes
  //   velocity = momentum * velocity + slope
  //   theta += rate * velocity
  // WRONG minus-slope: the slope has the wrong sign: v collects the slopes themselves
  //   velocity = momentum * velocity - slope
  //   theta -= rate * velocity
  // WRONG both-signs: both signs are flipped: the place is right and the velocity points the other way
  //   velocity = momentum * velocity - slope
  //   theta += rate * velocity
  // END SOLUTION
}

#if CHECKS
  /// Place and velocity after some steps on the bowl ½(x² + 10y²).
  func roll(_ start: SIMD2<Double>, _ push: SIMD2<Double>, steps: Int) -> [SIMD2<Double>] {
    var (theta, velocity) = (start, push)
    for _ in 0..<steps {
      let slope = theta * SIMD2(1, 10)
      heavyBallStep(&theta, velocity: &velocity, slope: slope, rate: 0.1, momentum: 0.5)
    }
    return [theta, velocity]
  }

  public let checks = [
    Check(
      "one step", input: "on ½(x² + 10y²): θ = (4, 1)  v = (2, 2)  α = 0.1  β = 0.5",
      expected: [SIMD2(3.5, -0.1), SIMD2(5, 11)],
      mistakes: [
        "the ball moved with the old velocity: change the velocity first, then the place": [
          SIMD2(3.8, 0.8), SIMD2(5, 11),
        ],
        "the velocity has no memory: it must keep β of what it was": [
          SIMD2(3.6, 0), SIMD2(4, 10),
        ],
        "this velocity is the average βv + (1 − β)g: here the slope counts in full": [
          SIMD2(3.7, 0.4), SIMD2(3, 6),
        ],
        "the sign is flipped: the ball moves against its velocity, since v is made of slopes": [
          SIMD2(4.5, 2.1), SIMD2(5, 11),
        ],
        "the slope has the wrong sign: v collects the slopes themselves": [
          SIMD2(4.3, 1.9), SIMD2(-3, -9),
        ],
        "both signs are flipped: the place is right and the velocity points the other way": [
          SIMD2(3.7, 0.1), SIMD2(-3, -9),
        ],
        "nothing is forgotten: the old velocity counts β times": [
          SIMD2(3.4, -0.2), SIMD2(6, 12),
        ],
      ]
    ) { roll(SIMD2(4, 1), SIMD2(2, 2), steps: 1) },
    Check(
      "two steps from rest", input: "θ = (4, 1)  v = (0, 0), two steps",
      expected: [SIMD2(3.04, -0.5), SIMD2(5.6, 5)]
    ) { roll(SIMD2(4, 1), .zero, steps: 2) },
    Check(
      "on flat ground it rolls on", input: "θ = (0, 0)  v = (1, 0)  g = (0, 0)",
      expected: [SIMD2(-0.05, 0), SIMD2(0.5, 0)]
    ) {
      var (theta, velocity) = (SIMD2<Double>.zero, SIMD2(1.0, 0))
      heavyBallStep(&theta, velocity: &velocity, slope: .zero, rate: 0.1, momentum: 0.5)
      return [theta, velocity]
    },
    Check(
      "the example of the task", input: "θ = (1, 0)  v = (2, 0)  g = (4, 0)  α = 0.1  β = 0.5",
      expected: [SIMD2(0.5, 0), SIMD2(5, 0)]
    ) {
      var (theta, velocity) = (SIMD2(1.0, 0), SIMD2(2.0, 0))
      heavyBallStep(&theta, velocity: &velocity, slope: SIMD2(4, 0), rate: 0.1, momentum: 0.5)
      return [theta, velocity]
    },
    Check(
      "against the way it rolled", input: "θ = (−2, 0.5)  v = (1, −3), one step",
      expected: [SIMD2(-1.85, 0.15), SIMD2(-1.5, 3.5)]
    ) { roll(SIMD2(-2, 0.5), SIMD2(1, -3), steps: 1) },
  ]
#endif
