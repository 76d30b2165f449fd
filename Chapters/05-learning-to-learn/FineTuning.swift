import Datasets
import Engine
import Learning

/// A start that is being turned into a reader of one task, under a recipe.
///
/// Batch norm takes its statistics from the support images alone or from training, in every step and for
/// every query: no answer depends on another query.
struct FineTuning {
  private(set) var network: ConvolutionalClassifier
  private var rule: Rule
  private let recipe: Recipe
  private let support: LabelledImages
  private let query: Tensor
  /// Where only the last layer learns, features do not change, so they are computed once.
  private let features: (known: Tensor, asked: Tensor)?

  init(
    _ start: ConvolutionalClassifier, _ recipe: Recipe, on support: LabelledImages,
    asking query: Tensor
  ) {
    (network, rule, self.recipe) = (start, Rule(recipe), recipe)
    (self.support, self.query) = (support, query)
    features =
      recipe.movesAll
      ? nil
      : (
        start.embedding(support.images, statistics: recipe.policy.ofSupport),
        start.embedding.outputs(for: query, support: support.images, policy: recipe.policy)
      )
  }

  /// The loss on what may be learned from.
  var loss: Tensor { features.map { loss(network.head, $0.known) } ?? loss(network) }

  /// Scores of the queries, [queries, way].
  var answers: Tensor {
    features.map { network.head($0.asked) }
      ?? network.outputs(for: query, support: support.images, policy: recipe.policy)
  }

  /// One step of the rule.
  mutating func step() {
    if let features {
      let slope = gradient(at: network.head) { loss($0, features.known) }
      rule.update(&network.head, along: slope)
    } else {
      rule.update(&network, along: gradient(at: network) { loss($0) })
    }
  }

  private func loss(_ network: ConvolutionalClassifier) -> Tensor {
    crossEntropy(
      network(support.images, statistics: recipe.policy.ofSupport), support.labels)
  }
  private func loss(_ head: Dense, _ known: Tensor) -> Tensor {
    crossEntropy(head(known), support.labels)
  }
}
