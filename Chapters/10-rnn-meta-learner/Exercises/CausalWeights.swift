//: # 10.4 · Broken code: who looks at whom
//:
//: Causal attention. `scores[t][s]` is how much step t likes what it finds at step s. Step t may look at itself and at what came before, $s \le t$. A
//: softmax over these makes weights that sum to 1, and whatever comes later has the weight 0:
//: $$a_{ts} = \frac{e^{\text{score}_{ts}}}{\sum_{r \le t} e^{\text{score}_{tr}}}$$
//:
//: This code runs, the mask is there, and training with it lowers the loss. But the first steps answer as if they hardly saw anything, and what
//: the last ones read is far too large. Find out why, and mend it.
//:
//: `causalWeights([[5, 9], [0, 0]])` is `[[1, 0], [0.5, 0.5]]`: the 9 lies in the future.
//:
//: Check it: `./kit check 10.4`. Stuck? `./kit hint 10.4`.
import Checks
import Foundation

/// How much each step looks at each step, [t][s], nothing that lies in its future.
func causalWeights(_ scores: [[Double]]) -> [[Double]] {
  let powers = scores.enumerated().map { t, row in
    row.enumerated().map { s, score in s <= t ? exp(score) : 0 }
  }
  let sums = scores.indices.map { s in powers.reduce(0) { $0 + $1[s] } }
  return powers.map { row in zip(row, sums).map { $0 / $1 } }
}
