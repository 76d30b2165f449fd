import Engine
import TestSupport
import Testing

/// Your own tests of chapter 15. Run them with ./kit test 15; add as many as you like.
struct MyTests {
  /// The gradient of Σ x³ is 3x², and that of the gradient is 6x: compared with finite differences.
  @Test func theEngineKnowsTheSlopeOfACube() {
    let x = Tensor([-1.5, 0.5, 2], shape: [3])
    let error = gradientError(order: 2, at: [x]) { ($0[0] * $0[0].squared()).sum() }
    #expect(error < 1e-3)
  }
}
