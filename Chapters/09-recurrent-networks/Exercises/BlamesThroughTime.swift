//: # 9.2 · Blame travels back
//:
//: The network of one number, $h_t = \tanh(w x_t + u h_{t-1} + b)$, with the loss $\frac12 (h_T - y)^2$. You get all states
//: $h_0, h_1, \dots, h_T$, the weight $u$ and the target $y$. Return the blames $\delta_1 \dots \delta_T$, in this order:
//: $$\delta_T = (h_T - y)(1 - h_T^2) \qquad\qquad \delta_t = u\,\delta_{t+1}\,(1 - h_t^2)$$
//:
//: `blamesThroughTime(states: [0, 0, 0.5], u: 2, target: -0.5)` is `[1.5, 0.75]`: two steps, so two blames. The last is
//: $1 \cdot 0.75$, the one before $2 \cdot 0.75 \cdot 1$.
//:
//: Check it: `./kit check 9.2`. Stuck? `./kit hint 9.2`.
import Checks

/// How much the loss changes with the sum inside the tanh of steps 1 … T.
func blamesThroughTime(states: [Double], u: Double, target: Double) -> [Double] {
  // TODO(9.2): your lines go here, instead of the next one.
  todo("9.2")
}
