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
  /// Those of two networks that were trained from scratch, equally long: one as this was, with the mean and variance of
  /// all queries; one with the support's.
  let twin, control: [Company: TaskScore]
}

extension Leakage {
  /// `seen` are tasks of training, for the statistics that are kept from it.
  init(_ metaTest: MetaTest, twin: Control, control: Control, in room: TestRoom, seen: [Episode]) {
    let steps = metaTest.steps
    let measured = metaTest.learner.withRunningStatistics(from: seen, steps: steps)
    self.init(
      running: room(measured, steps: steps, .running),
      supportPlusOne: room(measured, steps: steps, .supportPlusOne), scores: metaTest.scores,
      twin: room.scores(twin.learner, steps: twin.steps),
      control: room.scores(control.learner, steps: control.steps))
  }

  /// What queries gain from all others of their task, task by task.
  var gain: TaskScore { scores[.everybody]!.lead(over: scores[.support]!) }
  /// What it gains from what was kept from training in place of the support.
  var gainOfRunning: TaskScore { running.lead(over: scores[.support]!) }
  /// What a query that is judged by itself gains where the network learned for that.
  var gainOfTraining: TaskScore { control[.support]!.lead(over: twin[.support]!) }
  /// What all queries together gain where each network is judged by the rules of its own training.
  var gainOfCompany: TaskScore { twin[.everybody]!.lead(over: control[.support]!) }
  /// What the queries of a balanced batch gain in the network that never met one.
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

  /// The scores as they are drawn, those of the control and its twin beside them.
  var bars: [Bar] {
    all.map { _, name, score, company in
      func drawn(_ score: TaskScore) -> Bar.Score { (score.mean, score.interval) }
      return Bar(
        name: name, score: drawn(score),
        isTransductive: company != nil && company != .support,
        control: company.map { drawn(control[$0]!) }, twin: company.map { drawn(twin[$0]!) })
    }
  }
}
