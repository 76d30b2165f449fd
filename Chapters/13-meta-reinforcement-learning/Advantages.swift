import Engine
import Learning
import Notebook

/// How far the library is from advantages by hand of one trial, three steps with γ = 0.9 and λ = 0.5; and how far those
/// of exercise 13.4 are, where an episode ends after the first step.
func advantageGaps(_ byHand: [Float], rewards: [Float], values: [Float]) -> (
  library: Float, exercise: Double
) {
  let library = generalizedAdvantages(
    rewards: Tensor(rewards, shape: [3, 1]), values: Tensor(values, shape: [3, 1]), discount: 0.9,
    trace: 0.5)
  let steps = zip(rewards, values).map { (reward: Double($0), value: Double($1)) }
  let episodes = trialAdvantages(
    [Array(steps[..<1]), Array(steps[1...])], discount: 0.9, trace: 0.5)
  return (
    zip(byHand, library.scalars).map { abs($0 - $1) }.max()!,
    zip(byHand, episodes).map { abs(Double($0) - $1) }.max()!
  )
}

/// Checks both.
func checkAdvantages(_ byHand: [Float], rewards: [Float], values: [Float]) {
  let gaps = advantageGaps(byHand, rewards: rewards, values: values)
  expect(gaps.library < 1e-6, "three advantages by hand are the library's")
  expect(
    gaps.exercise < 1e-6,
    "an episode that ends inside a trial does not end the credit (exercise 13.4)")
}

/// How far PPO's loss of four moves is from their gains of exercise 13.3, with A = 2 and −1 and a ceiling of 20 %.
func ceilingGap() -> Double {
  let moves = [(0.6, 2.0), (0.6, -1), (0.2, 2), (0.2, -1)]
  let gains = moves.map { clippedGain(probability: $0.0, old: 0.4, advantage: $0.1, clip: 0.2) }
  let library = -clippedPolicyLoss(
    Tensor(moves.map { Float($0.0) }).log(), old: Tensor([0.4, 0.4, 0.4, 0.4]).log(),
    advantages: Tensor(moves.map { Float($0.1) }), clip: 0.2
  ).item
  return abs(gains.reduce(0, +) / 4 - Double(library))
}
