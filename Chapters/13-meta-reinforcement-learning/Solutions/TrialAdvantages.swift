//: # 13.4 · Broken code: an agent that never explores
//: *Minutes:* 8
//:
//: A trial is one task from start to end; here it is made of several episodes, and each episode of steps with a
//: `reward` and the critic's `value` before it. The function returns the advantage of every step of the trial, in the order of time,
//: $$\delta_t = r_t + \gamma V_{t+1} - V_t \qquad A_t = \delta_t + \gamma\lambda A_{t+1}$$
//: An agent that is trained with it remembers everything and explores nothing: in its first episode it does what
//: pays at once, or nothing. Mend it.
//:
//: A first episode with one step that earns 0, a second one with one step that earns 1 thanks to what was seen
//: in the first, all values 0, γ = λ = 1: `[1, 1]`. This code returns `[0, 1]`.
//:
//: ## Hint
//: What does the first episode get from what happens in the second? What should it get?
//:
//: ## Hint
//: After which steps is there nothing more to come? How often does that happen in a trial?
//:
//: ## Hint
//: One walk backwards over the steps of *all* episodes: `episodes.joined()` is one long sequence. The two numbers
//: that are carried along begin with 0 once, at the end of the trial.
//:
//: ## Why
//: In ordinary reinforcement learning it is right to cut where an episode ends: nothing that follows depends on it. Here
//: the *memory* goes on, and what was found out pays later. Cut, and the agent is trained perfectly, for another task: to be
//: greedy in each episode. The loss falls, the curves look healthy, and only a comparison with a player who explores shows
//: that something is missing.

/// What a step earned, and what the critic expected before it.
typealias PlayedStep = (reward: Double, value: Double)

/// How much better each step of a trial was than expected.
func trialAdvantages(_ episodes: [[PlayedStep]], discount: Double, trace: Double) -> [Double] {
  // BEGIN SOLUTION
  var (advantages, advantage, valueAfter) = ([Double](), 0.0, 0.0)
  for step in episodes.joined().reversed() {
    advantage = step.reward + discount * valueAfter - step.value + discount * trace * advantage
    valueAfter = step.value
    advantages.append(advantage)
  }
  return advantages.reversed()
  // BROKEN episodes: these advantages end with each episode: what was learned there pays nothing
  //   episodes.flatMap { episode in
  //     var (advantages, advantage, valueAfter) = ([Double](), 0.0, 0.0)
  //     for step in episode.reversed() {
  //       advantage = step.reward + discount * valueAfter - step.value + discount * trace * advantage
  //       valueAfter = step.value
  //       advantages.append(advantage)
  //     }
  //     return Array(advantages.reversed())
  //   }
  // WRONG no-trace: λ is missing: every later surprise counts in full
  //   var (advantages, advantage, valueAfter) = ([Double](), 0.0, 0.0)
  //   for step in episodes.joined().reversed() {
  //     advantage = step.reward + discount * valueAfter - step.value + discount * advantage
  //     valueAfter = step.value
  //     advantages.append(advantage)
  //   }
  //   return advantages.reversed()
  // WRONG no-next-value: what was still to be expected after the step is missing
  //   var (advantages, advantage) = ([Double](), 0.0)
  //   for step in episodes.joined().reversed() {
  //     advantage = step.reward - step.value + discount * trace * advantage
  //     advantages.append(advantage)
  //   }
  //   return advantages.reversed()
  // WRONG backwards: the last step comes first here: turn the list round
  //   var (advantages, advantage, valueAfter) = ([Double](), 0.0, 0.0)
  //   for step in episodes.joined().reversed() {
  //     advantage = step.reward + discount * valueAfter - step.value + discount * trace * advantage
  //     valueAfter = step.value
  //     advantages.append(advantage)
  //   }
  //   return advantages
  // EQUAL: the names of two zeros can be exchanged
  //   var (advantages, valueAfter, advantage) = ([Double](), 0.0, 0.0)
  // END SOLUTION
}

#if CHECKS
  public let checks = [
    Check(
      "two episodes",
      input: "rewards 0 | 1, 1  values 1.5 | 1, 0.5  γ = 0.9  λ = 0.5",
      expected: [-0.29625, 0.675, 0.5],
      mistakes: [
        "these advantages end with each episode: what was learned there pays nothing": [
          -1.5, 0.675, 0.5,
        ],
        "λ is missing: every later surprise counts in full": [0.21, 0.9, 0.5],
        "what was still to be expected after the step is missing": [-1.39875, 0.225, 0.5],
        "the last step comes first here: turn the list round": [0.5, 0.675, -0.29625],
      ]
    ) { trialAdvantages([[(0, 1.5)], [(1, 1), (1, 0.5)]], discount: 0.9, trace: 0.5) },
    Check(
      "a step that only found something out", input: "rewards 0 | 1  values 0 | 0  γ = λ = 1",
      expected: [1, 1],
      mistakes: [
        "these advantages end with each episode: what was learned there pays nothing": [0, 1]
      ]
    ) { trialAdvantages([[(0, 0)], [(1, 0)]], discount: 1, trace: 1) },
    Check(
      "a trial of one episode", input: "rewards 0, 1, 1  values 1.5, 1, 0.5  γ = 0.9  λ = 0.5",
      expected: [-0.29625, 0.675, 0.5]
    ) { trialAdvantages([[(0, 1.5), (1, 1), (1, 0.5)]], discount: 0.9, trace: 0.5) },
    Check(
      "a value below zero", input: "rewards 0, 1  values 1, −2  γ = λ = 0.5", expected: [-1.25, 3]
    ) { trialAdvantages([[(0, 1), (1, -2)]], discount: 0.5, trace: 0.5) },
  ]
#endif
