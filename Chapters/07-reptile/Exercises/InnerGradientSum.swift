//: # 7.2 · The sum of what was met on the way
//:
//: Reptile's move, seen from the other side. A visit takes one step of rate α for each minibatch, and
//: `slopes[i]` gives the gradient of minibatch i at any place. Return the **sum of the gradients that
//: the steps met**, each at the place reached by then. Here a model is one number.
//:
//: From 3, with the rate 0.25 and the slopes `{ 2 * ($0 - 1) }` and `{ $0 - 5 }`: the first gradient is 4 and leads to
//: 2; there the second one is −3. The answer is 1.
//:
//: Check it: `./kit check 7.2`. Stuck? `./kit hint 7.2`.
import Checks

/// The sum of the gradients that a visit's steps meet, one step for each minibatch.
func innerGradientSum(
  from theta: Double, rate: Double, slopes: [(Double) -> Double]
) -> Double {
  // TODO(7.2): your lines go here, instead of the next one.
  todo("7.2")
}
