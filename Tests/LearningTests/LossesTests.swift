import Engine
import Learning
import TestSupport
import Testing

struct LossesTests {
  static let fixtures = Fixture.load("losses")

  static func expectEqual(_ name: String, _ loss: (Fixture, Tensor) -> Tensor) {
    let fixture = fixtures[name]!
    let (value, gradient) = valueWithGradient(at: fixture["input"]) { loss(fixture, $0) }
    #expect(largestError([value.item], [fixture.number("loss")]) < 1e-5, "\(name)")
    let error = largestError(gradient.scalars, fixture["gradient.input"].scalars)
    #expect(error < 1e-5, "\(name)")
  }

  @Test func squaredErrorIsTheMeanOverAllElements() {
    Self.expectEqual("squared error") { squaredError($1, $0["target"]) }
  }

  @Test(arguments: ["0.0", "0.1", "0.4"])
  func crossEntropyWithSmoothing(amount: String) {
    Self.expectEqual("cross-entropy, smoothing \(amount)") {
      crossEntropy($1, $0.integers!, smoothing: $0.number("smoothing"))
    }
  }

  @Test func crossEntropyOfProbabilities() {
    Self.expectEqual("cross-entropy of probabilities") { crossEntropy($1, $0["target"]) }
  }

  @Test func crossEntropyOfHugeLogitsIsFinite() {
    let logits = Tensor([1000, 0, -1000, 0, 500, 1000], shape: [2, 3])
    let (value, gradient) = valueWithGradient(at: logits) { crossEntropy($0, [0, 1]) }
    #expect(value.item == 250)  // (0 + 500) / 2
    #expect(gradient.scalars == [0, 0, 0, 0, -0.5, 0.5])
  }

  @Test("A mean of losses is a float where their sum is too large for one")
  func crossEntropyOfLossesWithoutSum() {
    let logits = Tensor([3e38, 0, 3e38, 0], shape: [2, 2])
    let (value, gradient) = valueWithGradient(at: logits) { crossEntropy($0, [1, 1]) }
    #expect(value.item == 3e38)
    #expect(gradient.scalars == [0.5, -0.5, 0.5, -0.5])
  }

  @Test func crossEntropyIsDifferentiableTwice() {
    let fixture = Self.fixtures["cross-entropy, smoothing 0.1"]!
    let error = gradientError(order: 2, at: [fixture["input"]]) {
      crossEntropy($0[0], fixture.integers!, smoothing: 0.1)
    }
    #expect(error < 2e-3)
  }

  @Test func accuracyCountsTheRowsWhoseLargestEntryIsTheLabel() {
    let logits = Tensor([1, 2, 3, 9, 8, 7, 0, 5, 0], shape: [3, 3])
    #expect(accuracy(logits, [2, 0, 0]) == 2.0 / 3)
    #expect(accuracy(logits, [2, 0, 1]) == 1)
  }
}
