import Datasets
import Engine
import Learning

/// A rule without weights of its own that names queries from a support, both as embeddings; gradients flow through it.
enum MetricRule {
  /// Matching networks: every example votes for its class, by the softmax of its cosine times a factor.
  case attention(factor: Float)
  /// R2-D2: a linear classifier, the exact solution of a ridge regression, and a factor on its answers.
  case ridge(penalty: Float, factor: Float)

  /// Scores [queries, way] of queries [q, d] after a support [n, d] with its labels.
  func callAsFunction(_ support: Tensor, _ labels: [Int], way: Int, _ queries: Tensor) -> Tensor {
    let names = Tensor.oneHot(labels, classes: way)
    switch self {
    case .attention(let factor):
      return vote(queries, support, names, factor: factor)
    case .ridge(let penalty, let factor):
      return factor * queries.matmul(ridgeRegression(support, names, penalty: penalty))
    }
  }
}

/// log p(k | x) = log Σᵢ [yᵢ = k] softmaxᵢ(factor · cos(f(x), f(xᵢ))) (Vinyals et al. 2016, equation 1).
func vote(_ queries: Tensor, _ support: Tensor, _ names: Tensor, factor: Float) -> Tensor {
  let votes = (cosines(queries, support) * factor).softmax()
  return (votes.matmul(names) + 1e-8).log()
}

extension MetricRule {
  /// The loss of one episode and its gradient in the weights of an embedding, so that the rule names queries rightly. The
  /// images are embedded in two slices on two cores, as in chapter 8.
  func learn(
    _ embedding: Conv4, from episode: Episode
  ) -> (value: Tensor, gradient: [Tensor]) {
    let (support, query) = (episode.support, episode.query)
    let images = Tensor.concatenated([support.images, query.images])
    return valueWithGradient(at: embedding, slices: 2, of: images.shape[0]) { network, rows in
      network(images.gather(rows.map { Int32($0) }), statistics: .batch)
    } loss: { places in
      let known = places.sliced(0, 0..<support.count)
      let asked = places.sliced(0, support.count..<places.shape[0])
      return crossEntropy(self(known, support.labels, way: episode.way, asked), query.labels)
    }
  }
}
