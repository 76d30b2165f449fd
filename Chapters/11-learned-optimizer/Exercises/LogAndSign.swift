//: # 11.2 · Gradients of any size
//:
//: What an optimizer reads of a gradient g (Andrychowicz and others, 2016, appendix A): two numbers of order one. From $e^{-p}$ on
//: they are
//: $$\left(\frac{\log|g|}{p},\ \text{sign}\,g\right) \qquad\text{and below}\qquad (-1,\ e^p g).$$
//: `slope` has the shape [n, 1]; return [n, 2], a row for each gradient.
//:
//: With p = 10 the gradient $-e^{-2}$ becomes −0.2 and −1, and the gradient 0 becomes −1 and 0.
//:
//: Check it: `./kit check 11.2`. Stuck? `./kit hint 11.2`.
import Checks
import Engine
import Foundation

/// A number of any size as two of order one: how large, and which way. [n, 1] → [n, 2].
func logAndSign(_ slope: Tensor, p: Float = 10) -> Tensor {
  // TODO(11.2): your lines go here, instead of the next one.
  todo("11.2")
}
