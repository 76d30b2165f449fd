/// How robots are meta-learned.
struct RobotRecipe: Sendable {
  var tasks = 20
  var drives = 20
  var horizon = 100
  var innerRate: Float = 0.1
  /// How long the steps after the first one are, as a share of it.
  var laterShare: Float = 1
  var discount: Float = 0.99
  var estimate = Estimate.stepwise
  /// Steps of the outer loop that one batch of drives is used for.
  var epochs = 3
  var clip: Float = 0.2
  var norm: Float = 0.5

  /// The same with another inner rate, zero for joint training.
  func with(innerRate: Float) -> RobotRecipe {
    var recipe = self
    recipe.innerRate = innerRate
    return recipe
  }

  /// The same with steps of half the length after the first (Finn et al. 2017, appendix).
  var halved: RobotRecipe {
    var recipe = self
    recipe.laterShare = 0.5
    return recipe
  }
}
