//: # 15.5 · A learner with a closed form
//:
//: Ridge regression looks for the weight that maps each $x_i$ to its $y_i$ and is not larger than it need be:
//: $$\min_w \sum_i (w x_i - y_i)^2 + \lambda w^2$$
//: Set the slope to zero and solve for $w$; no step of gradient descent is needed. $\lambda$ is greater than zero.
//:
//: `ridgeWeight([1, 2], [2, 4], lambda: 5)` is 1.
//:
//: Check it: `./kit check 15.5`. Stuck? `./kit hint 15.5`.
import Checks

/// The weight of ridge regression with one number for each example.
func ridgeWeight(_ x: [Double], _ y: [Double], lambda: Double) -> Double {
  // TODO(15.5): your lines go here, instead of the next one.
  todo("15.5")
}
