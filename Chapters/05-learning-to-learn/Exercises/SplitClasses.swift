//: # 5.5 · Broken code: a score that is too good
//:
//: Turning a character by 90° makes a new class, and so four times as many classes. This function divides
//: shuffled characters into classes to train on, from `count` of the characters, and classes to test with, from
//: all others. A class is the number 4 · character + quarter turns.
//:
//: It runs, and the sizes are right. But whoever trains with it scores better on the test than anybody has
//: published. Find out why, and mend it.
//:
//: `splitClasses([5, 2], training: 1)` is `(training: [20, 21, 22, 23], test: [8, 9, 10, 11])`, in any order.
//:
//: Check it: `./kit check 5.5`. Stuck? `./kit hint 5.5`.
import Checks

/// Divides shuffled characters into classes to train on and classes to test with.
func splitClasses(_ characters: [Int], training count: Int) -> (training: [Int], test: [Int]) {
  let classes = (0..<4).flatMap { turns in characters.map { 4 * $0 + turns } }
  return (Array(classes.prefix(4 * count)), Array(classes.dropFirst(4 * count)))
}
