import Learning
import Notebook
import Weaving

extension TaskScore {
  /// "97.9 % ± 0.3 %".
  func written(_ style: NumberStyle) -> String {
    "\(mean.written(style)) ± \(interval.written(style))"
  }

  /// What another score has more on the same tasks, task by task.
  func lead(over other: TaskScore) -> TaskScore {
    TaskScore(perTask: zip(perTask, other.perTask).map { $0 - $1 })
  }
}

/// Vouches for a score over tasks.
func record(_ name: String, _ score: TaskScore, style: NumberStyle, line: UInt = #line) {
  record(name, score.mean, ci: score.interval, n: score.count, style: style, line: line)
}

/// Vouches for what a network knew of one kind of test tasks, each score with its card.
func keep(_ marks: Marks, _ stock: CardStock, line: UInt = #line) {
  let name = marks.sitting.name
  record(
    "protonet-\(name)", marks.inductive.mean, ci: marks.inductive.interval,
    n: marks.inductive.count, headline: name == "5w1s" ? "5-way 1-shot" : nil,
    style: .percent(2), card: stock.card(marks.sitting, .running), line: line)
  if let score = marks.transductive, let gain = marks.gain {
    record(
      "protonet-\(name)-transductive", score.mean, ci: score.interval, n: score.count,
      style: .percent(2), card: stock.card(marks.sitting, .batch), line: line)
    record("transductive-gain-\(name)", gain, style: .percent(2), line: line)
  }
  record("pixels-\(name)-test", marks.pixels, style: .percent(1), line: line)
}
