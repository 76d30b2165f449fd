import Datasets
import Engine
import Learning

/// One task, learned step by step: what the network answers to each query before the first step and after every one.
struct Replay {
  let episode: Episode
  /// [queries, way] of probabilities, after 0, 1, … steps.
  let probabilities: [Tensor]

  init<Role: Part>(_ task: Int, of metaTest: MetaTest<Role>, by learner: CharacterLearner) {
    let (episode, batches) = metaTest.task(task)
    var learner = learner
    var answers = [oneByOne(learner.model, episode).softmax()]
    for batch in batches {
      learner = learner.visiting([batch], characterLoss)
      answers.append(oneByOne(learner.model, episode).softmax())
    }
    (self.episode, probabilities) = (episode, answers)
  }

  /// The share of queries that are right after so many steps.
  func accuracy(after steps: Int) -> Double {
    Learning.accuracy(probabilities[steps], episode.query.labels)
  }

  /// The probabilities of each label for one query, step by step.
  func curves(of query: Int, steps: Int) -> [[Double]] {
    (0..<episode.way).map { label in
      probabilities.prefix(steps + 1).map { Double($0[query, label]) }
    }
  }
}
