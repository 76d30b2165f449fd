//: # 8.2 · How far apart
//:
//: The squared distance of two points: $\lVert a - b\rVert^2 = \sum_j (a_j - b_j)^2$.
//:
//: `squaredDistanceByHand([1, 2], [4, -2])` is 25.
//:
//: Check it: `./kit check 8.2`. Stuck? `./kit hint 8.2`.
import Checks

/// The squared distance of two points.
func squaredDistanceByHand(_ a: [Double], _ b: [Double]) -> Double {
  // TODO(8.2): your lines go here, instead of the next one.
  todo("8.2")
}
