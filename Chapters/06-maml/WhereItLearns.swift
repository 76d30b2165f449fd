import Datasets
import Learning
import Notebook
import Plotting

/// Where one learner learns: what each part earns when it alone may move.
struct WhereItLearns {
  /// By what may move, at the learner's own rate.
  let moving: [TaskScore]
  /// The head alone, at the rate that validation tasks prefer.
  let headRates: GridSearch<Float>
  let head: TaskScore

  /// The score with so much moving.
  subscript(part: Moving) -> TaskScore { moving[Moving.allCases.firstIndex(of: part)!] }

  /// All of it as a picture: the head's own rate beside the head.
  var picture: Plot {
    let own = ("head, rate\n\(headRates.best.written(.shortest))", head)
    var bars = zip(Moving.allCases.map(\.name), moving).map { ($0, $1) }
    bars.insert(own, at: 2)
    return freezing(bars.map { ($0, $1.mean, $1.interval) })
  }

  /// All of it as records.
  var records: [Kept] {
    zip(Moving.allCases, moving).map { Kept(name: "moving-\($0.key)", score: $1) }
      + [Kept(name: "moving-head-own-rate", score: head)]
  }
}

extension WhereItLearns {
  init(_ metaTest: MetaTest, in room: TestRoom, validation: [Episode]) {
    let (learner, steps) = (metaTest.learner, metaTest.steps)
    func headAlone(_ rate: Float) -> Learner { Learner(.anil, start: learner.start, rate: rate) }
    let rates = GridSearch(widening: [0.5, 2, 8, 32]) {
      score(headAlone($0), on: validation, steps: steps).mean
    }
    self.init(
      moving: Moving.allCases.map { part in
        room { accuracy(of: learner, on: $0, steps: steps, moving: part) }
      }, headRates: rates, head: room(headAlone(rates.best), steps: steps, .batch))
  }
}
