import Foundation
import Learning
import Notebook

/// By which factor a step with momentum shrinks the distance along one curvature, in the long run: the larger root of
/// z² − (1 + β − αλ) z + β = 0.
func shrinkage(rate: Double, momentum: Double, curvature: Double) -> Double {
  let middle = 1 + momentum - rate * curvature
  let inside = middle * middle - 4 * momentum
  return inside < 0 ? momentum.squareRoot() : (abs(middle) + inside.squareRoot()) / 2
}

/// The same for a bowl with the curvatures 1 and κ, at the best rate for this momentum.
func bestShrinkage(momentum: Double, condition: Double) -> Double {
  let limit = 2 * (1 + momentum) / condition
  return (1..<2000).map { step in
    let rate = limit * Double(step) / 2000
    return [1, condition].map { shrinkage(rate: rate, momentum: momentum, curvature: $0) }.max()!
  }.min()!
}

/// How many times fewer steps than GD a bowl takes with this momentum, in the long run.
func speedUp(momentum: Double, condition: Double) -> Double {
  log(bestShrinkage(momentum: momentum, condition: condition))
    / log((condition - 1) / (condition + 1))
}

/// Momentum's races into the valley, one for each β, each at its best rate.
struct MomentumRaces {
  let momenta: [Double]
  let races: [Race]

  init(_ momenta: [Double]) {
    self.momenta = momenta
    races = momenta.map { momentum in
      bestRace("β = \(momentum)") { heavyBall(rate: $0, momentum: momentum, Race.valley.gradient) }
    }
  }

  /// Fewer steps are better.
  var search: GridSearch<Double> { GridSearch(momenta, scores: races.map { -Double($0.steps) }) }
  /// The race with the best β.
  var best: Race { races[search.bestIndex] }
  /// How many times fewer steps than without momentum, for each β.
  var speedUps: [Double] { races.map { Double(races[0].steps) / Double($0.steps) } }

  /// What tuning β is worth, beside what a bowl promises.
  func sentence(promised: Double) -> String {
    let most = speedUps[search.bestIndex]
    let numbers =
      "With β tuned as well, to \(search.best.written(.shortest)), momentum takes \(best.steps) steps, "
      + "\(most.written(.decimals(0))) times fewer than GD"
    let bowl = "\(promised.written(.decimals(0))) of a bowl"
    switch most / promised {
    case ..<0.8: return numbers + ", and still short of the \(bowl)."
    case 1.25...: return numbers + ", and so beyond the \(bowl)."
    default: return numbers + ". That is about the \(bowl): the promise was for the *best* β."
    }
  }
}
