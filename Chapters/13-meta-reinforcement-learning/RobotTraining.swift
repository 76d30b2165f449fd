import Engine
import Learning

extension Training where Model == RobotPolicy {
  /// Lets new robots drive, adapt and drive again, then moves the start.
  mutating func step(_ family: RobotFamily, _ recipe: RobotRecipe, seed: UInt64) {
    let (start, iteration) = (model, iteration)
    let attempts = parallelMap(recipe.tasks) { task in
      let number = iteration * recipe.tasks + task
      var generator = Generator(seed: seed &+ 11 << 40 &+ UInt64(number) &* 0x9E37_79B9)
      var own = generator.split()
      return Attempt(
        family.robot(number, seed: seed, stream: 10), start, recipe, using: &own)
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
    self.iteration += 1
  }
}
