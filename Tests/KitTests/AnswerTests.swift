import Checks
import Testing

/// What is far from a number is not near to one that has no end.
@Test(arguments: [
  (1.0, 1.0, true), (1.0, 1.00001, true), (1, 1.1, false), (.infinity, .infinity, true),
  (1, .infinity, false), (-.infinity, .infinity, false), (.infinity, 1, false), (.nan, .nan, true),
  (.nan, .infinity, false), (1, .nan, false),
])
func numbersAreNearWithinTheirTolerance(_ one: Double, _ other: Double, isNear: Bool) {
  #expect(one.isNear(other, within: 1e-4) == isNear)
  #expect(Float(one).isNear(Float(other), within: 1e-4) == isNear)
}
