import Datasets
import Engine
import Foundation
import Learning
import Notebook
import Plotting
import TrainingLoop

/// A learned optimizer: what it is told, and whether it has a memory of its own.
struct LearnedVariant {
  let name: String
  let inputs: InputFeatures
  let remembers: Bool
  let color: Color

  static let all = [
    LearnedVariant(name: "gradient", inputs: .gradient, remembers: false, color: .gray),
    LearnedVariant(name: "momentum", inputs: .momentum, remembers: false, color: .green),
    LearnedVariant(name: "RMS", inputs: .normalized, remembers: false, color: .orange),
    LearnedVariant(name: "gradient, LSTM", inputs: .gradient, remembers: true, color: .blue),
    LearnedVariant(name: "momentum, LSTM", inputs: .momentum, remembers: true, color: .purple),
    LearnedVariant(name: "RMS, LSTM", inputs: .normalized, remembers: true, color: Color(0x8C564B)),
  ]

  /// Before its meta-training.
  func fresh(seed: UInt64) -> LearnedOptimizer {
    var own = Generator(seed: seed)
    return LearnedOptimizer(inputs, remembers: remembers, using: &own)
  }
}

/// "momentum-lstm"
func slug(_ name: String) -> String { name.lowercased().replacing(", ", with: "-") }

/// Meta-trains optimizers on problems that it draws by the number of the step.
struct MetaTrainer {
  let name: String
  let chapter: Chapter
  let draws: Draws
  let recipe: Recipe
  let validation: ValidationTasks<[Problem]>
  /// One problem, by its number.
  let problem: (Int) -> Problem

  /// Meta-trains one; it is judged ten times on the way, on validation problems.
  func train(_ variant: LearnedVariant) throws -> MetaTraining {
    var learner = MetaTraining(variant.fresh(seed: draws.seed(4)), recipe)
    let run = try chapter.run(
      "\(name)-\(slug(variant.name))", &learner, steps: recipe.episodes)
    while let step = try run.next(learner) {
      let first = step.index * recipe.together
      let problems = TrainingTasks((first..<first + recipe.together).map(problem))
      learner.episode(problems.value, seed: draws.seed(5, step.index))
      if step.number.isMultiple(of: max(recipe.episodes / 10, 1)) {
        learner.judge(on: validation.value)
      }
      step.note("log₁₀ loss \(log10(learner.ends.last!).written(.decimals(2)))")
    }
    learner.seconds = run.seconds
    return learner
  }
}
