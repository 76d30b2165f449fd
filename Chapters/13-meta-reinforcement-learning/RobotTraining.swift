import Datasets
import Engine
import Learning

extension MetaTraining where Model == RobotPolicy {
  /// Lets new robots drive, adapt and drive again, then moves the start. They depend on the number of the iteration alone.
  mutating func descend(
    _ family: RobotFamily, _ recipe: RobotRecipe, iteration: Int, seed: UInt64
  ) {
    let start = model
    let attempts = parallelMap(recipe.tasks) { task in
      let number = iteration * recipe.tasks + task
      var generator = Generator(seed: seed &+ 11 << 40 &+ UInt64(number) &* 0x9E37_79B9)
      var own = generator.split()
      let robot = TrainingTasks(family.robot(number, seed: seed, stream: 10))
      return Attempt(robot.value, start, recipe, using: &own)
    }
    for _ in 0..<recipe.epochs {
      let slope = valueWithGradient(at: model, slices: recipe.tasks, of: recipe.tasks) {
        metaLoss($0, attempts[$1.lowerBound], recipe)
      }.gradient
      optimizer.update(&model, along: clipped(slope, toNorm: recipe.norm))
    }
    func mean(_ part: (Attempt) -> Judged) -> Double {
      attempts.reduce(0) { $0 + part($1).experience.meanReturn } / Double(attempts.count)
    }
    note("before", mean(\.before))
    note("after", mean(\.after))
  }
}
