import Notebook
import Weaving

/// How large the chapter's experiments are.
struct Experiment {
  /// Steps of a training.
  let horizon = 100
  let episodes, bowls, digitEpisodes, unroll: Int
  let rate: Float
  let isNormal: Bool
  let scale: Scale

  /// Of what is drawn to tune on and to be judged on.
  var bowlTests: Int { at(256, 2048, 8192) }
  var digitTunings: Int { at(2, 3, 10) }
  var digitTests: Int { at(3, 10, 50) }
  var journeyTests: Int { at(2, 3, 20) }
  var journeyTunings: Int { at(2, 5, 10) }
  /// Steps of the longest journey.
  var longest: Int { at(300, 1000, 1000) }
  /// How many pixels make an input along each side: of the network, and of the one for meta-training.
  var pools: (home: Int, school: Int) { (at(4, 1, 1), at(4, 2, 1)) }
  /// What the updates of a learned optimizer may be multiplied by.
  var factors: [Float] {
    let fine: [Float] = [0.125, 0.18, 0.25, 0.35, 0.5, 0.7, 1, 1.4, 2, 2.8, 4]
    return at([0.5, 1, 2], fine, fine)
  }

  var bowlRecipe: Recipe {
    var recipe = Recipe(episodes: episodes, window: unroll, rate: rate)
    if scale == .quick { recipe.together = 2 }
    return recipe
  }

  var digitRecipe: Recipe {
    var recipe = Recipe(episodes: digitEpisodes, window: unroll, rate: rate)
    (recipe.together, recipe.blocks) = at((2, 1), (2, 1), (4, 4))
    return recipe
  }

  private func at<Value>(_ quick: Value, _ standard: Value, _ paper: Value) -> Value {
    scale.of(quick: quick, standard: standard, paper: paper)
  }
}

extension Settings {
  /// What a reader may change of this chapter.
  var experiment: Experiment {
    let episodes = count(
      "episodes", 1...100_000, quick: 6, standard: 60, paper: 2500,
      "episodes of some bowls that teach")
    let bowls = count(
      "bowls", 1...1024, quick: 8, standard: 16, paper: 32, "bowls side by side in one of them")
    let digitEpisodes = count(
      "digit-episodes", 1...100_000, quick: 3, standard: 30, paper: 2000,
      "episodes of some digits that teach")
    let rate = number(
      "rate", 0.000001...1, 0.01, "the rate at which the optimizer itself is trained")
    let unroll = count("unroll", 1...100, 20, "steps of a training on one tape")
    let isNormal = isOn("normal", "bowls drawn from normal numbers, as the paper's text says")
    require(
      100 % unroll == 0,
      "--set unroll=\(unroll): the 100 steps of a training must be whole pieces of it; take 1, 2, 4, 5, "
        + "10, 20, 25, 50 or 100.")
    return Experiment(
      episodes: episodes, bowls: bowls, digitEpisodes: digitEpisodes, unroll: unroll, rate: rate,
      isNormal: isNormal, scale: scale)
  }
}
