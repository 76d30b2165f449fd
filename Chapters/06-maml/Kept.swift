import Learning
import Notebook

/// A score that the run vouches for.
struct Kept {
  let name: String
  let score: TaskScore
  var style = NumberStyle.percent(1)
  var headline: String?
  /// What it means; nil where it is no result: of a smaller budget than the scale's, or the same as another.
  var card: ProtocolCard?
}

func record(_ kept: Kept, line: UInt = #line) {
  let (score, style) = (kept.score, kept.style)
  if let card = kept.card {
    record(
      kept.name, score.mean, ci: score.interval, n: score.count, headline: kept.headline,
      style: style, card: card, line: line)
  } else {
    record(
      kept.name, score.mean, ci: score.interval, n: score.count, style: style, line: line)
  }
}
