//: # 2.2 · The rule of one operation
//:
//: Every operation brings a rule of its own: given the blame of its output, what is the blame of its input? Write
//: it for the sigmoid, $y = 1/(1+e^{-x})$. `output` is $y$, which was computed on the way forward, and `blame` is
//: $\partial L/\partial y$. Return $\partial L/\partial x$.
//:
//: `sigmoidBlame(output: 0.5, blame: 8)` is 2.
//:
//: Check it: `./kit check 2.2`. Stuck? `./kit hint 2.2`.
import Checks
import Foundation

/// The blame of the sigmoid's input, from the blame of its output.
func sigmoidBlame(output: Double, blame: Double) -> Double {
  // TODO(2.2): your lines go here, instead of the next one.
  todo("2.2")
}
