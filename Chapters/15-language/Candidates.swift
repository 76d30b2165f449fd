import Engine
import Learning

/// Who is judged on test intents: the bag, the bag with the familiar, all three ways under four rules, and the bag with a
/// reader of letters.
func candidates(
  familiar: EpisodicTraining<SentenceEncoder>, encoder: EpisodicTraining<SentenceEncoder>,
  ridge: EpisodicTraining<SentenceEncoder>, steps: EpisodicTraining<SentenceEncoder>,
  attention: EpisodicTraining<SentenceEncoder>, reader: Readers.Chosen,
  _ spaces: Spaces, _ tasks: SentenceTasks, _ size: Experiment
) -> [Candidate] {
  func trained<Model: Module>(
    _ name: String, _ method: String, _ title: String, _ learner: EpisodicTraining<Model>,
    shot: Int = 1, chosen: String = "ways", inner: (Int, Float) = (0, 0),
    scores: @escaping (TaskSheet) -> Tensor
  ) -> Candidate {
    let tasks = learner.losses.count * size.tasksOfAStep
    return Candidate(
      name: name, method: method, title: title,
      selection:
        "the last step; trained \(size.way)-way \(shot)-shot, \(chosen) chosen on validation",
      tasksSeen: tasks, sentencesSeen: tasks * size.way * (shot + 5), seconds: learner.seconds,
      inner: inner, scores: scores)
  }
  let read = ReadSentences(Array(tasks.sentences.joined()), by: reader.learner.model)
  let all = "tf–idf by signature, skip-gram vectors and scores of known intents"
  return [
    Candidate(
      name: "bag", method: "tf–idf", title: "tf–idf of words, pairs and letters, nearest mean",
      selection: "features chosen on validation", tasksSeen: 0, sentencesSeen: 0, seconds: 0,
      scores: { bagScores($0) }),
    trained(
      "familiar", "tf–idf and familiar", "tf–idf and scores of known intents, nearest mean",
      familiar
    ) { familiar.model.scores($0, spaces) },
    trained("listener", "all three", "\(all), nearest mean", encoder) {
      encoder.model.scores($0, spaces)
    },
    trained("ridge", "all three, ridge", "\(all), ridge regression", ridge, shot: 5) {
      ridge.model.scores($0, spaces, by: .ridge)
    },
    trained(
      "steps", "all three, steps", "\(all), a linear layer by MAML", steps, shot: 5,
      inner: (descentSteps, steps.model.rate.exp().item)
    ) { steps.model.scores($0, spaces, by: .descent) },
    trained("attention", "all three, attention", "\(all), attention", attention, shot: 5) {
      attention.model.scores($0, spaces, by: .attention)
    },
    trained(
      "reader", "tf–idf and GRU", "tf–idf and a GRU over letters, nearest mean", reader.learner,
      chosen: "rate"
    ) { reader.learner.model.scores($0, read) },
  ]
}
