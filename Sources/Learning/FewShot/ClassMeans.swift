import Engine

/// The mean embedding of each class, whatever the order of the rows and however many a class has: [n, d] → [way, d].
///
/// cₖ = Σᵢ [yᵢ = k] f(xᵢ) / Σᵢ [yᵢ = k]; where classes are sorted and equally large, that is ``prototypes(_:way:)``. Traps
/// for a class without an example.
public func classMeans(_ embeddings: Tensor, labels: [Int], way: Int) -> Tensor {
  require(
    embeddings.rank == 2 && embeddings.shape[0] == labels.count,
    "classMeans: \(labels.count) labels for embeddings \(embeddings.shape).")
  let counts = Tensor.oneHot(labels, classes: way).sum([0])
  require(
    counts.scalars.allSatisfy { $0 > 0 }, "classMeans: each of \(way) classes needs an example.")
  let sums = embeddings.scatterAdd(labels.map(Int32.init), rows: way)
  return sums / counts.reshaped([way, 1])
}
