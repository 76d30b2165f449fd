//: # 12.3 · A step undone
//:
//: One step of training with momentum, for one weight $\theta$ with the velocity $v$:
//: $$v \leftarrow \gamma v - (1-\gamma)\,L'(\theta) \qquad\text{then}\qquad \theta \leftarrow \theta + \alpha v$$
//: You get both as they are *after* the step; `slope` is $L'$ and can be asked anywhere. Return both as they were before it.
//:
//: For $L' = \theta$, α = 1 and γ = 0.5 the step leads from θ = 4, v = 2 to θ = 3, v = −1; from these two you return 4 and 2.
//:
//: Check it: `./kit check 12.3`. Stuck? `./kit hint 12.3`.
import Checks

/// Weight and velocity as they were before a step of descent with momentum.
func undoneStep(
  weight: Double, velocity: Double, rate: Double, momentum: Double, slope: (Double) -> Double
) -> (weight: Double, velocity: Double) {
  // TODO(12.3): your lines go here, instead of the next one.
  todo("12.3")
}
