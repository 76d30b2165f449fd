//: # 2.3 · The walk back
//:
//: A computation is a list of values, each made from earlier ones; the last is the output. For each value the
//: tape says from which inputs it was made and with which slopes $\partial\,\text{value}/\partial\,\text{input}$.
//: Return the blame of every value: $\partial\,\text{output}/\partial\,\text{value}$.
//:
//: For $a = 3$, $b = a\cdot a$ the tape is `[[], [(input: 0, slope: 3), (input: 0, slope: 3)]]`, and the answer
//: is `[6, 1]`.
//:
//: Check it: `./kit check 2.3`. Stuck? `./kit hint 2.3`.
import Checks

/// The slope of the last value with respect to every value on the tape.
func walkBack(_ tape: [[(input: Int, slope: Double)]]) -> [Double] {
  // TODO(2.3): your lines go here, instead of the next one.
  todo("2.3")
}
