//: # 8.1 · A prototype
//:
//: The prototype of a class is the mean of its examples: $c = \frac1n\sum_i x_i$. An example is a list of numbers, and all
//: lists are equally long.
//:
//: `prototypeByHand([[1, 2], [3, 6]])` is `[2, 4]`.
//:
//: Check it: `./kit check 8.1`. Stuck? `./kit hint 8.1`.
import Checks

/// The mean of a class's examples.
func prototypeByHand(_ examples: [[Double]]) -> [Double] {
  // TODO(8.1): your lines go here, instead of the next one.
  todo("8.1")
}
