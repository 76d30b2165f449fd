//: # 5.3 · Ask the nearest
//:
//: The least that one can do with a support: answer a query with the label of the support picture that
//: differs least from it, $d(a, b) = \sum_i (a_i - b_i)^2$. `support` are pictures, each a list of pixels, and
//: `labels[i]` is the label of picture i. Of equals the first one wins.
//:
//: `nearestLabel([1, 1], support: [[0, 0], [1, 2]], labels: [7, 4])` is 4: the distances are 2 and 1.
//:
//: Check it: `./kit check 5.3`. Stuck? `./kit hint 5.3`.
import Checks

/// The label of the support picture that differs least from a query.
func nearestLabel(_ query: [Double], support: [[Double]], labels: [Int]) -> Int {
  // TODO(5.3): your lines go here, instead of the next one.
  todo("5.3")
}
