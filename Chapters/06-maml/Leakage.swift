import Datasets
import Engine
import Learning

/// Which queries batch norm looks at together, where it takes its mean and variance from them.
enum Company: CaseIterable {
  case everybody, oneOfEachClass, oneClass

  /// The queries of a task in groups, by their numbers.
  func groups(of labels: [Int]) -> [[Int]] {
    let classes = Set(labels).sorted().map { kind in labels.indices.filter { labels[$0] == kind } }
    switch self {
    case .everybody: return [Array(labels.indices)]
    case .oneClass: return classes
    case .oneOfEachClass:
      return (0..<classes.map(\.count).max()!).map { turn in
        classes.compactMap { turn < $0.count ? $0[turn] : nil }
      }
    }
  }
}

/// The share of a task's queries that are answered rightly when batch norm sees them in such company.
func accuracy(
  of learner: Learner, on task: Episode, steps: Int, in company: Company
) -> Double {
  let fast = learner.learned(from: task.support, steps: steps, order: .first)
  let right = company.groups(of: task.query.labels).map { group in
    let queries = task.query.rows(group)
    let answers = fast(queries.images, statistics: .batch).argmax()
    return zip(answers, queries.labels).count { $0 == $1 }
  }
  return Double(right.reduce(0, +)) / Double(task.query.count)
}

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
  let running, support, supportPlusOne, together, oneOfEachClass, oneClass: TaskScore

  /// The scores as they are drawn.
  var bars: [Bar] {
    all.map { Bar(name: $1, mean: $2.mean, interval: $2.interval, isTransductive: $3) }
  }

  /// `seen` are tasks of training, for the statistics that are kept from it.
  init(_ exam: Exam, in room: TestRoom, seen: [Episode]) {
    let (learner, steps) = (exam.learner, exam.steps)
    let measured = learner.withRunningStatistics(from: seen, steps: steps)
    func score(_ company: Company) -> TaskScore {
      room { accuracy(of: learner, on: $0, steps: steps, in: company) }
    }
    running = room(measured, steps: steps, .running)
    support = exam.inductive
    supportPlusOne = room(measured, steps: steps, .supportPlusOne)
    together = exam.transductive
    (oneOfEachClass, oneClass) = (score(.oneOfEachClass), score(.oneClass))
  }

  /// The scores with their names on the picture and in the records.
  var all: [(key: String, name: String, score: TaskScore, isTransductive: Bool)] {
    [
      ("running", "kept from\ntraining", running, false),
      ("support", "support\nalone", support, false),
      ("support-plus-one", "support and\none query", supportPlusOne, false),
      ("batch", "all queries\ntogether", together, true),
      ("one-of-each-class", "one query of\neach class", oneOfEachClass, true),
      ("one-class", "queries of\none class", oneClass, true),
    ]
  }
}
