//: # 11.3 · Whom to blame
//: *Minutes:* 6
//:
//: The loss of an optimizer is a sum over the steps, $\sum_t w_t L(\theta_t)$, and every $\theta_t$ is $\theta_0$ plus all updates before it. So update $s$ is to
//: blame for all the losses that come after it:
//: $$G_s = \sum_{t > s} w_t\, \nabla L(\theta_t)$$
//: You get the gradients in the order of time, `slopes[s]` being the one right *after* update s, and their weights `weights[s]`. Return all $G_s$ in the same order.
//:
//: With the gradients 1, 2, 4 and weights 1 the blames are 7, 6, 4.
//:
//: ## Hint
//: For how many of the losses is the last update to blame? And the first one?
//:
//: ## Hint
//: $G_s$ is $G_{s+1}$ and one term more. From which end would you walk through the list?
//:
//: ## Hint
//: Walk through `slopes.indices.reversed()` with a tensor of zeros in hand, `.zeros(slopes[0].shape)`; add gradient times weight, keep
//: what you have. At the end turn the list round.
//:
//: ## Why
//: A walk of T steps asks for T(T+1)/2 terms, and one pass backwards makes them all: it is back-propagation, for a chain whose links
//: are additions. Nothing here knows the network that is being trained; gradients that were read anyway are enough. With $w_t = 1/L(\theta_t)$
//: the sum is that of log L, and late small losses count as much as early large ones.
import Engine

/// How much all later losses count for each update, in the order of time.
func laterSlopes(_ slopes: [Tensor], weights: [Float]) -> [Tensor] {
  // BEGIN SOLUTION
  var (blame, blames) = (Tensor.zeros(slopes[0].shape), [Tensor]())
  for step in slopes.indices.reversed() {
    blame += slopes[step] * weights[step]
    blames.append(blame)
  }
  return blames.reversed()
  // WRONG earlier: these are sums over what came before: an update cannot change that
  //   var (blame, blames) = (Tensor.zeros(slopes[0].shape), [Tensor]())
  //   for step in slopes.indices {
  //     blame += slopes[step] * weights[step]
  //     blames.append(blame)
  //   }
  //   return blames
  // WRONG greedy: each update is blamed for the loss right after it alone: it moves all later θ as well
  //   zip(slopes, weights).map { $0 * $1 }
  // WRONG next: the loss right after the update is missing: slopes[s] was taken after update s
  //   var (blame, blames) = (Tensor.zeros(slopes[0].shape), [Tensor]())
  //   for step in slopes.indices.reversed() {
  //     blames.append(blame)
  //     blame += slopes[step] * weights[step]
  //   }
  //   return blames.reversed()
  // WRONG unweighted: the weights are missing
  //   var (blame, blames) = (Tensor.zeros(slopes[0].shape), [Tensor]())
  //   for step in slopes.indices.reversed() {
  //     blame += slopes[step]
  //     blames.append(blame)
  //   }
  //   return blames.reversed()
  // WRONG backwards: the last update comes first here: turn the list round
  //   var (blame, blames) = (Tensor.zeros(slopes[0].shape), [Tensor]())
  //   for step in slopes.indices.reversed() {
  //     blame += slopes[step] * weights[step]
  //     blames.append(blame)
  //   }
  //   return blames
  // END SOLUTION
}

#if CHECKS
  func blamed(_ slopes: [[Float]], _ weights: [Float]) -> [[Float]] {
    laterSlopes(slopes.map { Tensor($0, shape: [$0.count, 1]) }, weights: weights).map(\.scalars)
  }

  public let checks = [
    Check(
      "three updates of one weight", input: "∇L = 1, 2, 4  w = 1, 0.5, 2",
      expected: [[10], [9], [8]] as [[Float]],
      mistakes: [
        "these are sums over what came before: an update cannot change that": [[1], [2], [10]],
        "each update is blamed for the loss right after it alone: it moves all later θ as well": [
          [1], [1], [8],
        ],
        "the loss right after the update is missing: slopes[s] was taken after update s": [
          [9], [8], [0],
        ],
        "the weights are missing": [[7], [6], [4]],
        "the last update comes first here: turn the list round": [[8], [9], [10]],
      ]
    ) { blamed([[1], [2], [4]], [1, 0.5, 2]) },
    Check(
      "two weights do not see each other", input: "∇L = (1, −1), (0, 2)  w = 1, 1",
      expected: [[1, 1], [0, 2]] as [[Float]],
      mistakes: [
        "these are sums over what came before: an update cannot change that": [[1, -1], [1, 1]]
      ]
    ) { blamed([[1, -1], [0, 2]], [1, 1]) },
    Check("a single update", input: "∇L = 3  w = 0.5", expected: [[1.5]] as [[Float]]) {
      blamed([[3]], [0.5])
    },
    Check(
      "the example of the task", input: "∇L = 1, 2, 4  w = 1, 1, 1",
      expected: [[7], [6], [4]] as [[Float]]
    ) {
      blamed([[1], [2], [4]], [1, 1, 1])
    },
    Check(
      "blames below zero", input: "∇L = 1, −4, 2  w = 1, 1, 1",
      expected: [[-1], [-2], [2]] as [[Float]]
    ) {
      blamed([[1], [-4], [2]], [1, 1, 1])
    },
  ]
#endif
