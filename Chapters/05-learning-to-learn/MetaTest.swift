import Datasets
import Engine
import Foundation
import Learning
import Live
import Notebook
import Plotting
import TrainingLoop

/// How everybody did: pixels, the nearest mean feature, then each start under its recipe.
struct Marks {
  let scores: [TaskScore]
  /// Of each start, a score before and after every step.
  let curves: [[TaskScore]]

  var pixels: TaskScore { scores[0] }
  var nearestMean: TaskScore { scores[1] }
  var starts: [TaskScore] { Array(scores.dropFirst(2)) }
}

/// Everybody who is examined, all choices made.
struct MetaTest {
  let initializations: [Initialization]
  let tuned: [Tuned]
  let pretrained: ConvolutionalClassifier
  /// Whose statistics batch norm takes where the nearest mean answers.
  let policy: NormalizationPolicy

  var names: [String] {
    ["pixel nearest neighbour", "nearest mean feature"] + initializations.map(\.name)
  }
  /// For legends.
  var shortNames: [String] { ["pixels", "mean feature"] + initializations.map(\.short) }
  var keys: [String] { ["pixel-nearest", "nearest-mean"] + initializations.map(\.key) }
  var colors: [Color] { [.black, .vermilion] + initializations.map(\.color) }

  /// The same tasks for all; starts take the steps of their recipe, and go on to so many.
  func marks<Role: Part>(
    on sampler: EpisodeSampler<Role>, tasks: Int, through steps: Int = 0, seed: UInt64 = 13
  ) -> Marks {
    let curves = zip(initializations, tuned).map { initialization, tuned in
      var recipe = tuned.recipe
      recipe.steps = max(recipe.steps, steps)
      return meanCurve(of: initialization.start, recipe, on: sampler, tasks: tasks, seed: seed)
    }
    let means = nearestMeanScore(pretrained, policy, on: sampler, tasks: tasks, seed: seed)
    return Marks(
      scores: [pixelScore(on: sampler, tasks: tasks, seed: seed), means]
        + zip(tuned, curves).map { $1[$0.recipe.steps] }, curves: curves)
  }

  /// What more examples do to each, for the picture.
  func lines(_ marks: [Marks]) -> [ShareLine] {
    names.indices.map { method in
      ShareLine(
        name: shortNames[method], color: colors[method], stroke: method < 2 ? .dashed : .solid,
        shares: marks.map { $0.scores[method].mean },
        intervals: marks.map { $0.scores[method].interval })
    }
  }

  /// What each step does to each start, for the picture.
  func steps(_ marks: Marks, through most: Int) -> [ShareLine] {
    zip(initializations, marks.curves).map { initialization, curve in
      let shares = curve.prefix(most + 1).map(\.mean)
      return ShareLine(
        name: initialization.short, color: initialization.color, shares: shares, intervals: [])
    }
  }
}

extension MetaTest {
  /// Lets a reader of the page draw a task, and fine-tune the pre-trained network on it by hand.
  func enliven(_ picture: String, _ marks: Marks, channels: Int) {
    let recipe = tuned[2].recipe
    guard pretrained.head.weight.shape[1] == 5, !recipe.isPlain else { return }
    func right(_ score: TaskScore) -> String {
      NumberStyle.percent(1).format(score.mean, interval: score.interval)
    }
    live(
      "transfer", over: picture, keepsPicture: true,
      [
        "channels": Double(channels), "rate": Double(recipe.rate), "all": recipe.movesAll ? 1 : 0,
        "kept": recipe.policy == .running ? 1 : 0, "tuned": Double(recipe.steps),
        "most": Double(max(recipe.steps, initializations[2].candidates[0].steps)),
      ], weights: pretrained.numbers,
      score:
        "On \(marks.pixels.count) tasks of test characters the nearest pixels were right in \(right(marks.pixels)), the nearest "
        + "mean feature in \(right(marks.nearestMean)), fine-tuning in \(right(marks.starts[2])) (intervals over tasks)."
    )
  }
}
