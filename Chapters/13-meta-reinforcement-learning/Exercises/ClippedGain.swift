//: # 13.3 · A gain with a ceiling
//:
//: PPO goes through one batch several times, while the policy moves away from the one that played it. For one action:
//: $\rho = \pi(a)/\pi_{\text{old}}(a)$, the advantage A, and
//: $$\min\bigl(\rho A,\ \text{clip}(\rho,\, 1-\varepsilon,\, 1+\varepsilon)\, A\bigr)$$
//: Return this gain; training makes it large.
//:
//: With the probability 0.6, formerly 0.4, A = 2 and ε = 0.2 it is 2.4: the ratio is 1.5, but only 1.2 counts.
//:
//: Check it: `./kit check 13.3`. Stuck? `./kit hint 13.3`.
import Checks

/// PPO's gain of one action.
func clippedGain(probability: Double, old: Double, advantage: Double, clip: Double) -> Double {
  // TODO(13.3): your lines go here, instead of the next one.
  todo("13.3")
}
