//: # 7.1 · A little closer
//:
//: A visit to a task began at θ and ended at φ. Move the start a little towards the end: go the share ε (`rate`) of the
//: way. `theta` and `phi` are tensors of one shape.
//:
//: From `[1, 2]` towards `[3, -2]` with ε = 0.25 the answer is `[1.5, 1]`.
//:
//: Check it: `./kit check 7.1`. Stuck? `./kit hint 7.1`.
import Checks
import Engine

/// A start moved towards the place where a visit ended.
func moved(_ theta: Tensor, towards phi: Tensor, rate: Float) -> Tensor {
  // TODO(7.1): your lines go here, instead of the next one.
  todo("7.1")
}
