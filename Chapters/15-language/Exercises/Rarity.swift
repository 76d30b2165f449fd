//: # 15.1 · How rare is a word?
//:
//: A word that stands in nearly every sentence tells little about any of them. One that stands in few tells much. So a
//: word gets the weight
//: $$\mathrm{idf} = \log\frac{1 + n}{1 + d}$$
//: where $n$ is the number of sentences that were counted and $d$ the number of those with the word in it. Twice in one
//: sentence counts once. The word may also be one that nobody has counted: then $d$ is 0.
//:
//: Of the four sentences `["play", "a", "song"]`, `["play", "it", "play"]`, `["stop"]` and `["wait"]`, two have "play":
//: the answer for "play" is log(5/3).
//:
//: Check it: `./kit check 15.1`. Stuck? `./kit hint 15.1`.
import Checks
import Foundation

/// The weight of a word, from the words of all sentences that were counted.
func rarity(of word: String, in sentences: [[String]]) -> Double {
  // TODO(15.1): your lines go here, instead of the next one.
  todo("15.1")
}
