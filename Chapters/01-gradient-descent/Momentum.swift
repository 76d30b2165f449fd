/// A step that remembers: the velocity lives on between its calls.
func heavyBall(
  rate: Double, momentum: Double, _ gradient: @escaping PointFunction
) -> PointFunction {
  var velocity = Point.zero
  return { theta in
    var next = theta
    heavyBallStep(
      &next, velocity: &velocity, slope: gradient(theta),
      rate: rate, momentum: momentum)
    return next
  }
}

/// Polyak's best momentum for a bowl with the curvatures 1 and κ.
struct BestBall {
  let rate, momentum, shrinkage: Double

  init(condition: Double) {
    let root = condition.squareRoot()
    shrinkage = (root - 1) / (root + 1)
    rate = 4 / ((1 + root) * (1 + root))
    momentum = shrinkage * shrinkage
  }
}

/// Down a bowl with the curvatures 1 and κ, with the best momentum for it.
func ballPath(_ condition: Double, steps: Int) -> [Point] {
  let best = BestBall(condition: condition)
  let bowl = Bowl(curvatures: 1, condition)
  return descend(
    from: Point(1, 1), steps: steps,
    heavyBall(rate: best.rate, momentum: best.momentum, bowl.gradient))
}

/// How many steps a rule needs on the bowl with the curvatures 1 and κ to come 10⁹ times closer.
func stepsNeeded(condition: Double, by path: (Double, Int) -> [Point]) -> Double {
  Double(stepsToShrink(path(condition, Int(12 * condition) + 200), by: 1e9)!)
}

/// The same bowl by gradient descent at its best rate.
func hikerPath(_ condition: Double, steps: Int) -> [Point] {
  let bowl = Bowl(curvatures: 1, condition)
  return descend(from: Point(1, 1), steps: steps) {
    $0 - bestRate(curvatures: [1, condition]) * bowl.gradient($0)
  }
}
