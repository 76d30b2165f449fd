//: # 3.1 · Scores become probabilities
//:
//: The last layer gives one score $z_i$ per digit. Turn the scores into probabilities: positive, with the sum 1,
//: and larger where the score is larger:
//: $$p_i = \frac{e^{z_i}}{\sum_j e^{z_j}}$$
//: Scores may be large: for `[1000, 1000]` the answer is `[0.5, 0.5]`. But $e^{1000}$ is more than a `Double` can
//: hold.
//:
//: `softmaxByHand([0, log(3)])` is `[0.25, 0.75]`.
//:
//: Check it: `./kit check 3.1`. Stuck? `./kit hint 3.1`.
import Checks
import Foundation

/// The probabilities that belong to a network's scores.
func softmaxByHand(_ scores: [Double]) -> [Double] {
  // TODO(3.1): your lines go here, instead of the next one.
  todo("3.1")
}
