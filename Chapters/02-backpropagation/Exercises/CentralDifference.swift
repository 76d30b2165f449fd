//: # 2.1 · The slope that nobody can get wrong
//:
//: Before you trust any gradient, you want to test it. Estimate the slope of `f` at `x` from two values of `f`,
//: one a little to the right and one a little to the left (`step` is h), so that the error shrinks like $h^2$.
//:
//: For $f(x) = x^2$ at x = 3 the answer is 6, with any step.
//:
//: Check it: `./kit check 2.1`. Stuck? `./kit hint 2.1`.
import Checks

/// The slope of a function at x, from two of its values.
func centralDifference(of f: (Double) -> Double, at x: Double, step: Double) -> Double {
  // TODO(2.1): your lines go here, instead of the next one.
  todo("2.1")
}
