//: # 13.3 · A gain with a ceiling
//: *Minutes:* 6
//:
//: PPO goes through one batch several times, while the policy moves away from the one that played it. For one action:
//: $\rho = \pi(a)/\pi_{\text{old}}(a)$, the advantage A, and
//: $$\min\bigl(\rho A,\ \text{clip}(\rho,\, 1-\varepsilon,\, 1+\varepsilon)\, A\bigr)$$
//: Return this gain; training makes it large.
//:
//: With the probability 0.6, formerly 0.4, A = 2 and ε = 0.2 it is 2.4: the ratio is 1.5, but only 1.2 counts.
//:
//: ## Hint
//: First the ratio: which of the two probabilities is above, which one below?
//:
//: ## Hint
//: The clipped ratio is `min(max(ratio, lowest), highest)`.
//:
//: ## Hint
//: Two products with the advantage, one with the ratio as it is and one with the clipped one. The smaller of the two, whatever the sign of A.
//:
//: ## Why
//: Follow the four cases. Where the policy has already moved far in the direction that paid, the gain is flat: no gradient,
//: no reason to go on. Where it has moved far in the *wrong* direction the minimum takes the product without the clip, so
//: the way back stays open. A clip alone would hold it there.

/// PPO's gain of one action.
func clippedGain(probability: Double, old: Double, advantage: Double, clip: Double) -> Double {
  // BEGIN SOLUTION
  let ratio = probability / old
  let bounded = min(max(ratio, 1 - clip), 1 + clip)
  return min(ratio * advantage, bounded * advantage)
  // WRONG unclipped: nothing was clipped: this is ρA
  //   return probability / old * advantage
  // WRONG clip-alone: always clipped: the minimum with ρA keeps the way back open
  //   let bounded = min(max(probability / old, 1 - clip), 1 + clip)
  //   return bounded * advantage
  // WRONG maximum: this is the larger of the two products: take the smaller one
  //   let ratio = probability / old
  //   let bounded = min(max(ratio, 1 - clip), 1 + clip)
  //   return max(ratio * advantage, bounded * advantage)
  // WRONG ceiling: there is no clip from below: 1 − ε is missing
  //   min(probability / old, 1 + clip) * advantage
  // WRONG upside-down: the ratio is upside down: the new probability stands above
  //   let ratio = old / probability
  //   let bounded = min(max(ratio, 1 - clip), 1 + clip)
  //   return min(ratio * advantage, bounded * advantage)
  // EQUAL: probabilities have no sign, and the clip is less than 1
  //   let ratio = absolute(probability / old)
  //   let ratio = positivePart(probability / old)
  //   let bounded = absolute(min(max(ratio, 1 - clip), 1 + clip))
  //   let bounded = positivePart(min(max(ratio, 1 - clip), 1 + clip))
  // EQUAL: sums, products and the smaller of two do not ask for the order
  //   let bounded = min(1 + clip, max(ratio, 1 - clip))
  //   let bounded = min(max(1 - clip, ratio), 1 + clip)
  //   return min(bounded * advantage, ratio * advantage)
  // END SOLUTION
}

#if CHECKS
  func gain(_ probability: Double, _ old: Double, _ advantage: Double) -> Double {
    clippedGain(probability: probability, old: old, advantage: advantage, clip: 0.2)
  }

  public let checks = [
    Check(
      "the four cases",
      input: "ε = 0.2  from 0.4 to 0.6 with A = 2, A = −1; from 0.4 to 0.2 with A = 2, A = −1",
      expected: [2.4, -1.5, 1, -0.8],
      mistakes: [
        "nothing was clipped: this is ρA": [3, -1.5, 1, -0.5],
        "always clipped: the minimum with ρA keeps the way back open": [2.4, -1.2, 1.6, -0.8],
        "this is the larger of the two products: take the smaller one": [3, -1.2, 1.6, -0.5],
        "there is no clip from below: 1 − ε is missing": [2.4, -1.2, 1, -0.5],
        "the ratio is upside down: the new probability stands above": [4.0 / 3, -0.8, 2.4, -2],
      ]
    ) { [gain(0.6, 0.4, 2), gain(0.6, 0.4, -1), gain(0.2, 0.4, 2), gain(0.2, 0.4, -1)] },
    Check("the first step of a batch", input: "from 0.3 to 0.3  A = 3  ε = 0.2", expected: 3) {
      gain(0.3, 0.3, 3)
    },
    Check(
      "another ceiling", input: "from 0.4 to 0.7 with A = −2, A = 3  ε = 0.5",
      expected: [-3.5, 4.5]
    ) {
      [-2, 3].map { clippedGain(probability: 0.7, old: 0.4, advantage: $0, clip: 0.5) }
    },
  ]
#endif
