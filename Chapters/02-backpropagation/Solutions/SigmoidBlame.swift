//: # 2.2 · The rule of one operation
//: *Minutes:* 6
//:
//: Every operation brings a rule of its own: given the blame of its output, what is the blame of its input? Write
//: it for the sigmoid, $y = 1/(1+e^{-x})$. `output` is $y$, which was computed on the way forward, and `blame` is
//: $\partial L/\partial y$. Return $\partial L/\partial x$.
//:
//: `sigmoidBlame(output: 0.5, blame: 8)` is 2.
//:
//: ## Hint
//: The chain rule: $\partial L/\partial x = \partial L/\partial y\cdot\partial y/\partial x$. One of the two
//: factors you have.
//:
//: ## Hint
//: The slope of the sigmoid can be written with its own output, without any exponential.
//:
//: ## Hint
//: $\partial y/\partial x = y(1-y)$: for y = 0.5 that is a quarter.
//:
//: ## Why
//: A rule knows nothing of the rest of the network: blame in, blame out. That is why a hundred lines are enough
//: for all networks. And y(1 − y) is at most a quarter: through ten sigmoids the blame shrinks a million times.
//: Deep networks could not learn before somebody replaced the sigmoid.
import Foundation

/// The blame of the sigmoid's input, from the blame of its output.
func sigmoidBlame(output: Double, blame: Double) -> Double {
  // BEGIN SOLUTION
  blame * output * (1 - output)
  // WRONG no-chain: this is the slope y(1 − y) alone: the blame of the output is missing
  //   output * (1 - output)
  // WRONG tanh: this is the rule of tanh, 1 − y²
  //   blame * (1 - output * output)
  // WRONG again: the sigmoid was applied to its own output: y is given already
  //   blame * exp(-output) / ((1 + exp(-output)) * (1 + exp(-output)))
  // WRONG one-factor: a factor is missing: the slope of the sigmoid is y(1 − y)
  //   blame * (1 - output)
  // EQUAL: the sigmoid lies between 0 and 1
  //   blame * output * (absolute(1 - output))
  //   blame * output * (positivePart(1 - output))
  // END SOLUTION
}

#if CHECKS
  public let checks = [
    Check(
      "in the middle", input: "y = 0.5  ∂L/∂y = 8", expected: 2,
      mistakes: [
        "this is the slope y(1 − y) alone: the blame of the output is missing": 0.25,
        "this is the rule of tanh, 1 − y²": 6,
        "a factor is missing: the slope of the sigmoid is y(1 − y)": 4,
        "the sigmoid was applied to its own output: y is given already":
          8 * exp(-0.5) / ((1 + exp(-0.5)) * (1 + exp(-0.5))),
      ]
    ) { sigmoidBlame(output: 0.5, blame: 8) },
    Check("far out, where it is flat", input: "y = 0.99  ∂L/∂y = −1", expected: -0.0099) {
      sigmoidBlame(output: 0.99, blame: -1)
    },
    Check("near zero", input: "y = 0.2  ∂L/∂y = 3", expected: 0.48) {
      sigmoidBlame(output: 0.2, blame: 3)
    },
  ]
#endif
