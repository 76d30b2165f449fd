import Engine

/// Who is judged on test intents: the bag, the bag with the familiar, all three ways, and all three with ridge regression.
func candidates(
  familiar: EpisodicTraining<SentenceEncoder>, encoder: EpisodicTraining<SentenceEncoder>,
  ridge: EpisodicTraining<SentenceEncoder>,
  _ spaces: Spaces, _ size: Experiment
) -> [Candidate] {
  func trained(
    _ name: String, _ method: String, _ title: String,
    _ learner: EpisodicTraining<SentenceEncoder>, shot: Int, by rule: Rule
  ) -> Candidate {
    let tasks = learner.losses.count * size.tasksOfAStep
    return Candidate(
      name: name, method: method, title: title,
      selection: "the last step; trained \(size.way)-way \(shot)-shot, ways chosen on validation",
      tasksSeen: tasks, sentencesSeen: tasks * size.way * (shot + 5), seconds: learner.seconds,
      scores: { learner.model.scores($0, spaces, by: rule) })
  }
  let all = "tf–idf by signature, skip-gram vectors and scores of known intents"
  return [
    Candidate(
      name: "bag", method: "tf–idf", title: "tf–idf of words, pairs and letters, nearest mean",
      selection: "features chosen on validation", tasksSeen: 0, sentencesSeen: 0, seconds: 0,
      scores: { bagScores($0) }),
    trained(
      "familiar", "tf–idf and familiar", "tf–idf and scores of known intents, nearest mean",
      familiar, shot: 1, by: .nearestMean),
    trained(
      "listener", "all three", "\(all), nearest mean", encoder, shot: 1, by: .nearestMean),
    trained("ridge", "all three, ridge", "\(all), ridge regression", ridge, shot: 5, by: .ridge),
  ]
}
