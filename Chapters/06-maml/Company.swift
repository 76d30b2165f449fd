import Datasets
import Engine
import Learning

/// Whose mean and variance batch norm takes where the queries of a task are judged.
enum Company: CaseIterable {
  /// The support's, so that a query is judged by itself.
  case support
  /// Their own: of all together, of one query of each class at a time, of one class at a time.
  case everybody, oneOfEachClass, oneClass

  /// How records call it.
  var key: String {
    switch self {
    case .support: "support"
    case .everybody: "batch"
    case .oneOfEachClass: "one-of-each-class"
    case .oneClass: "one-class"
    }
  }

  /// The queries that are looked at together, by their numbers.
  func groups(of labels: [Int]) -> [[Int]] {
    let classes = Set(labels).sorted().map { kind in labels.indices.filter { labels[$0] == kind } }
    switch self {
    case .support, .everybody: return [Array(labels.indices)]
    case .oneClass: return classes
    case .oneOfEachClass:
      return (0..<classes.map(\.count).max()!).map { turn in
        classes.compactMap { turn < $0.count ? $0[turn] : nil }
      }
    }
  }
}

/// The share of a task's queries that a network answers rightly in such company.
func accuracy(
  of fast: ConvolutionalClassifier, on task: Episode, in company: Company
) -> Double {
  let right = company.groups(of: task.query.labels).map { group in
    let queries = task.query.rows(group)
    let answers = fast.outputs(
      for: queries.images, support: task.support.images,
      policy: company == .support ? .support : .batch)
    return zip(answers.argmax(), queries.labels).count { $0 == $1 }
  }
  return Double(right.reduce(0, +)) / Double(task.query.count)
}

extension TestRoom {
  /// A learner's score in each company: the same tasks, the same steps.
  func scores(_ learner: Learner, steps: Int) -> [Company: TaskScore] {
    let scores = each { task in
      let fast = learner.learned(from: task.support, steps: steps, order: .first)
      return Company.allCases.map { accuracy(of: fast, on: task, in: $0) }
    }
    return Dictionary(uniqueKeysWithValues: zip(Company.allCases, scores))
  }
}
