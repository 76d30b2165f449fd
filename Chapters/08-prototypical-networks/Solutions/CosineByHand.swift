//: # 8.4 · Only the direction
//: *Minutes:* 6
//:
//: Matching networks compare by the cosine of the angle between two vectors, the product divided by both lengths:
//: $$\cos(a, b) = \frac{a\cdot b}{|a|\,|b|}$$
//: Both have a length greater than zero.
//:
//: `cosineByHand([3, 4], [0, 2])` is 0.8.
//:
//: ## Hint
//: You need three sums over products: a·b, a·a and b·b.
//:
//: ## Hint
//: The length of a is the root of a·a. Divide by the length of a and by that of b.
//:
//: ## Hint
//: One helper that multiplies two lists and adds up, used three times; `.squareRoot()` is a method of `Double`.
//:
//: ## Why
//: Twice as long a vector has the same cosine, and for vectors of length 1 it is the distance in another dress:
//: $|a-b|^2 = 2 - 2\cos(a, b)$. But it lies between −1 and 1, and a softmax over so narrow a range can never be sure. So people
//: multiply it by a factor of 10 or so, or learn the factor.

/// The cosine of the angle between two vectors.
func cosineByHand(_ a: [Double], _ b: [Double]) -> Double {
  // BEGIN SOLUTION
  func product(_ u: [Double], _ v: [Double]) -> Double {
    zip(u, v).reduce(0) { $0 + $1.0 * $1.1 }
  }
  return product(a, b) / (product(a, a) * product(b, b)).squareRoot()
  // WRONG product: this is a·b: divide by both lengths
  //   return zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
  // WRONG no-root: the lengths are roots: this is divided by their squares
  //   func product(_ u: [Double], _ v: [Double]) -> Double {
  //     zip(u, v).reduce(0) { $0 + $1.0 * $1.1 }
  //   }
  //   return product(a, b) / (product(a, a) * product(b, b))
  // WRONG one-length: this is divided by the length of a alone: both count
  //   func product(_ u: [Double], _ v: [Double]) -> Double {
  //     zip(u, v).reduce(0) { $0 + $1.0 * $1.1 }
  //   }
  //   return product(a, b) / product(a, a).squareRoot()
  // WRONG sine-like: this is a distance: 1 − cos is 0 for equal directions, the cosine is 1
  //   func product(_ u: [Double], _ v: [Double]) -> Double {
  //     zip(u, v).reduce(0) { $0 + $1.0 * $1.1 }
  //   }
  //   return 1 - product(a, b) / (product(a, a) * product(b, b)).squareRoot()
  // EQUAL: sums, products and the smaller of two do not ask for the order
  //   func product(_ v: [Double], _ u: [Double]) -> Double {
  //   zip(v, u).reduce(0) { $0 + $1.0 * $1.1 }
  //   return product(b, a) / (product(a, a) * product(b, b)).squareRoot()
  // EQUAL: squares are not below zero
  //   return product(a, b) / (absolute(product(a, a) * product(b, b))).squareRoot()
  //   return product(a, b) / (positivePart(product(a, a) * product(b, b))).squareRoot()
  // END SOLUTION
}

#if CHECKS
  public let checks = [
    Check(
      "two vectors", input: "a = [3, 4]  b = [0, 2]", expected: 0.8,
      mistakes: [
        "this is a·b: divide by both lengths": 8,
        "the lengths are roots: this is divided by their squares": 0.08,
        "this is divided by the length of a alone: both count": 1.6,
        "this is a distance: 1 − cos is 0 for equal directions, the cosine is 1": 0.2,
      ]
    ) { cosineByHand([3, 4], [0, 2]) },
    Check("lengths do not count", input: "a = [1, 2, 2]  b = [10, 20, 20]", expected: 1) {
      cosineByHand([1, 2, 2], [10, 20, 20])
    },
    Check("at right angles", input: "a = [1, 1]  b = [2, −2]", expected: 0) {
      cosineByHand([1, 1], [2, -2])
    },
    Check("the other way", input: "a = [3, 4]  b = [−3, −4]", expected: -1) {
      cosineByHand([3, 4], [-3, -4])
    },
    Check(
      "backwards and aslant", input: "a = [1, 2]  b = [−2, 0]", expected: -1 / 5.0.squareRoot()
    ) { cosineByHand([1, 2], [-2, 0]) },
  ]
#endif
