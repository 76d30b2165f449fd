//: # 13.2 · The best that an arm might be
//:
//: UCB1 pulls the arm with the highest index
//: $$\hat p + c\,\sqrt{\frac{2\ln t}{n}}$$
//: where $t$ is the number of the pull, `pull` = 1, 2, …, and $c$ is `width`. In this chapter every arm's account begins with one win
//: and one loss that nobody saw: they count in $\hat p$ and in $n$.
//:
//: `plausibleBest(wins: 2, losses: 0, pull: 1, width: 1)` is 0.75, since ln 1 = 0.
//:
//: Check it: `./kit check 13.2`. Stuck? `./kit hint 13.2`.
import Checks
import Foundation

/// UCB1's index of an arm: its mean and a bonus for what is not known of it.
func plausibleBest(wins: Int, losses: Int, pull: Int, width: Double) -> Double {
  // TODO(13.2): your lines go here, instead of the next one.
  todo("13.2")
}
