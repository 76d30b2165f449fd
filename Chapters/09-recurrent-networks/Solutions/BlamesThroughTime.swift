//: # 9.2 · Blame travels back
//: *Minutes:* 10
//:
//: The network of one number, $h_t = \tanh(w x_t + u h_{t-1} + b)$, with the loss $\frac12 (h_T - y)^2$. You get all states
//: $h_0, h_1, \dots, h_T$, the weight $u$ and the target $y$. Return the blames $\delta_1 \dots \delta_T$, in this order:
//: $$\delta_T = (h_T - y)(1 - h_T^2) \qquad\qquad \delta_t = u\,\delta_{t+1}\,(1 - h_t^2)$$
//:
//: `blamesThroughTime(states: [0, 0, 0.5], u: 2, target: -0.5)` is `[1.5, 0.75]`: two steps, so two blames. The last is
//: $1 \cdot 0.75$, the one before $2 \cdot 0.75 \cdot 1$.
//:
//: ## Hint
//: Begin at the end. What comes from later is the miss $h_T - y$ at the last step, and $u$ times a blame at all others.
//:
//: ## Hint
//: There is one state more than there are blames: $h_0$ was made by no step, and nobody blames it.
//:
//: ## Hint
//: Go through the states without the first, `reversed()`. Multiply what comes from later with the slope `1 - h * h`, note it
//: down, multiply with u for the next round. At the end turn the list around.
//:
//: ## Why
//: Each step back multiplies by $u(1 - h^2)$. That is at most $|u|$: with $|u| < 1$ the blame vanishes like a power, and with
//: $|u| > 1$ it may explode. It is chapter 2's rule with nothing added. Only the weights are the same in every layer, and so
//: each share, $\delta_t h_{t-1}$ for $u$, is added.

/// How much the loss changes with the sum inside the tanh of steps 1 … T.
func blamesThroughTime(states: [Double], u: Double, target: Double) -> [Double] {
  // BEGIN SOLUTION
  var blames: [Double] = []
  var fromLater = states[states.count - 1] - target
  for state in states.dropFirst().reversed() {
    blames.append(fromLater * (1 - state * state))
    fromLater = u * blames[blames.count - 1]
  }
  return blames.reversed()
  // WRONG no-u: between two steps lies the weight u: the blame is multiplied by it
  //   var blames: [Double] = []
  //   var fromLater = states[states.count - 1] - target
  //   for state in states.dropFirst().reversed() {
  //     fromLater *= 1 - state * state
  //     blames.append(fromLater)
  //   }
  //   return blames.reversed()
  // WRONG no-slope: this is the blame of a network without tanh: multiply by 1 − h² at each step
  //   var blames: [Double] = []
  //   var fromLater = states[states.count - 1] - target
  //   for _ in states.dropFirst() {
  //     blames.append(fromLater)
  //     fromLater *= u
  //   }
  //   return blames.reversed()
  // WRONG one-early: each slope belongs to the step before: the state that a step made counts
  //   var blames: [Double] = []
  //   var fromLater = states[states.count - 1] - target
  //   for state in states.dropLast().reversed() {
  //     blames.append(fromLater * (1 - state * state))
  //     fromLater = u * blames[blames.count - 1]
  //   }
  //   return blames.reversed()
  // WRONG backwards: the last step's blame stands first: turn the list around
  //   var blames: [Double] = []
  //   var fromLater = states[states.count - 1] - target
  //   for state in states.dropFirst().reversed() {
  //     blames.append(fromLater * (1 - state * state))
  //     fromLater = u * blames[blames.count - 1]
  //   }
  //   return blames
  // EQUAL: a tanh lies between −1 and 1
  //   blames.append(fromLater * (absolute(1 - state * state)))
  //   blames.append(fromLater * (positivePart(1 - state * state)))
  // EQUAL: nothing has no sign
  //   var blames: [Double] = negated([])
  //   var blames: [Double] = absolute([])
  //   var blames: [Double] = positivePart([])
  // END SOLUTION
}

#if CHECKS
  public let checks = [
    Check(
      "three steps", input: "h = 0, 0.5, 0, −0.5  u = 2  y = 0.5",
      expected: [-2.25, -1.5, -0.75],
      mistakes: [
        "between two steps lies the weight u: the blame is multiplied by it": [
          -0.5625, -0.75, -0.75,
        ],
        "this is the blame of a network without tanh: multiply by 1 − h² at each step": [
          -4, -2, -1,
        ],
        "each slope belongs to the step before: the state that a step made counts": [
          -3, -1.5, -1,
        ],
        "the last step's blame stands first: turn the list around": [-0.75, -1.5, -2.25],
      ]
    ) { blamesThroughTime(states: [0, 0.5, 0, -0.5], u: 2, target: 0.5) },
    Check(
      "one step", input: "h = 0.9, 0.5  u = 3  y = 0.3", expected: [0.15]
    ) { blamesThroughTime(states: [0.9, 0.5], u: 3, target: 0.3) },
    Check(
      "on the target nobody is to blame", input: "h = 0, 0.2, 0.4  u = 1  y = 0.4",
      expected: [0, 0]
    ) { blamesThroughTime(states: [0, 0.2, 0.4], u: 1, target: 0.4) },
    Check(
      "the example of the task", input: "h = 0, 0, 0.5  u = 2  y = −0.5", expected: [1.5, 0.75]
    ) { blamesThroughTime(states: [0, 0, 0.5], u: 2, target: -0.5) },
    Check(
      "a weight below zero", input: "h = 0, 0.5, −0.4  u = −0.5  y = 0.1",
      expected: [0.1575, -0.42]
    ) { blamesThroughTime(states: [0, 0.5, -0.4], u: -0.5, target: 0.1) },
  ]
#endif
