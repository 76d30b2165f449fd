import Datasets
import Learning
import Notebook

extension Characters {
  /// Both scores of a method.
  func records(_ exam: Exam) -> [Kept] {
    let method = exam.run.model.method
    let name = "\(method.key)-\(size.setting)"
    return [
      Kept(
        name: name, score: exam.transductive,
        headline: method == .secondOrder
          ? "of new characters read after \(exam.steps) steps" : nil, card: card(exam, .batch)),
      Kept(
        name: "\(name)-inductive", score: exam.inductive, card: card(exam, .support)),
    ]
  }

  /// What compares pictures pixel by pixel, and features of a trained network without any step.
  func records(nearest: TaskScore, features: TaskScore?, of exam: Exam?) -> [Kept] {
    let nearest = Kept(
      name: "pixel-nearest-\(size.setting)", score: nearest,
      card: card("nearest neighbour, pixel by pixel", nil, steps: 0, rate: 0, seen: nil))
    guard let features, let exam else { return [nearest] }
    let name = "features of \(exam.run.model.method.name), no inner loop (NIL)"
    return [
      nearest,
      Kept(
        name: "nil-\(size.setting)", score: features,
        card: card(name, .batch, steps: 0, rate: 0, seen: exam.run)),
    ]
  }
}

extension Characters {
  /// The scores as records. Two of them are the exam's own and have their card there.
  func records(_ leakage: Leakage, _ exam: Exam) -> [Kept] {
    let policies: [String: NormalizationPolicy] = [
      "running": .running, "support-plus-one": .supportPlusOne,
    ]
    let gain = Kept(name: "leakage-gain", score: leakage.together.lead(over: leakage.support))
    return [gain]
      + leakage.all.map { key, _, score, _ in
        Kept(
          name: "leakage-\(key)", score: score, card: policies[key].map { card(exam, $0) })
      }
  }
}

/// The table of results: all methods, features without a step, and pictures compared pixel by pixel.
func rows(
  _ exams: [Exam], features: TaskScore?, nearest: TaskScore, of characters: Characters
) -> [[String]] {
  exams.map { row($0, characters) }
    + (features.map { [["features alone (NIL)", text($0), "–", "–", "–", "–"]] } ?? [])
    + [["nearest picture, pixel by pixel", "–", text(nearest), "–", "–", "–"]]
}

private func row(_ exam: Exam, _ characters: Characters) -> [String] {
  let method = exam.run.model.method
  let paper = characters.published(method).map {
    "\(($0.value).written(.percent(1))) ± \(($0.ci95! * 100).written(.decimals(1)))"
  }
  return [
    method.name, text(exam.transductive), text(exam.inductive), paper ?? "–",
    "\(method.order.rawValue)", "\(exam.run.selection.bestStep * characters.size.metaBatch)",
  ]
}

/// "61.4 % ± 3.1".
func text(_ score: TaskScore) -> String {
  "\(score.mean.written(.percent(1))) ± \((score.interval * 100).written(.decimals(1)))"
}
