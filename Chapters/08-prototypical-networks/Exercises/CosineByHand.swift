//: # 8.4 · Only the direction
//:
//: Matching networks compare by the cosine of the angle between two vectors, the product divided by both lengths:
//: $$\cos(a, b) = \frac{a\cdot b}{|a|\,|b|}$$
//: Both have a length greater than zero.
//:
//: `cosineByHand([3, 4], [0, 2])` is 0.8.
//:
//: Check it: `./kit check 8.4`. Stuck? `./kit hint 8.4`.
import Checks

/// The cosine of the angle between two vectors.
func cosineByHand(_ a: [Double], _ b: [Double]) -> Double {
  // TODO(8.4): your lines go here, instead of the next one.
  todo("8.4")
}
