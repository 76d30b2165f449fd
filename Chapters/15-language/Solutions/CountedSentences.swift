//: # 15.6 · Broken code: a word that was counted too early
//: *Minutes:* 6
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
//: ## Hint
//: Whose sentences does it return? Which of them will be known tomorrow?
//:
//: ## Hint
//: Of a test task's intents nothing was counted. So of a training episode's intents nothing may be counted, either.
//:
//: ## Hint
//: Keep the intents whose name is not among the episode's: `training.filter { !episode.contains($0.key) }`.
//:
//: ## Why
//: Two mistakes lie here. To count the test's sentences is to have looked at the test, labels or not. To count the
//: episode's own is quieter: nothing is stolen, but every word of a training episode is then known, while at the test most
//: are not. The network learns to weigh words by numbers that mean something else later. A training task must be
//: as strange to the learner as a test task will be.

/// The sentences whose words are counted for an episode of training, sorted.
func countedSentences(
  training: [String: [String]], test: [String: [String]], episode: [String]
) -> [String] {
  // BEGIN SOLUTION
  training.filter { !episode.contains($0.key) }.values.joined().sorted()
  // BROKEN test: the sentences of the test were counted: then it is no test any more
  //   training.merging(test) { $1 }.values.joined().sorted()
  // WRONG own: the episode's own intents were counted: at the test nobody will have counted them
  //   training.values.joined().sorted()
  // WRONG test-without-own: the sentences of the test were counted: it does not help that the episode's are hidden
  //   training.merging(test) { $1 }.filter { !episode.contains($0.key) }.values.joined().sorted()
  // WRONG only: these are the episode's own sentences, and no others
  //   training.filter { episode.contains($0.key) }.values.joined().sorted()
  // WRONG unsorted: they are not sorted
  //   Array(training.filter { !episode.contains($0.key) }.values.joined())
  // END SOLUTION
}

#if CHECKS
  let known = ["a": ["x"], "b": ["y", "z"], "c": ["u", "v"]]
  let sealed = ["d": ["secret"]]

  public let checks = [
    Check(
      "one of two", input: "training a: x, b: y, z  episode a", expected: ["y", "z"],
      mistakes: [
        "the episode's own intents were counted: at the test nobody will have counted them": [
          "x", "y", "z",
        ],
        "these are the episode's own sentences, and no others": ["x"],
      ]
    ) {
      countedSentences(training: ["a": ["x"], "b": ["y", "z"]], test: [:], episode: ["a"])
    },
    Check(
      "two of three", input: "training a: x, b: y, z, c: u, v  test d: secret  episode a, c",
      expected: ["y", "z"],
      mistakes: [
        "the episode's own intents were counted: at the test nobody will have counted them": [
          "u", "v", "x", "y", "z",
        ],
        "the sentences of the test were counted: then it is no test any more": [
          "secret", "u", "v", "x", "y", "z",
        ],
        "the sentences of the test were counted: it does not help that the episode's are hidden": [
          "secret", "y", "z",
        ],
        "these are the episode's own sentences, and no others": ["u", "v", "x"],
      ]
    ) { countedSentences(training: known, test: sealed, episode: ["a", "c"]) },
    Check(
      "in order", input: "training a: x, b: z, y  test none  episode a", expected: ["y", "z"],
      mistakes: ["they are not sorted": ["z", "y"]]
    ) {
      countedSentences(training: ["a": ["x"], "b": ["z", "y"]], test: [:], episode: ["a"])
    },
    Check(
      "a test task", input: "the same  episode d", expected: ["u", "v", "x", "y", "z"]
    ) { countedSentences(training: known, test: sealed, episode: ["d"]) },
  ]
#endif
