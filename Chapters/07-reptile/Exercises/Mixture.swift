//: # 7.4 · Two parts of one move
//:
//: In k steps gradient number i has felt every step before it. To first order in α, and on average over the order of the
//: minibatches, $g_i \approx \bar g - (i - 1)\,\alpha\, a$ for i = 1 … k: $\bar g$ is the mean gradient, and
//: $a = \tfrac12\nabla\langle\bar g_1,\bar g_2\rangle$ is where agreement grows. Reptile follows
//: $g_1 + \dots + g_k$. Return how often $\bar g$ is in this sum, and how often $a$.
//:
//: `mixture(steps: 2, rate: 0.1)` is `[2, -0.1]`.
//:
//: Check it: `./kit check 7.4`. Stuck? `./kit hint 7.4`.
import Checks

/// How often the mean gradient and the direction of growing agreement are in the sum of the inner gradients.
func mixture(steps: Int, rate: Double) -> [Double] {
  // TODO(7.4): your lines go here, instead of the next one.
  todo("7.4")
}
