//: # 14.4 · The interval of a difference
//:
//: Two learners answered the same tasks; `a[i]` and `b[i]` are their scores on task i. Return **half the width of the 95 %
//: interval** of the mean difference: $1.96\, s/\sqrt n$, where $s^2$ is the variance of the $n$ differences $a_i - b_i$,
//: with $n - 1$ below.
//:
//: `pairedInterval([1, 0.5, 0.6], [0.8, 0.5, 0.4])` is 0.1307 to four places: the differences are 0.2, 0 and 0.2.
//:
//: Check it: `./kit check 14.4`. Stuck? `./kit hint 14.4`.
import Checks

/// Half the width of the 95 % interval of the mean of a − b.
func pairedInterval(_ a: [Double], _ b: [Double]) -> Double {
  // TODO(14.4): your lines go here, instead of the next one.
  todo("14.4")
}
