//: # 13.1 · What to believe of an arm
//:
//: An arm pays with an unknown chance p, and before the first pull every p from 0 to 1 was equally likely. It has won
//: `wins` times and lost `losses` times. Return the average of all p that fit, each weighted by how well it fits:
//: the mean of a Beta distribution whose two numbers are one more than the wins and one more than the losses.
//:
//: `posteriorMean(wins: 1, losses: 0)` is two thirds.
//:
//: Check it: `./kit check 13.1`. Stuck? `./kit hint 13.1`.
import Checks

/// How often an arm may be expected to pay, after so many wins and losses.
func posteriorMean(wins: Int, losses: Int) -> Double {
  // TODO(13.1): your lines go here, instead of the next one.
  todo("13.1")
}
