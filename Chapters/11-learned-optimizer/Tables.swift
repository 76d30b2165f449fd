import Foundation
import Learning
import Notebook
import Weaving

/// log₁₀ of a loss, or ∞ where it is lost.
func log10Text(_ loss: Double) -> String {
  loss.isFinite && loss < 1e3 ? log10(loss).written(.decimals(2)) : "∞"
}

/// A row for each rate, a star where a rule is best.
func rateRows(_ searches: [RateSearch]) -> [[String]] {
  searches[0].rates.indices.map { row in
    [searches[0].rates[row].written(.significant(2))]
      + searches.map { log10Text($0.losses[row]) + ($0.rates[row] == $0.best ? " *" : "") }
  }
}

/// log₁₀ of the mean loss and its interval, a row for each.
func scoreTable(_ outcomes: [Outcome], steps: Int) {
  table(["", "log₁₀ loss after \(steps) steps", "±"], scoreRows(outcomes))
}

func scoreRows(_ outcomes: [Outcome]) -> [[String]] {
  outcomes.map {
    let (value, interval) = $0.score.log10OfMean
    return [$0.isLearned ? "learned: \($0.name)" : $0.name]
      + [value, interval].map { $0.written(.decimals(2)) }
  }
}

/// The same, and beside it the mean difference from another on the same problems.
func leadTable(_ outcomes: [Outcome], over other: Outcome) {
  let rows = zip(outcomes, scoreRows(outcomes)).map { one, row in
    let lead = one.lead(over: other)
    return row + [lead.mean, lead.interval].map { $0.written(.decimals(2)) }
  }
  table(["", "log₁₀ loss", "±", "minus \(other.name)'s, training by training", "±"], rows)
}

/// After how many episodes each learned optimizer was best, and which factor of its updates served it best.
func factorTable(
  _ variants: [LearnedVariant], _ trainings: [MetaTraining], _ tuned: [TunedOptimizer],
  unit: Float
) {
  let rows = variants.indices.map {
    [
      variants[$0].name, "\(trainings[$0].selection.bestStep)",
      (tuned[$0].optimizer.scale / unit).written(.significant(2)),
      tuned[$0].isAtEdge ? "at an end" : "inside",
    ]
  }
  table(["optimizer", "best after episodes", "factor", "of its list"], rows)
}

/// Where everybody ended in every place, and where they began.
func journeyTable(_ places: [Journey], _ away: [[Outcome]], _ still: [Outcome]) {
  let all = zip(still, away).map { [$0] + $1 }
  table(
    ["log₁₀ loss at the end"] + all[0].map(\.name),
    zip(places, all).map { place, outcomes in
      [place.name] + outcomes.map { log10Text($0.score.mean) }
    })
}

/// The slope along one direction of φ, for gradients that count as numbers and as functions.
func modeTable(_ modes: [ModeCheck]) {
  table(
    ["gradients count as", "slope by the tape", "by differences"],
    zip(["numbers", "functions of φ"], modes).map {
      [$0, $1.exact.written(.significant(5)), $1.measured.written(.significant(5))]
    })
}
