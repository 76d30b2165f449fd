//: # 6.3 · What first order leaves out
//:
//: A task so small that you can differentiate it on paper. Support loss $\tfrac12 a(\theta - c)^2$ and query loss
//: $\tfrac12 b(\theta - d)^2$: a is the `curvature` of a bowl, c its `bottom`. One step down the support loss
//: leads from θ to φ. Return two slopes of the query loss at φ: the `exact` one, with respect to θ, and the
//: `firstOrder` one, which takes the step as a constant shift.
//:
//: θ = 3, α = 0.25, support `(curvature: 2, bottom: 1)` and query `(curvature: 1, bottom: 5)` lead to φ = 2 and give
//: −1.5 and −3.
//:
//: Check it: `./kit check 6.3`. Stuck? `./kit hint 6.3`.
import Checks

/// A loss: ½ · curvature · (θ − bottom)².
typealias BowlLoss = (curvature: Double, bottom: Double)

/// The slope of the query loss after one step, with respect to the start, and without the step's own share.
func metaGradients(
  _ theta: Double, rate: Double, support: BowlLoss, query: BowlLoss
) -> (exact: Double, firstOrder: Double) {
  // TODO(6.3): your lines go here, instead of the next one.
  todo("6.3")
}
