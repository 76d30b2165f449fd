//: # 14.3 · What a MAML step costs
//:
//: Count the multiply-adds of one meta-gradient of one task. A network needs `perPicture` for a picture forward; going back
//: costs twice as much again. So an inner step on `support` pictures costs 3 · `support` · `perPicture`, and the loss on
//: `queries` pictures, forward and back, 3 · `queries` · `perPicture`.
//:
//: First order ends there. Second order also goes back **through** every inner step, that is through its forward *and* its
//: backward half, and going back costs twice what it goes back through.
//:
//: `metaStepCost(steps: 1, support: 5, queries: 25, perPicture: 10, isSecondOrder: false)` is 900.
//:
//: Check it: `./kit check 14.3`. Stuck? `./kit hint 14.3`.
import Checks

/// Multiply-adds of one meta-gradient.
func metaStepCost(
  steps: Int, support: Int, queries: Int, perPicture: Double, isSecondOrder: Bool
) -> Double {
  // TODO(14.3): your lines go here, instead of the next one.
  todo("14.3")
}
