//: # 6.3 · What first order leaves out
//: *Minutes:* 10
//:
//: A task so small that you can differentiate it on paper. Support loss $\tfrac12 a(\theta - c)^2$ and query loss
//: $\tfrac12 b(\theta - d)^2$: a is the `curvature` of a bowl, c its `bottom`. One step down the support loss
//: leads from θ to φ. Return two slopes of the query loss at φ: the `exact` one, with respect to θ, and the
//: `firstOrder` one, which takes the step as a constant shift.
//:
//: θ = 3, α = 0.25, support `(curvature: 2, bottom: 1)` and query `(curvature: 1, bottom: 5)` lead to φ = 2 and give
//: −1.5 and −3.
//:
//: ## Hint
//: Write φ as a formula in θ. If θ moves by a little, by how much does φ move?
//:
//: ## Hint
//: The chain rule: ∂L/∂θ = ∂L/∂φ · ∂φ/∂θ. The first factor alone is the first-order slope.
//:
//: ## Hint
//: The slope of a bowl is its curvature times the distance from its bottom. And ∂φ/∂θ is 1 less α times the curvature
//: of the support's bowl: the Hessian of a world with one weight.
//:
//: ## Why
//: Exact and first-order slope differ by $1 - \alpha a$, the share of the distance that is left after a step. In many
//: dimensions it is the matrix $I - \alpha H$. It cares little about directions that the step repairs by itself: that is
//: what MAML knows, and first order does not. With α = 1/a the step arrives from anywhere, and the exact
//: slope is zero: no start is better than another.

/// A loss: ½ · curvature · (θ − bottom)².
typealias BowlLoss = (curvature: Double, bottom: Double)

/// The slope of the query loss after one step, with respect to the start, and without the step's own share.
func metaGradients(
  _ theta: Double, rate: Double, support: BowlLoss, query: BowlLoss
) -> (exact: Double, firstOrder: Double) {
  // BEGIN SOLUTION
  let fast = theta - rate * support.curvature * (theta - support.bottom)
  let slope = query.curvature * (fast - query.bottom)
  return (slope * (1 - rate * support.curvature), slope)
  // WRONG same: both are the first-order slope: when θ moves, φ moves less
  //   let fast = theta - rate * support.curvature * (theta - support.bottom)
  //   let slope = query.curvature * (fast - query.bottom)
  //   return (slope, slope)
  // WRONG at-start: these slopes were taken at θ: the query judges φ
  //   let slope = query.curvature * (theta - query.bottom)
  //   return (slope * (1 - rate * support.curvature), slope)
  // WRONG plus: φ moves by 1 − αa, not 1 + αa
  //   let fast = theta - rate * support.curvature * (theta - support.bottom)
  //   let slope = query.curvature * (fast - query.bottom)
  //   return (slope * (1 + rate * support.curvature), slope)
  // WRONG wrong-bowl: this is 1 − αb: the step was taken in the support's bowl
  //   let fast = theta - rate * support.curvature * (theta - support.bottom)
  //   let slope = query.curvature * (fast - query.bottom)
  //   return (slope * (1 - rate * query.curvature), slope)
  // WRONG exchanged: the two are exchanged: exact comes first
  //   let fast = theta - rate * support.curvature * (theta - support.bottom)
  //   let slope = query.curvature * (fast - query.bottom)
  //   return (slope, slope * (1 - rate * support.curvature))
  // END SOLUTION
}

#if CHECKS
  func both(_ theta: Double, rate: Double, support: BowlLoss, query: BowlLoss) -> [Double] {
    let (exact, firstOrder) = metaGradients(theta, rate: rate, support: support, query: query)
    return [exact, firstOrder]
  }

  public let checks = [
    Check(
      "exact and first order", input: "θ = 1  α = 0.1  a = 3  c = −1  b = 2  d = 0",
      expected: [0.56, 0.8],
      mistakes: [
        "both are the first-order slope: when θ moves, φ moves less": [0.8, 0.8],
        "these slopes were taken at θ: the query judges φ": [1.4, 2],
        "φ moves by 1 − αa, not 1 + αa": [1.04, 0.8],
        "this is 1 − αb: the step was taken in the support's bowl": [0.64, 0.8],
        "the two are exchanged: exact comes first": [0.8, 0.56],
      ]
    ) { both(1, rate: 0.1, support: (3, -1), query: (2, 0)) },
    Check(
      "a step that arrives from anywhere", input: "θ = 9  α = 0.5  a = 2  c = 1  b = 1  d = 5",
      expected: [0, -4]
    ) { both(9, rate: 0.5, support: (2, 1), query: (1, 5)) },
    Check(
      "no step, no difference", input: "θ = 1  α = 0  a = 3  c = −1  b = 2  d = 0",
      expected: [2, 2]
    ) { both(1, rate: 0, support: (3, -1), query: (2, 0)) },
    Check(
      "the example of the task", input: "θ = 3  α = 0.25  a = 2  c = 1  b = 1  d = 5",
      expected: [-1.5, -3]
    ) { both(3, rate: 0.25, support: (2, 1), query: (1, 5)) },
    Check(
      "below zero", input: "θ = −1  α = 0.1  a = 3  c = −2  b = 2  d = 1", expected: [-3.22, -4.6]
    ) { both(-1, rate: 0.1, support: (3, -2), query: (2, 1)) },
    Check(
      "a step beyond the bottom", input: "θ = 1  α = 0.5  a = 3  c = 3  b = 2  d = 1",
      expected: [-3, 6]
    ) { both(1, rate: 0.5, support: (3, 3), query: (2, 1)) },
  ]
#endif
