import Datasets
import Engine
import Learning

extension Learner {
  /// The learner with running statistics from tasks of training: averages over the maps that query
  /// images make in a network that has learned their task.
  func withRunningStatistics(from tasks: [Episode], steps: Int) -> Learner {
    var measured = self
    for (index, task) in tasks.enumerated() {
      var fast = learned(from: task.support, steps: steps, order: .first)
      fast.state = measured.start.state
      fast.embedding.updateRunningStatistics(
        from: task.query.images, momentum: 1 / Float(index + 1))
      measured.start.state = fast.state
    }
    return measured
  }
}

/// One network's scores on the same tasks, by whose mean and variance normalise the queries.
struct Leakage {
  let running, supportPlusOne: TaskScore
  let scores: [Company: TaskScore]
  /// Those of two twins that went on to learn: one as before, one with the support's mean and variance.
  let twin, control: [Company: TaskScore]

  /// `seen` are tasks of training, for the statistics that are kept from it.
  init(_ metaTest: MetaTest, twin: Learner, control: Learner, in room: TestRoom, seen: [Episode]) {
    let steps = metaTest.steps
    let measured = metaTest.learner.withRunningStatistics(from: seen, steps: steps)
    running = room(measured, steps: steps, .running)
    supportPlusOne = room(measured, steps: steps, .supportPlusOne)
    scores = metaTest.scores
    self.twin = room.scores(twin, steps: steps)
    self.control = room.scores(control, steps: steps)
  }

  /// What queries gain from all others of their task, task by task.
  var gain: TaskScore { scores[.everybody]!.lead(over: scores[.support]!) }
  /// What it gains from what was kept from training in place of the support.
  var gainOfRunning: TaskScore { running.lead(over: scores[.support]!) }
  /// What a query that is judged by itself gains where the network learned for that.
  var gainOfTraining: TaskScore { control[.support]!.lead(over: twin[.support]!) }
  /// What the queries of a balanced batch still gain then.
  var gainOfControl: TaskScore { control[.oneOfEachClass]!.lead(over: control[.support]!) }

  /// The scores with their names on the picture and in the records.
  var all: [(key: String, name: String, score: TaskScore, company: Company?)] {
    [
      ("running", "kept from\ntraining", running, nil),
      ("support", "support\nalone", scores[.support]!, .support),
      ("support-plus-one", "support and\none query", supportPlusOne, nil),
      ("batch", "all queries\ntogether", scores[.everybody]!, .everybody),
      ("one-of-each-class", "one query of\neach class", scores[.oneOfEachClass]!, .oneOfEachClass),
      ("one-class", "queries of\none class", scores[.oneClass]!, .oneClass),
    ]
  }

  /// The scores as they are drawn, the control's beside them.
  var bars: [Bar] {
    all.map { _, name, score, company in
      let control = company.map { self.control[$0]! }
      return Bar(
        name: name, mean: score.mean, interval: score.interval,
        isTransductive: company != nil && company != .support,
        control: control.map { ($0.mean, $0.interval) })
    }
  }
}
