//: # 14.3 · What a MAML step costs
//: *Minutes:* 8
//:
//: Count the multiply-adds of one meta-gradient of one task. A network needs `perPicture` for a picture forward; going back
//: costs twice as much again. So an inner step on `support` pictures costs 3 · `support` · `perPicture`, and the loss on
//: `queries` pictures, forward and back, 3 · `queries` · `perPicture`.
//:
//: First order ends there. Second order also goes back **through** every inner step, that is through its forward *and* its
//: backward half, and going back costs twice what it goes back through.
//:
//: `metaStepCost(steps: 1, support: 5, queries: 25, perPicture: 10, isSecondOrder: false)` is 900.
//:
//: ## Hint
//: Write the cost of one inner step first. First order: so many steps, and then the queries.
//:
//: ## Hint
//: Going back through an inner step costs twice its three: six more. So a second-order step costs nine where the first-order
//: one costs three.
//:
//: ## Hint
//: `(inner * steps * support + 3 * queries) * perPicture`, where `inner` is 3 or 9. Mind that the counts are whole numbers.
//:
//: ## Why
//: Three times as dear is the most that second order can be, and only where the steps outweigh the queries. With one step on
//: five pictures and 25 queries it is 1.33 times. Whether it is worth that is for the table to say, not for the theory.

/// Multiply-adds of one meta-gradient.
func metaStepCost(
  steps: Int, support: Int, queries: Int, perPicture: Double, isSecondOrder: Bool
) -> Double {
  // BEGIN SOLUTION
  let inner = isSecondOrder ? 9 : 3
  return Double(inner * steps * support + 3 * queries) * perPicture
  // WRONG twice: going back through a step passes its forward and its backward half: six more, not three
  //   let inner = isSecondOrder ? 6 : 3
  //   return Double(inner * steps * support + 3 * queries) * perPicture
  // WRONG queries-too: the queries are passed once, forward and back, in both orders
  //   let inner = isSecondOrder ? 9 : 3
  //   return Double(inner * (steps * support + queries)) * perPicture
  // WRONG forward-only: the queries must be gone back through, too: three, not one
  //   let inner = isSecondOrder ? 9 : 3
  //   return Double(inner * steps * support + queries) * perPicture
  // WRONG one-step: every inner step costs: count all of them
  //   let inner = isSecondOrder ? 9 : 3
  //   return Double(inner * support + 3 * queries) * perPicture
  // EQUAL: counts and seconds are not below zero
  //   let inner = absolute(isSecondOrder ? 9 : 3)
  //   let inner = positivePart(isSecondOrder ? 9 : 3)
  //   return absolute(Double(inner * steps * support + 3 * queries) * perPicture)
  //   return positivePart(Double(inner * steps * support + 3 * queries) * perPicture)
  // END SOLUTION
}

#if CHECKS
  public let checks = [
    Check(
      "first order", input: "1 step  5 + 25 pictures  10 each", expected: 900,
      mistakes: ["the queries must be gone back through, too: three, not one": 400]
    ) {
      metaStepCost(steps: 1, support: 5, queries: 25, perPicture: 10, isSecondOrder: false)
    },
    Check(
      "second order", input: "the same, second order", expected: 1200,
      mistakes: [
        "going back through a step passes its forward and its backward half: six more, not three":
          1050,
        "the queries are passed once, forward and back, in both orders": 2700,
      ]
    ) {
      metaStepCost(steps: 1, support: 5, queries: 25, perPicture: 10, isSecondOrder: true)
    },
    Check(
      "several steps", input: "4 steps  10 + 5 pictures  2 each, second order", expected: 750,
      mistakes: ["every inner step costs: count all of them": 210]
    ) {
      metaStepCost(steps: 4, support: 10, queries: 5, perPicture: 2, isSecondOrder: true)
    },
    Check("without a step", input: "0 steps  5 + 4 pictures  1 each, second order", expected: 12) {
      metaStepCost(steps: 0, support: 5, queries: 4, perPicture: 1, isSecondOrder: true)
    },
  ]
#endif
