//: # 13.4 · Broken code: an agent that never explores
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
//: Check it: `./kit check 13.4`. Stuck? `./kit hint 13.4`.
import Checks

/// What a step earned, and what the critic expected before it.
typealias PlayedStep = (reward: Double, value: Double)

/// How much better each step of a trial was than expected.
func trialAdvantages(_ episodes: [[PlayedStep]], discount: Double, trace: Double) -> [Double] {
  episodes.flatMap { episode in
    var (advantages, advantage, valueAfter) = ([Double](), 0.0, 0.0)
    for step in episode.reversed() {
      advantage = step.reward + discount * valueAfter - step.value + discount * trace * advantage
      valueAfter = step.value
      advantages.append(advantage)
    }
    return Array(advantages.reversed())
  }
}
