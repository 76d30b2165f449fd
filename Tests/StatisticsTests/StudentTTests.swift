import Statistics
import Testing

struct StudentTTests {
  /// The quantiles at 0.975 of scipy.stats.t.
  @Test(arguments: [
    (2, 12.706204736174694), (3, 4.302652729749462), (4, 3.1824463052837078),
    (5, 2.7764451051977934), (10, 2.262157162798205), (30, 2.045229642132703),
    (600, 1.9639322489452784), (10_000, 1.960201263621357),
  ])
  func theBoundOfSoManyNumbersIsThatOfTheTable(count: Int, bound: Double) {
    #expect(abs(StudentT(degrees: count - 1).bound(holding: 0.95) - bound) < 1e-9)
  }

  /// With one degree of freedom Student's t is Cauchy's distribution, with two it has a closed form.
  @Test(arguments: [0.1, 0.5, 0.9, 0.99])
  func otherSharesHaveTheirOwnBounds(share: Double) {
    let one = StudentT(degrees: 1).bound(holding: share)
    #expect(abs(2 / Double.pi * arcTangent(one) - share) < 1e-12)
    let two = StudentT(degrees: 2).bound(holding: share)
    #expect(abs(two / (2 + two * two).squareRoot() - share) < 1e-12)
  }

  @Test(arguments: [(1.0, 0.25), (3.0.squareRoot(), 1.0 / 3.0), (1e200, 0.5), (0.0, 0.0)])
  func theArcTangentIsAPartOfPi(tangent: Double, part: Double) {
    #expect(abs(arcTangent(tangent) - part * Double.pi) < 1e-14)
  }
}
