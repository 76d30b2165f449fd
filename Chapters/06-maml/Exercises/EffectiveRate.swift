//: # 6.4 · Two rates that are the same
//:
//: One program takes the *sum* of the losses of all support images, another their *mean*. Both are called “the
//: loss”. A paper's program sums, with the rate `rateOnSum`, in an N-way K-shot task. With which rate does a
//: program that takes the mean make the same step?
//:
//: `effectiveRate(rateOnSum: 0.01, way: 5, shot: 1)` is 0.05.
//:
//: Check it: `./kit check 6.4`. Stuck? `./kit hint 6.4`.
import Checks

/// The rate on the mean loss that makes the same step as a rate on the sum.
func effectiveRate(rateOnSum: Double, way: Int, shot: Int) -> Double {
  // TODO(6.4): your lines go here, instead of the next one.
  todo("6.4")
}
