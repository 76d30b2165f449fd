import Engine

/// Whose statistics batch norm uses where a task's queries are judged.
///
/// Only with `.batch` does the answer to a query depend on the other queries: it is *transductive*, and
/// its scores stand beside inductive ones only with a word about it. Source: Nichol et al. 2018, table 1.
public enum NormalizationPolicy: String, CaseIterable, Sendable {
  /// The queries' own, all of them together.
  case batch
  /// Those kept from training.
  case running
  /// The support images' alone.
  case support
  /// The support images' and one query's, so each query has a pass of its own.
  case supportPlusOne

  /// Whether the answer to one query may depend on the others.
  public var isTransductive: Bool { self == .batch }
}

/// A network for images [n, height, width, channels] with batch norm in it.
public protocol NormalizedNetwork: Module {
  /// The outputs [n, out] of images.
  func callAsFunction(_ images: Tensor, statistics: BatchNorm.Statistics) -> Tensor
}

extension NormalizedNetwork {
  /// The outputs [queries, out] for query images; `support` images give the statistics that the policy takes
  /// from them. Nothing is remembered from one call to the next.
  public func outputs(for query: Tensor, support: Tensor, policy: NormalizationPolicy) -> Tensor {
    switch policy {
    case .batch: return self(query, statistics: .batch)
    case .running: return self(query, statistics: .running)
    case .support:
      let count = support.shape[0]
      let all = self(.concatenated([support, query]), statistics: .support(count))
      return all.sliced(0, count..<all.shape[0])
    case .supportPlusOne:
      return .concatenated(
        (0..<query.shape[0]).map { index in
          let images = Tensor.concatenated([support, query.sliced(0, index..<index + 1)])
          return self(images, statistics: .batch).sliced(0, support.shape[0]..<images.shape[0])
        })
    }
  }
}
