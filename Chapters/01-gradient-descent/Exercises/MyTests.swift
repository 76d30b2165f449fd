import Engine
import TestSupport
import Testing

/// Your own tests of chapter 1. Run them with ./kit test 1; add as many as you like.
struct MyTests {
  /// Your answer to 1.1 on the bowl ½(x² + 3y²): a step multiplies x by 1 − α and y by 1 − 3α.
  @Test func aStepMultipliesEachDistance() {
    let theta = descentStep(SIMD2(8, 4), slope: SIMD2(8, 12), rate: 0.25)
    #expect(theta == SIMD2(6, 1))
  }

  /// The gradient of Σ x³ is 3x², and that of the gradient is 6x: compared with finite differences.
  @Test func theEngineKnowsTheSlopeOfACube() {
    let x = Tensor([-1.5, 0.5, 2], shape: [3])
    let error = gradientError(order: 2, at: [x]) { ($0[0] * $0[0].squared()).sum() }
    #expect(error < 1e-3)
  }
}
