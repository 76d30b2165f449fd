//: # 15.1 · How rare is a word?
//: *Minutes:* 5
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
//: ## Hint
//: Two numbers are needed: how many sentences there are, and how many contain the word.
//:
//: ## Hint
//: `sentence.contains(word)` is true or false, however often the word is there.
//:
//: ## Hint
//: Count the sentences that contain it, add 1 to both counts, divide, and take the logarithm.
//:
//: ## Why
//: The logarithm makes the weight a surprise: among sentences of which a share d/n has the word, meeting it is worth
//: −log(d/n). The two 1s give a word that was never seen the largest weight of all, and not an infinite one. That
//: matters here more than anywhere: a new task speaks of things that no training has heard of.
import Foundation

/// The weight of a word, from the words of all sentences that were counted.
func rarity(of word: String, in sentences: [[String]]) -> Double {
  // BEGIN SOLUTION
  let with = sentences.count { $0.contains(word) }
  return log(Double(1 + sentences.count) / Double(1 + with))
  // WRONG occurrences: twice in one sentence was counted twice: d counts sentences
  //   let with = sentences.joined().count { $0 == word }
  //   return log(Double(1 + sentences.count) / Double(1 + with))
  // WRONG upside-down: this is log(d/n): rare words would weigh least
  //   let with = sentences.count { $0.contains(word) }
  //   return log(Double(1 + with) / Double(1 + sentences.count))
  // WRONG no-ones: without the two 1s a word that nobody has counted weighs infinitely much
  //   let with = sentences.count { $0.contains(word) }
  //   return log(Double(sentences.count) / Double(with))
  // WRONG no-one-above: there is no 1 above: then a word in all sentences weighs less than nothing
  //   let with = sentences.count { $0.contains(word) }
  //   return log(Double(sentences.count) / Double(1 + with))
  // WRONG no-log: this is the ratio itself: take its logarithm
  //   let with = sentences.count { $0.contains(word) }
  //   return Double(1 + sentences.count) / Double(1 + with)
  // EQUAL: a word cannot stand in more sentences than there are
  //   let with = absolute(sentences.count { $0.contains(word) })
  //   let with = positivePart(sentences.count { $0.contains(word) })
  //   return absolute(log(Double(1 + sentences.count) / Double(1 + with)))
  //   return positivePart(log(Double(1 + sentences.count) / Double(1 + with)))
  // END SOLUTION
}

#if CHECKS
  let sentences = [["play", "a", "song"], ["play", "it", "play"], ["stop"], ["wait"]]

  public let checks = [
    Check(
      "in two of four", input: "play", expected: log(5.0 / 3),
      mistakes: [
        "twice in one sentence was counted twice: d counts sentences": log(5.0 / 4),
        "this is log(d/n): rare words would weigh least": log(3.0 / 5),
        "this is the ratio itself: take its logarithm": 5.0 / 3,
        "there is no 1 above: then a word in all sentences weighs less than nothing": log(4.0 / 3),
      ]
    ) { rarity(of: "play", in: sentences) },
    Check(
      "in none", input: "tune", expected: log(5.0),
      mistakes: [
        "without the two 1s a word that nobody has counted weighs infinitely much": .infinity
      ]
    ) { rarity(of: "tune", in: sentences) },
    Check("in all", input: "stop, of one sentence", expected: 0) {
      rarity(of: "stop", in: [["stop", "now"]])
    },
    Check("in one of four", input: "stop", expected: log(2.5)) {
      rarity(of: "stop", in: sentences)
    },
  ]
#endif
