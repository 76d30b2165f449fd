import Datasets
import Engine
import Foundation
import Learning
import Notebook
import Plotting
import TrainingLoop

/// An optimizer that goes to school: what it is told, and whether it has a memory of its own.
struct Pupil {
  let name: String
  let inputs: InputFeatures
  let remembers: Bool
  let color: Color

  static let all = [
    Pupil(name: "gradient", inputs: .gradient, remembers: false, color: .gray),
    Pupil(name: "momentum", inputs: .momentum, remembers: false, color: .green),
    Pupil(name: "RMS", inputs: .normalized, remembers: false, color: .orange),
    Pupil(name: "gradient, LSTM", inputs: .gradient, remembers: true, color: .blue),
    Pupil(name: "momentum, LSTM", inputs: .momentum, remembers: true, color: .purple),
    Pupil(name: "RMS, LSTM", inputs: .normalized, remembers: true, color: Color(0x8C564B)),
  ]

  /// As it comes to school.
  func fresh(seed: UInt64) -> LearnedOptimizer {
    var own = Generator(seed: seed)
    return LearnedOptimizer(inputs, remembers: remembers, using: &own)
  }
}

/// "momentum-lstm"
func slug(_ name: String) -> String { name.lowercased().replacing(", ", with: "-") }

/// Where pupils are taught: it draws problems by the number of the lesson.
struct School {
  let name: String
  let chapter: Chapter
  let draws: Draws
  let recipe: Recipe
  let validation: ValidationTasks<[Problem]>
  /// One problem of a lesson.
  let problem: (Int) -> Problem

  /// Trains a pupil; it is judged ten times on the way, on validation problems.
  func teach(_ pupil: Pupil) throws -> MetaTraining {
    var learner = MetaTraining(pupil.fresh(seed: draws.seed(4)), recipe)
    let run = try chapter.run(
      "\(name)-\(slug(pupil.name))", &learner, steps: recipe.episodes)
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
