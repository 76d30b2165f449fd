//: # 8.2 · How far apart
//: *Minutes:* 3
//:
//: The squared distance of two points: $\lVert a - b\rVert^2 = \sum_j (a_j - b_j)^2$.
//:
//: `squaredDistanceByHand([1, 2], [4, -2])` is 25.
//:
//: ## Hint
//: First the difference of each pair of numbers. `zip` brings the pairs together.
//:
//: ## Hint
//: Square each difference *before* you add: 3² + (−3)² is not (3 − 3)².
//:
//: ## Hint
//: `reduce(0)` over the pairs: the sum so far, plus the difference times itself. No root at the end.
//:
//: ## Why
//: Multiply it out: |a|² − 2 a·b + |b|². The first part is the same for all classes, and softmax does not notice it. What is
//: left is linear in a: with squared distances the whole classifier is one dense layer, whose weights are the
//: prototypes. A root would destroy that, and where two points meet it has no slope.

/// The squared distance of two points.
func squaredDistanceByHand(_ a: [Double], _ b: [Double]) -> Double {
  // BEGIN SOLUTION
  zip(a, b).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
  // WRONG root: this is the distance: leave it squared
  //   zip(a, b).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot()
  // WRONG no-square: differences of both signs cancel: square each before you add them up
  //   zip(a, b).reduce(0) { $0 + ($1.0 - $1.1) }
  // WRONG mean: this is the mean over the numbers: add them up, do not divide
  //   zip(a, b).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) } / Double(a.count)
  // WRONG absolute: these are absolute differences, not squares
  //   zip(a, b).reduce(0) { $0 + max($1.0 - $1.1, $1.1 - $1.0) }
  // EQUAL: a sum of squares has no sign
  //   absolute(zip(a, b).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) })
  //   positivePart(zip(a, b).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) })
  // EQUAL: sums, products and the smaller of two do not ask for the order
  //   zip(b, a).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
  // END SOLUTION
}

#if CHECKS
  public let checks = [
    Check(
      "a distance of 5", input: "a = [1, 2]  b = [4, −2]", expected: 25,
      mistakes: [
        "this is the distance: leave it squared": 5,
        "differences of both signs cancel: square each before you add them up": 1,
        "this is the mean over the numbers: add them up, do not divide": 12.5,
        "these are absolute differences, not squares": 7,
      ]
    ) { squaredDistanceByHand([1, 2], [4, -2]) },
    Check("a point and itself", input: "a = b = [3, 1, 4]", expected: 0) {
      squaredDistanceByHand([3, 1, 4], [3, 1, 4])
    },
    Check("below zero", input: "a = [−1, 0.5, 2]  b = [3, −1, 2]", expected: 18.25) {
      squaredDistanceByHand([-1, 0.5, 2], [3, -1, 2])
    },
  ]
#endif
