//: # 12.2 · The slope along the rate
//:
//: A bowl so simple that the hypergradient can be found on paper: $L(\theta) = \tfrac12\sum_i \lambda_i\theta_i^2$, with the
//: curvatures $\lambda_i$. One step of plain descent at the rate α leads from θ to θ′. Return $\partial L(\theta')/\partial\alpha$:
//: by how much the loss *after* the step changes when α does.
//:
//: `rateSlope([2], curvatures: [3], rate: 0.5)` is 18: the step goes from 2 to −1, beyond the lowest point, and
//: a larger α would make it worse.
//:
//: Check it: `./kit check 12.2`. Stuck? `./kit hint 12.2`.
import Checks

/// The slope of the loss after one step of descent in a bowl, along the rate of that step.
func rateSlope(_ theta: [Double], curvatures: [Double], rate: Double) -> Double {
  // TODO(12.2): your lines go here, instead of the next one.
  todo("12.2")
}
