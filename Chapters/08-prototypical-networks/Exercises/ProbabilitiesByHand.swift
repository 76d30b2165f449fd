//: # 8.3 · From distances to probabilities
//:
//: The squared distances $d_k$ of a query to all prototypes are known. The closer, the likelier:
//: $$p_k = \frac{e^{-d_k}}{\sum_j e^{-d_j}}$$
//: All prototypes may be far away: for `[5000, 5000]` the answer is `[0.5, 0.5]`. But $e^{-5000}$ is 0 for a `Double`.
//:
//: `probabilitiesByHand(distances: [0, log(3)])` is `[0.75, 0.25]`.
//:
//: Check it: `./kit check 8.3`. Stuck? `./kit hint 8.3`.
import Checks
import Foundation

/// How likely each class is, from the squared distances to its prototype.
func probabilitiesByHand(distances: [Double]) -> [Double] {
  // TODO(8.3): your lines go here, instead of the next one.
  todo("8.3")
}
