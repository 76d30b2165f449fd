import Datasets
import Learning
import Notebook

extension Characters {
  /// The three scores of a method, and what its features are worth alone.
  func records(_ metaTest: MetaTest) -> [Kept] {
    let method = metaTest.method
    let name = "\(method.key)-\(size.setting)"
    let balanced = Kept(
      name: "\(name)-one-of-each-class", score: metaTest.oneOfEachClass,
      card: card(metaTest, .batch, inPaperBatches: true))
    let together = Kept(
      name: name, score: metaTest.transductive,
      headline: method == .secondOrder
        ? "of new characters read after \(metaTest.steps) steps" : nil,
      card: card(metaTest, .batch, inPaperBatches: size.queries == 1))
    let inductive = Kept(
      name: "\(name)-inductive", score: metaTest.inductive, card: card(metaTest, .support))
    // With one query of each class both are the same score.
    return [together] + (size.queries == 1 ? [] : [balanced]) + [inductive]
  }

  /// What compares pictures pixel by pixel, and the features of trained networks without any step.
  func records(nearest: TaskScore, features metaTests: [MetaTest]) -> [Kept] {
    let nearest = Kept(
      name: "pixel-nearest-\(size.setting)", score: nearest,
      card: card("nearest neighbour, pixel by pixel", nil, steps: 0, rate: 0, seen: nil))
    return [nearest]
      + metaTests.enumerated().map { index, metaTest in
        let method = metaTest.method
        return Kept(
          name: index == 0 ? "nil-\(size.setting)" : "nil-\(method.key)-\(size.setting)",
          score: metaTest.features,
          card: card(
            "features of \(method.name), no inner loop (NIL)", .batch, steps: 0, rate: 0,
            seen: metaTest.run))
      }
  }

  /// The scores as records. Those of the meta-test have their card there.
  func records(_ leakage: Leakage, _ metaTest: MetaTest) -> [Kept] {
    let policies: [String: NormalizationPolicy] = [
      "running": .running, "support-plus-one": .supportPlusOne,
    ]
    let gains = [
      ("gain", leakage.gain), ("gain-of-training", leakage.gainOfTraining),
      ("gain-of-control", leakage.gainOfControl), ("gain-of-company", leakage.gainOfCompany),
      ("gain-of-running", leakage.gainOfRunning),
    ]
    let shorter = [("control", leakage.control), ("twin", leakage.twin)].flatMap { name, scores in
      Company.allCases.map { ("\(name)-\($0.key)", scores[$0]!) }
    }
    return gains.map { Kept(name: "leakage-\($0)", score: $1, style: .points(1)) }
      + shorter.map { Kept(name: "leakage-\($0)", score: $1) }
      + leakage.all.map { key, _, score, _ in
        Kept(
          name: "leakage-\(key)", score: score, card: policies[key].map { card(metaTest, $0) })
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
func rows(_ metaTests: [MetaTest], nearest: TaskScore, of characters: Characters) -> [[String]] {
  metaTests.map { row($0, characters) }
    + [["nearest picture, pixel by pixel", "–", "–", "–", text(nearest), "–", "–"]]
}

private func row(_ metaTest: MetaTest, _ characters: Characters) -> [String] {
  let method = metaTest.method
  let paper = characters.published(method).map {
    "\(($0.value).written(.percent(1))) ± \(($0.ci95! * 100).written(.decimals(1)))"
  }
  return [
    method.name, text(metaTest.transductive), text(metaTest.oneOfEachClass), paper ?? "–",
    text(metaTest.inductive), text(metaTest.features), "\(method.order.rawValue)",
  ]
}

/// "61.4 % ± 3.1".
func text(_ score: TaskScore) -> String {
  "\(score.mean.written(.percent(1))) ± \((score.interval * 100).written(.decimals(1)))"
}
