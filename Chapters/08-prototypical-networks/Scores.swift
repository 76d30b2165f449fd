import Learning
import Notebook
import TrainingLoop

/// Vouches for what a network knew of one kind of test tasks, each score with its card.
func keep(_ marks: Marks, _ stock: CardStock, line: UInt = #line) {
  let name = marks.setting.name
  record(
    "protonet-\(name)", marks.inductive.mean, ci: marks.inductive.interval,
    n: marks.inductive.count, headline: name == "5w1s" ? "5-way 1-shot" : nil,
    style: .percent(2), card: stock.card(marks.setting, .running), line: line)
  if let score = marks.transductive, let gain = marks.gain {
    record(
      "protonet-\(name)-transductive", score.mean, ci: score.interval, n: score.count,
      style: .percent(2), card: stock.card(marks.setting, .batch), line: line)
    record("transductive-gain-\(name)", gain, style: .points(2), line: line)
  }
  record("pixels-\(name)-test", marks.pixels, style: .percent(1), line: line)
}
