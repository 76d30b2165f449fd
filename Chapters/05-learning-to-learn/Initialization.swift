import Learning
import Plotting

/// A start that tasks are learned from, and the recipes that it may choose from.
struct Initialization {
  let name, short, key: String
  let color: Color
  let start: ConvolutionalClassifier
  let candidates: [Recipe]

  /// All four; `steps` is the most that a recipe may have.
  static func all(
    scratch: ConvolutionalClassifier, joint: ConvolutionalClassifier,
    pretrained: ConvolutionalClassifier, learned: ConvolutionalClassifier, steps: Int
  ) -> [Initialization] {
    let wide =
      Recipe.grid([0.001, 0.003, 0.01, 0.03], movesAll: true, steps: steps)
      + Recipe.grid([0.003, 0.01, 0.03], movesAll: false, steps: steps)
    let kept = [NormalizationPolicy.support, .running]
    let tuned =
      Recipe.grid([0.0003, 0.001, 0.003], movesAll: true, kept, steps: steps)
      + Recipe.grid([0.003, 0.01, 0.03], movesAll: false, kept, steps: steps)
    let plain = [0.1, 0.2, 0.4, 0.8].map {
      Recipe(rate: $0, isPlain: true, steps: min(steps, 15))
    }
    return [
      Initialization(
        name: "from scratch", short: "from scratch", key: "scratch", color: .gray, start: scratch,
        candidates: wide),
      Initialization(
        name: "joint training", short: "joint", key: "joint",
        color: .yellow.mixed(with: .black, 0.15), start: joint, candidates: wide),
      Initialization(
        name: "pre-trained and fine-tuned", short: "pre-trained", key: "fine-tuned",
        color: .orange, start: pretrained, candidates: tuned),
      Initialization(
        name: "learned start", short: "learned start", key: "learned-start", color: .skyBlue,
        start: learned, candidates: plain),
    ]
  }
}

extension Recipe {
  /// A recipe for every rate, under every policy for batch norm.
  static func grid(
    _ rates: [Float], movesAll: Bool, _ policies: [NormalizationPolicy] = [.support], steps: Int
  ) -> [Recipe] {
    policies.flatMap { policy in
      rates.map { Recipe(movesAll: movesAll, rate: $0, policy: policy, steps: steps) }
    }
  }
}
