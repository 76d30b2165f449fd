//: # 15.2 · A word and its neighbour
//:
//: A skip-gram gives every word a vector $u$ and, as a neighbour, another vector $v$. It is asked about pairs: did these two
//: words stand near each other? Its probability for *yes* is $\sigma(u\cdot v)$ with $\sigma(s) = 1/(1 + e^{-s})$. For one
//: pair that did, and some neighbours $n_i$ that were drawn at random, the loss is
//: $$-\log\sigma(u\cdot v) - \sum_i \log\bigl(1 - \sigma(u\cdot n_i)\bigr)$$
//: You get the products: `true` is $u\cdot v$, `false` the list of all $u\cdot n_i$. Both may be large: for `true` = −800 the
//: loss is 800, but $e^{800}$ is infinite for a `Double`.
//:
//: `negativeSamplingLoss(true: 0, false: [0])` is 2 log 2.
//:
//: Check it: `./kit check 15.2`. Stuck? `./kit hint 15.2`.
import Checks
import Foundation

/// The loss of one pair of neighbours and some pairs drawn at random, from their products.
func negativeSamplingLoss(true product: Double, false others: [Double]) -> Double {
  // TODO(15.2): your lines go here, instead of the next one.
  todo("15.2")
}
