import Learning
import Testing

struct StudentFactorTests {
  /// Quantiles of Student's t from tables: 4.303 with two degrees of freedom, 2.010 with 49.
  @Test func itFallsToOne() {
    #expect(abs(studentFactor(3) - 4.303 / 1.959964) < 1e-9)
    #expect(studentFactor(11) == studentFactor(10) && studentFactor(50) < 1.03)
    #expect((2...60).map(studentFactor) == (2...60).map(studentFactor).sorted(by: >))
  }
}
