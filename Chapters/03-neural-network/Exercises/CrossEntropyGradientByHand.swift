//: # 3.2 · What the network should have said
//:
//: The loss is the surprise at the true digit, $L = -\log p_y$, where $p$ is the softmax of the scores $z$. Return
//: its slope with respect to every *score*, $\partial L/\partial z_i$: which way should each score have been
//: different? The function `softmaxByHand` of 3.1 is there for you.
//:
//: With the scores `[0, log(3)]` the probabilities are `[0.25, 0.75]`. If the truth is digit 0, the answer is
//: `[-0.75, 0.75]`.
//:
//: Check it: `./kit check 3.2`. Stuck? `./kit hint 3.2`.
import Checks
import Foundation

/// The slope of the cross-entropy with respect to each score.
func crossEntropyGradientByHand(_ scores: [Double], label: Int) -> [Double] {
  // TODO(3.2): your lines go here, instead of the next one.
  todo("3.2")
}
