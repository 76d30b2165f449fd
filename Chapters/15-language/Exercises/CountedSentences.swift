//: # 15.6 · Broken code: a word that was counted too early
//:
//: The weights of words are to be counted for an episode. This function collects the sentences that are counted. It runs, and
//: with it the score at the test is higher than before. But nothing that it does could be done for a task that comes
//: tomorrow.
//:
//: Find out what is wrong with it, and mend it. Counted is what is known when the episode's intents come *for the first time*:
//: so in training, too, an episode's own intents stay out. `training` and `test` are the sentences of the intents by
//: name, `episode` the names of the episode's intents. The sentences are given back sorted.
//:
//: For training `["a": ["x"], "b": ["y", "z"]]` and an episode of `["a"]` the answer is `["y", "z"]`.
//:
//: Check it: `./kit check 15.6`. Stuck? `./kit hint 15.6`.
import Checks

/// The sentences whose words are counted for an episode of training, sorted.
func countedSentences(
  training: [String: [String]], test: [String: [String]], episode: [String]
) -> [String] {
  training.merging(test) { $1 }.values.joined().sorted()
}
