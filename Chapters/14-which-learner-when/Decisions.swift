import Learning
import Notebook

/// One of the five questions of who has data of their own, with the answer of this run.
struct Decision {
  let question: String
  let best: Contender
  let marks: Marks
  /// Whose lead or lag behind the best is within its interval.
  let tied: [Contender]

  /// The best of those in question. Who is chosen among many by the same tasks is a little flattered by them.
  init(_ question: String, _ marks: [Contender: Marks]) {
    self.question = question
    let order = Contender.allCases.filter { marks[$0] != nil }
    best = GridSearch(order, scores: order.map { marks[$0]!.mean }).best
    let first = marks[best]!
    self.marks = first
    let chosen = best
    tied = order.filter { $0 != chosen && !first.lead(over: marks[$0]!).isApart }
  }

  var row: [String] {
    [
      question, best.name, marks.text,
      tied.isEmpty ? "nobody: it is ahead of all others" : tied.map(\.name).joined(separator: ", "),
    ]
  }
}
