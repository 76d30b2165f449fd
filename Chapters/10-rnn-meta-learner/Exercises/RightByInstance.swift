//: # 10.2 · The n-th time
//:
//: How good is a learner when it sees a class for the first time, the second, the third? In a sequence of `way` classes, each seen equally
//: often, return for each instance the share of classes that were named correctly when they were seen for this time.
//:
//: `rightByInstance(answers: [0, 1, 1, 1], labels: [0, 0, 1, 1], way: 2)` is `[1, 0.5]`: both first drawings were named
//: correctly, and one of the two second ones.
//:
//: Check it: `./kit check 10.2`. Stuck? `./kit hint 10.2`.
import Checks

/// The share of right answers when a class is seen for the first time, the second, …
func rightByInstance(answers: [Int], labels: [Int], way: Int) -> [Double] {
  // TODO(10.2): your lines go here, instead of the next one.
  todo("10.2")
}
