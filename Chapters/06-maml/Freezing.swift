import Datasets
import Learning
import Plotting

/// What of a network the inner loop may move.
enum Moving: CaseIterable {
  case nothing, head, embedding, everything
}

/// The share of a task's queries that are answered rightly when only a part of the start takes the inner steps
/// (Raghu et al. 2020, section 4, "freezing").
func accuracy(of learner: Learner, on task: Episode, steps: Int, moving part: Moving) -> Double {
  let (support, rate) = (task.support, learner.rate)
  var fast = learner.start
  switch part {
  case .nothing: break
  case .head:
    let features = fast.embedding(support.images, statistics: .batch)
    fast.head = adapted(fast.head, rate: rate, steps: steps, order: .first) {
      crossEntropy($0(features), support.labels)
    }
  case .embedding:
    let head = fast.head
    fast.embedding = adapted(fast.embedding, rate: rate, steps: steps, order: .first) {
      crossEntropy(head($0(support.images, statistics: .batch)), support.labels)
    }
  case .everything: fast = learner.learned(from: support, steps: steps, order: .first)
  }
  return accuracy(fast(task.query.images, statistics: .batch), task.query.labels)
}

extension Exam {
  /// Whether this method's inner steps move every weight, all at one rate.
  var movesEverything: Bool { [.secondOrder, .firstOrder].contains(run.model.method) }
}

/// The scores of all parts as a picture.
func freezing(_ scores: [TaskScore]) -> Plot {
  freezing(zip(Moving.allCases, scores).map { ("\($0)", $1.mean, $1.interval) })
}
