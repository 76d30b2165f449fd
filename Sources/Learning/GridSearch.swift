import Engine

/// Choices in their order, from the least to the most, and how well each did: larger is better.
///
/// A best at an end says that the grid was too small, not that the end is good. What is not a number is never the best; of
/// equals the first is.
public struct GridSearch<Choice> {
  /// What was tried, in order.
  public let choices: [Choice]
  /// How each did.
  public let scores: [Double]

  /// Traps without a choice, or with another number of scores.
  public init(_ choices: [Choice], scores: [Double]) {
    require(
      !choices.isEmpty && choices.count == scores.count,
      "GridSearch: \(choices.count) choices with \(scores.count) scores.")
    (self.choices, self.scores) = (choices, scores)
  }

  /// Where the best one stands.
  public var bestIndex: Int {
    func worth(_ index: Int) -> Double { scores[index].isNaN ? -.infinity : scores[index] }
    return choices.indices.reduce(0) { worth($1) > worth($0) ? $1 : $0 }
  }

  /// The choice that did best.
  public var best: Choice { choices[bestIndex] }

  /// How well it did.
  public var score: Double { scores[bestIndex] }

  /// Whether the best lies between the first and the last.
  public var isInside: Bool { bestIndex > 0 && bestIndex < choices.count - 1 }
}

extension GridSearch where Choice == Float {
  /// Tries the rates of a grid, rising by a common factor, and goes on by that factor wherever the best stands at an end,
  /// by at most so many rates.
  public init(widening rates: [Float], by most: Int = 8, _ score: (Float) -> Double) {
    require(
      rates.count > 1 && rates[0] > 0 && rates[1] > rates[0],
      "GridSearch: a grid that widens has two rising rates or more, all above 0.")
    let factor = rates[1] / rates[0]
    var search = GridSearch(rates, scores: rates.map(score))
    for _ in 0..<most where !search.isInside {
      let isLow = search.bestIndex == 0
      let next = isLow ? search.choices[0] / factor : search.choices.last! * factor
      search = GridSearch(
        isLow ? [next] + search.choices : search.choices + [next],
        scores: isLow ? [score(next)] + search.scores : search.scores + [score(next)])
    }
    self = search
  }
}
