//: # 5.1 · Who teaches, who asks
//:
//: A task needs some drawings of a character to learn from, the support, and others to be judged on, the
//: query. You get the numbers of all drawings of the character, already shuffled. Return the first `shot`
//: of them as support, and the next `queries` as query. What is left over stays in the drawer.
//:
//: `deal([7, 2, 9, 4, 1], shot: 1, queries: 3)` is `(support: [7], query: [2, 9, 4])`.
//:
//: Check it: `./kit check 5.1`. Stuck? `./kit hint 5.1`.
import Checks

/// The drawings of one character for one task.
func deal(_ shuffled: [Int], shot: Int, queries: Int) -> (support: [Int], query: [Int]) {
  // TODO(5.1): your lines go here, instead of the next one.
  todo("5.1")
}
