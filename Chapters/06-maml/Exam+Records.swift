import Datasets
import Learning
import Notebook

extension Characters {
  /// The three scores of a method, and what its features are worth alone.
  func records(_ exam: Exam) -> [Kept] {
    let method = exam.run.model.method
    let name = "\(method.key)-\(size.setting)"
    let balanced = Kept(
      name: "\(name)-one-of-each-class", score: exam.oneOfEachClass,
      card: card(exam, .batch, inPaperBatches: true))
    let together = Kept(
      name: name, score: exam.transductive,
      headline: method == .secondOrder
        ? "of new characters read after \(exam.steps) steps" : nil,
      card: card(exam, .batch, inPaperBatches: size.queries == 1))
    let inductive = Kept(
      name: "\(name)-inductive", score: exam.inductive, card: card(exam, .support))
    // With one query of each class both are the same score.
    return [together] + (size.queries == 1 ? [] : [balanced]) + [inductive]
  }

  /// What compares pictures pixel by pixel, and the features of trained networks without any step.
  func records(nearest: TaskScore, features exams: [Exam]) -> [Kept] {
    let nearest = Kept(
      name: "pixel-nearest-\(size.setting)", score: nearest,
      card: card("nearest neighbour, pixel by pixel", nil, steps: 0, rate: 0, seen: nil))
    return [nearest]
      + exams.enumerated().map { index, exam in
        let method = exam.run.model.method
        return Kept(
          name: index == 0 ? "nil-\(size.setting)" : "nil-\(method.key)-\(size.setting)",
          score: exam.features,
          card: card(
            "features of \(method.name), no inner loop (NIL)", .batch, steps: 0, rate: 0,
            seen: exam.run))
      }
  }

  /// The scores as records. Those of the exam have their card there.
  func records(_ leakage: Leakage, _ exam: Exam) -> [Kept] {
    let policies: [String: NormalizationPolicy] = [
      "running": .running, "support-plus-one": .supportPlusOne,
    ]
    let gains = [
      ("gain", leakage.gain), ("gain-of-training", leakage.gainOfTraining),
      ("gain-of-control", leakage.gainOfControl), ("twin-support", leakage.twin[.support]!),
    ]
    let control = Company.allCases.map { ("control-\($0.key)", leakage.control[$0]!) }
    return (gains + control).map { Kept(name: "leakage-\($0)", score: $1) }
      + leakage.all.map { key, _, score, _ in
        Kept(
          name: "leakage-\(key)", score: score, card: policies[key].map { card(exam, $0) })
      }
  }
}

extension Seen {
  /// The columns of the results.
  static let columns = [
    "method", "all queries together", "one of each class", "paper (one of each class)",
    "support alone", "features alone", "order",
  ]
}

/// The table of results: all methods, and pictures compared pixel by pixel.
func rows(_ exams: [Exam], nearest: TaskScore, of characters: Characters) -> [[String]] {
  exams.map { row($0, characters) }
    + [["nearest picture, pixel by pixel", "–", "–", "–", text(nearest), "–", "–"]]
}

private func row(_ exam: Exam, _ characters: Characters) -> [String] {
  let method = exam.run.model.method
  let paper = characters.published(method).map {
    "\(($0.value).written(.percent(1))) ± \(($0.ci95! * 100).written(.decimals(1)))"
  }
  return [
    method.name, text(exam.transductive), text(exam.oneOfEachClass), paper ?? "–",
    text(exam.inductive), text(exam.features), "\(method.order.rawValue)",
  ]
}

/// "61.4 % ± 3.1".
func text(_ score: TaskScore) -> String {
  "\(score.mean.written(.percent(1))) ± \((score.interval * 100).written(.decimals(1)))"
}
