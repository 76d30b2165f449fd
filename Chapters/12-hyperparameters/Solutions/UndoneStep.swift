//: # 12.3 · A step undone
//: *Minutes:* 8
//:
//: One step of training with momentum, for one weight $\theta$ with the velocity $v$:
//: $$v \leftarrow \gamma v - (1-\gamma)\,L'(\theta) \qquad\text{then}\qquad \theta \leftarrow \theta + \alpha v$$
//: You get both as they are *after* the step; `slope` is $L'$ and can be asked anywhere. Return both as they were before it.
//:
//: For $L' = \theta$, α = 1 and γ = 0.5 the step leads from θ = 4, v = 2 to θ = 3, v = −1; from these two you return 4 and 2.
//:
//: ## Hint
//: Undo the lines of the step from the bottom to the top. Which of the two must come first?
//:
//: ## Hint
//: The weight went by α times the *new* velocity, and that is the one you have. Where was the slope taken?
//:
//: ## Hint
//: First the old weight. Then ask `slope` there, solve the first line for the v on its right-hand side, and divide
//: by `momentum` at the end.
//:
//: ## Why
//: Nothing of the way has to be stored: Maclaurin and others differentiated whole trainings like this. On paper it
//: is exact. In a computer each division by γ multiplies the rounding error, in a hundred steps with γ = 0.9 by forty thousand: so
//: this chapter counts in whole numbers, and keeps the digits that γ pushes out.

/// Weight and velocity as they were before a step of descent with momentum.
func undoneStep(
  weight: Double, velocity: Double, rate: Double, momentum: Double, slope: (Double) -> Double
) -> (weight: Double, velocity: Double) {
  // BEGIN SOLUTION
  let before = weight - rate * velocity
  return (before, (velocity + (1 - momentum) * slope(before)) / momentum)
  // WRONG late-slope: this slope was taken after the step: the step took it at the old weight
  //   let before = weight - rate * velocity
  //   return (before, (velocity + (1 - momentum) * slope(weight)) / momentum)
  // WRONG order: the velocity was undone first: the weight moved by the new one
  //   let old = (velocity + (1 - momentum) * slope(weight)) / momentum
  //   return (weight - rate * old, old)
  // WRONG no-division: the velocity had been multiplied by γ: divide by it
  //   let before = weight - rate * velocity
  //   return (before, velocity + (1 - momentum) * slope(before))
  // WRONG sign: the slope was taken away in the step, so it must come back
  //   let before = weight - rate * velocity
  //   return (before, (velocity - (1 - momentum) * slope(before)) / momentum)
  // WRONG whole-slope: the whole slope came back: the step took only the share 1 − γ
  //   let before = weight - rate * velocity
  //   return (before, (velocity + slope(before)) / momentum)
  // EQUAL: γ is less than 1
  //   return (before, (velocity + (absolute(1 - momentum)) * slope(before)) / momentum)
  //   return (before, (velocity + (positivePart(1 - momentum)) * slope(before)) / momentum)
  // END SOLUTION
}

#if CHECKS
  func undone(_ weight: Double, _ velocity: Double) -> [Double] {
    let (w, v) = undoneStep(weight: weight, velocity: velocity, rate: 0.5, momentum: 0.8) { 2 * $0 }
    return [w, v]
  }

  /// Three steps on L = θ⁴/4 from θ = 2, v = 1, and three undone.
  func thereAndBack() -> [Double] {
    var (weight, velocity) = (2.0, 1.0)
    for _ in 0..<3 {
      velocity = 0.5 * velocity - 0.5 * weight * weight * weight
      weight += 0.25 * velocity
    }
    for _ in 0..<3 {
      (weight, velocity) = undoneStep(
        weight: weight, velocity: velocity, rate: 0.25, momentum: 0.5
      ) { $0 * $0 * $0 }
    }
    return [weight, velocity]
  }

  public let checks = [
    Check(
      "one step back", input: "L′ = 2θ  α = 0.5  γ = 0.8  θ = 2  v = −2", expected: [3, -1],
      mistakes: [
        "this slope was taken after the step: the step took it at the old weight": [3, -1.5],
        "the velocity was undone first: the weight moved by the new one": [2.75, -1.5],
        "the velocity had been multiplied by γ: divide by it": [3, -0.8],
        "the slope was taken away in the step, so it must come back": [3, -4],
        "the whole slope came back: the step took only the share 1 − γ": [3, 5],
      ]
    ) { undone(2, -2) },
    Check(
      "three steps there and back", input: "L′ = θ³  α = 0.25  γ = 0.5  from θ = 2, v = 1",
      expected: [2, 1]
    ) { thereAndBack() },
    Check(
      "the example of the task", input: "L′ = θ  α = 1  γ = 0.5  θ = 3  v = −1", expected: [4, 2]
    ) {
      let (w, v) = undoneStep(weight: 3, velocity: -1, rate: 1, momentum: 0.5) { $0 }
      return [w, v]
    },
    Check("below zero", input: "L′ = 2θ  α = 0.5  γ = 0.8  θ = −2  v = 2", expected: [-3, 1]) {
      undone(-2, 2)
    },
  ]
#endif
