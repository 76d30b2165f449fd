//: # 1.2 · The best learning rate for a bowl
//:
//: Along a direction of curvature $\lambda$ a step multiplies the distance by $1-\alpha\lambda$. A bowl has
//: many curvatures, and one α for all of them. Return the α with which the *slowest* direction shrinks as
//: fast as possible. The curvatures are positive, in no particular order.
//:
//: `bestRate(curvatures: [1, 10])` is `2 / 11`, about 0.1818.
//:
//: Check it: `./kit check 1.2`. Stuck? `./kit hint 1.2`.
import Checks

/// The learning rate with which the slowest direction of a bowl shrinks fastest.
func bestRate(curvatures: [Double]) -> Double {
  // TODO(1.2): your lines go here, instead of the next one.
  todo("1.2")
}
