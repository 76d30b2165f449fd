//: # 10.1 · One step late
//:
//: Beside each image a sequence learner reads the label of the image *before*, as a list with a 1 at the label's place and zeros
//: everywhere else. Before the first image nothing was told: a list of zeros. Return these lists, one for each step.
//:
//: `toldLabels([2, 0, 1], way: 3)` is `[[0, 0, 0], [0, 0, 1], [1, 0, 0]]`. The last label, 1, is never told.
//:
//: Check it: `./kit check 10.1`. Stuck? `./kit hint 10.1`.
import Checks

/// What is told at each step, the label of the step before.
func toldLabels(_ labels: [Int], way: Int) -> [[Double]] {
  // TODO(10.1): your lines go here, instead of the next one.
  todo("10.1")
}
