//: # 11.3 · Whom to blame
//:
//: The loss of an optimizer is a sum over the steps, $\sum_t w_t L(\theta_t)$, and every $\theta_t$ is $\theta_0$ plus all updates before it. So update $s$ is to
//: blame for all the losses that come after it:
//: $$G_s = \sum_{t > s} w_t\, \nabla L(\theta_t)$$
//: You get the gradients in the order of time, `slopes[s]` being the one right *after* update s, and their weights `weights[s]`. Return all $G_s$ in the same order.
//:
//: With the gradients 1, 2, 4 and weights 1 the blames are 7, 6, 4.
//:
//: Check it: `./kit check 11.3`. Stuck? `./kit hint 11.3`.
import Checks
import Engine

/// How much all later losses count for each update, in the order of time.
func laterSlopes(_ slopes: [Tensor], weights: [Float]) -> [Tensor] {
  // TODO(11.3): your lines go here, instead of the next one.
  todo("11.3")
}
