//: # 3.2 · What the network should have said
//: *Minutes:* 8 *Uses:* Solutions/SoftmaxByHand.swift
//:
//: The loss is the surprise at the true digit, $L = -\log p_y$, where $p$ is the softmax of the scores $z$. Return
//: its slope with respect to every *score*, $\partial L/\partial z_i$: which way should each score have been
//: different? The function `softmaxByHand` of 3.1 is there for you.
//:
//: With the scores `[0, log(3)]` the probabilities are `[0.25, 0.75]`. If the truth is digit 0, the answer is
//: `[-0.75, 0.75]`.
//:
//: ## Hint
//: Write the loss in scores: $L = -z_y + \log\sum_j e^{z_j}$. Now take the slope of each of the two terms.
//:
//: ## Hint
//: The slope of the second term is $e^{z_i}/\sum_j e^{z_j}$. You know that number. The first term contains only
//: one of the scores.
//:
//: ## Hint
//: Start with the probabilities, all of them. One entry is different: the label's.
//:
//: ## Why
//: $p - y$: what the network said minus what it should have said. All exponentials and logarithms have
//: cancelled. With the squared error this slope would carry a factor $p(1-p)$, which is nearly zero where the
//: network is surely wrong: it would learn least where it has most to learn.
import Foundation

/// The slope of the cross-entropy with respect to each score.
func crossEntropyGradientByHand(_ scores: [Double], label: Int) -> [Double] {
  // BEGIN SOLUTION
  // ∂L/∂zᵢ = pᵢ − yᵢ, where y is 1 at the label and 0 elsewhere.
  softmaxByHand(scores).enumerated().map { $1 - ($0 == label ? 1 : 0) }
  // WRONG sign: the sign is flipped: this is y − p, and a step against it would raise the loss
  //   softmaxByHand(scores).enumerated().map { ($0 == label ? 1 : 0) - $1 }
  // WRONG no-label: these are the probabilities: the label must lower one of them
  //   softmaxByHand(scores)
  // WRONG in-probabilities: this is the slope with respect to p_y; the one with respect to the scores is asked
  //   softmaxByHand(scores).enumerated().map { $0 == label ? -1 / $1 : 0 }
  // WRONG one-only: only the label's score got a slope: the others share the blame
  //   softmaxByHand(scores).enumerated().map { $0 == label ? $1 - 1 : 0 }
  // EQUAL: 0 and 1 have no sign
  //   softmaxByHand(scores).enumerated().map { $1 - (absolute($0 == label ? 1 : 0)) }
  //   softmaxByHand(scores).enumerated().map { $1 - (positivePart($0 == label ? 1 : 0)) }
  // END SOLUTION
}

#if CHECKS
  public let checks = [
    Check(
      "two digits, surely wrong", input: "z = [0, log 3]  label = 0", expected: [-0.75, 0.75],
      mistakes: [
        "the sign is flipped: this is y − p, and a step against it would raise the loss":
          [0.75, -0.75],
        "these are the probabilities: the label must lower one of them": [0.25, 0.75],
        "this is the slope with respect to p_y; the one with respect to the scores is asked":
          [-4, 0],
        "only the label's score got a slope: the others share the blame": [-0.75, 0],
      ]
    ) { crossEntropyGradientByHand([0, log(3)], label: 0) },
    Check(
      "three digits that are all alike", input: "z = [1, 1, 1]  label = 2",
      expected: [1 / 3.0, 1 / 3.0, -2 / 3.0]
    ) { crossEntropyGradientByHand([1, 1, 1], label: 2) },
    Check("sure and right: nothing to learn", input: "z = [50, 0]  label = 0", expected: [0, 0]) {
      crossEntropyGradientByHand([50, 0], label: 0)
    },
    Check(
      "three digits, the middle one is true", input: "z = [0, log 2, log 5]  label = 1",
      expected: [0.125, -0.75, 0.625]
    ) { crossEntropyGradientByHand([0, log(2), log(5)], label: 1) },
  ]
#endif
