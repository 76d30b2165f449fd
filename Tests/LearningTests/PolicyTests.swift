import Engine
import Foundation
import Learning
import TestSupport
import Testing

struct PolicyTests {
  private func normal(_ shape: Shape, seed: UInt64 = 1) -> Tensor {
    var generator = Generator(seed: seed)
    return .normal(shape, using: &generator)
  }

  @Test("A choice's log-probability and entropy by hand, and as often as it should come")
  func categorical() {
    let policy = Categorical(logits: Tensor([0, 0, 0, log(2), 0, 0], shape: [2, 3]))
    let chosen = policy.logProbability(of: .oneHot([1, 0], classes: 3))
    #expect(abs(chosen[0] - log(Float(1) / 3)) < 1e-6 && abs(chosen[1] - log(0.5)) < 1e-6)
    let entropy = policy.entropy()
    #expect(abs(entropy[0] - log(3)) < 1e-6 && abs(entropy[1] - 1.5 * log(2)) < 1e-6)
    var generator = Generator(seed: 2)
    var counts = [0, 0, 0]
    for _ in 0..<8000 { counts[policy.sample(using: &generator)[1]] += 1 }
    for (count, p) in zip(counts, [0.5, 0.25, 0.25]) {
      #expect(abs(Double(count) / 8000 - p) < 0.02)
    }
  }

  @Test("A normal policy's density by hand, and samples with its mean and width")
  func gaussian() {
    let policy = DiagonalGaussian(
      mean: Tensor([1, -2], shape: [1, 2]), logDeviation: Tensor([log(0.5), log(3)]))
    let density = policy.logProbability(of: Tensor([1.5, 1], shape: [1, 2]))
    let byHand = -0.5 - log(0.5) - 0.5 - log(3) - log(2 * Float.pi)
    #expect(density.shape == [1] && abs(density.item - byHand) < 1e-5)
    var generator = Generator(seed: 3)
    let samples = (0..<8000).map { _ in policy.sample(using: &generator)[0, 1] }
    let mean = samples.reduce(0, +) / 8000
    let variance = samples.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 8000
    #expect(abs(mean + 2) < 0.1 && abs(variance - 9) < 0.5)
  }

  @Test("REINFORCE's gradient is −mean(A ∇log π)")
  func reinforce() {
    let (logits, advantages) = (Tensor([0.3, -0.1], shape: [1, 2]), Tensor([2]))
    let slope = valueWithGradient(at: logits) {
      policyGradientLoss(
        Categorical(logits: $0).logProbability(of: .oneHot([0], classes: 2)),
        advantages: advantages)
    }.gradient
    let p = 1 / (1 + exp(Float(-0.4)))
    #expect(abs(slope[0, 0] + 2 * (1 - p)) < 1e-5 && abs(slope[0, 1] - 2 * (1 - p)) < 1e-5)
  }

  @Test("PPO: the plain gradient at the old policy, none where the ratio has gained enough")
  func clipping() {
    // Ratios 1, 1.5 and 0.5, each with an advantage of either sign.
    let old = Tensor.zeros([6])
    let logs = Tensor([0, 0, log(1.5), log(1.5), log(0.5), log(0.5)])
    let advantages = Tensor([1, -1, 1, -1, 1, -1])
    let (loss, slope) = valueWithGradient(at: logs) {
      clippedPolicyLoss($0, old: old, advantages: advantages, clip: 0.2)
    }
    let byHand: [Float] = [-1, 1, 0, 1.5, -0.5, 0]  // −ρ·A where it is not clipped
    for (a, b) in zip(slope.scalars, byHand) { #expect(abs(a - b / 6) < 1e-6) }
    #expect(abs(loss.item + (1 - 1 + 1.2 - 1.5 + 0.5 - 0.8) / 6) < 1e-6)
  }

  @Test("The box is 1 and has the derivatives of a probability")
  func box() {
    let logits = Tensor([0.4, -0.3, 0.1])
    let rewards = Tensor([1, 2, 4])
    func boxed(_ logits: Tensor) -> Tensor {
      let logs = logits.logSoftmax()
      return (logs.detached().exp() * magicBox(logs) * rewards).sum()
    }
    func exact(_ logits: Tensor) -> Tensor { (logits.softmax() * rewards).sum() }
    #expect(abs(boxed(logits).item - exact(logits).item) < 1e-6)
    func curvature(_ f: @escaping (Tensor) -> Tensor) -> [Float] {
      valueWithGradient(at: logits) { start in
        (valueWithGradient(at: start, createGraph: true, f).gradient * Tensor([1, -2, 0.5])).sum()
      }.gradient.scalars
    }
    for (a, b) in zip(curvature(boxed), curvature(exact)) { #expect(abs(a - b) < 1e-5) }
  }

  @Test("Log-probabilities, entropies and losses can be differentiated twice")
  func secondOrder() {
    let (chosen, old) = (Tensor.oneHot([0, 2, 1], classes: 3), normal([3], seed: 4) * 0.1)
    let advantages = normal([3], seed: 5)
    #expect(
      gradientError(at: [normal([3, 3])]) { x in
        let policy = Categorical(logits: x[0])
        let logs = policy.logProbability(of: chosen)
        return .concatenated([logs, policy.entropy()])
      } < 2e-3)
    #expect(
      gradientError(at: [normal([3, 2]), normal([2], seed: 2) * 0.3, normal([3, 2], seed: 3)]) {
        x in
        DiagonalGaussian(mean: x[0], logDeviation: x[1]).logProbability(of: x[2])
      } < 2e-3)
    #expect(
      gradientError(at: [old + 0.02]) { x in
        .stacked([
          clippedPolicyLoss(x[0], old: old, advantages: advantages, clip: 0.2),
          policyGradientLoss(x[0].squared(), advantages: advantages),
        ])
      } < 2e-3)
  }
}
