//: # 14.1 · Nobody is quicker and better
//:
//: Several learners, each with the seconds of its training and its accuracy. One is on the **front** if no other is
//: at least as quick *and* at least as good, and better in one of the two. Return the numbers of those on the front, in
//: the order in which they came.
//:
//: `paretoFront(seconds: [1, 2, 3], accuracies: [0.5, 0.9, 0.8])` is `[0, 1]`: the third takes longer than the second and
//: is worse.
//:
//: Check it: `./kit check 14.1`. Stuck? `./kit hint 14.1`.
import Checks

/// The numbers of those whom nobody beats in time and accuracy together.
func paretoFront(seconds: [Double], accuracies: [Double]) -> [Int] {
  // TODO(14.1): your lines go here, instead of the next one.
  todo("14.1")
}
