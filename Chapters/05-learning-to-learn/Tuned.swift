import Foundation
import Learning

/// What a grid search found.
struct Tuned {
  /// A candidate with the most steps that it might have had, and at its own best number of them.
  struct Try {
    let offered, recipe: Recipe
    let accuracy: Double
  }

  let tries: [Try]

  private var search: GridSearch<Recipe> {
    GridSearch(tries.map(\.recipe), scores: tries.map(\.accuracy))
  }
  /// The best of all.
  var recipe: Recipe { search.best }
  /// Its accuracy on the tasks that it was chosen by.
  var accuracy: Double { search.score }

  /// The offers that differ from the winner in nothing but rate and steps.
  private var alike: [Recipe] {
    tries.map(\.offered).filter {
      ($0.movesAll, $0.isPlain, $0.policy) == (recipe.movesAll, recipe.isPlain, recipe.policy)
    }
  }
  private var rates: [Float] { Set(alike.map(\.rate)).sorted() }
  private var mostSteps: Int { alike.map(\.steps).max()! }

  /// Where the winner stands at the edge of what it was offered: a wider grid might have done better.
  var edges: [String] {
    var edges: [String] = []
    if recipe.rate == rates.first { edges.append("the lowest rate") }
    if recipe.rate == rates.last { edges.append("the highest rate") }
    if recipe.steps == mostSteps { edges.append("the most steps") }
    return edges
  }

  /// The next candidate beyond an edge on which the winner stands: a rate further by the grid's last factor, to one
  /// digit, or twice the steps.
  var beyond: Recipe? {
    var (next, rates) = (recipe, rates)
    next.steps = mostSteps
    if recipe.rate == rates.first { rates.reverse() }
    if recipe.rate == rates.last, let before = rates.dropLast().last, before > 0 {
      next.rate = Float(String(format: "%.1g", recipe.rate * recipe.rate / before))!
      return next
    }
    next.steps *= 2
    return recipe.steps == mostSteps ? next : nil
  }
}
