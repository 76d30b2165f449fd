//: # 9.3 · Cut to length
//:
//: A gradient that is longer than `norm` is shortened to this length, and keeps its direction. One that is not longer stays as it
//: is. Its length is $|g| = \sqrt{\sum_i g_i^2}$.
//:
//: `clipByHand([6, 8], norm: 5)` is `[3, 4]`: its length was 10.
//:
//: Check it: `./kit check 9.3`. Stuck? `./kit hint 9.3`.
import Checks

/// The gradient, shortened if it is longer than `norm`.
func clipByHand(_ gradient: [Double], norm: Double) -> [Double] {
  // TODO(9.3): your lines go here, instead of the next one.
  todo("9.3")
}
