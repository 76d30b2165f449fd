//: # 10.3 · The best answer that there is
//:
//: Some waves are possible, all equally likely at first. `misses[k]` is the sum of the squared distances between wave k and the points seen
//: so far, and `values[k]` is what wave k says about the next point. With noise of standard deviation σ each wave has the weight
//: $$p_k \propto e^{-\text{miss}_k\, /\, 2\sigma^2}$$
//: where ∝ says: up to a factor, so that the weights sum to 1. Return the posterior mean, $\sum_k p_k\,\text{value}_k$. Misses may be so large that every
//: $e^{-\dots}$ is 0 for a `Double`.
//:
//: `posteriorMean(misses: [0, 0], values: [1, 4], noise: 0.3)` is 2.5: both fit, so the answer lies in the middle.
//:
//: Check it: `./kit check 10.3`. Stuck? `./kit hint 10.3`.
import Checks
import Foundation

/// The mean of what all hypotheses say, weighted by how well they fit.
func posteriorMean(misses: [Double], values: [Double], noise: Double) -> Double {
  // TODO(10.3): your lines go here, instead of the next one.
  todo("10.3")
}
