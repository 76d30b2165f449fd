import Engine

/// The mean embedding of each class: [way · shot, d], sorted by class → [way, d].
///
/// cₖ = 1/shot · Σᵢ f(xᵢ) over the examples of class k (Snell et al. 2017, equation 1). Traps unless
/// the rows can be shared out evenly.
public func prototypes(_ embeddings: Tensor, way: Int) -> Tensor {
  require(
    embeddings.rank == 2 && way > 0 && embeddings.shape[0] % way == 0,
    "prototypes: \(way) classes do not share out embeddings \(embeddings.shape) evenly.")
  let (shot, width) = (embeddings.shape[0] / way, embeddings.shape[1])
  return embeddings.reshaped([way, shot, width]).mean([1])
}

/// ‖aᵢ − bⱼ‖² of rows: [n, d] and [m, d] → [n, m], as ‖a‖² + ‖b‖² − 2 a·b.
public func squaredDistances(_ a: Tensor, _ b: Tensor) -> Tensor {
  requireRows("squaredDistances", a, b)
  let (rows, columns) = (a.squared().sum([1], keepingDimensions: true), b.squared().sum([1]))
  return rows + columns - 2 * a.matmul(b, transposeOther: true)
}

/// The cosine of the angle between rows: [n, d] and [m, d] → [n, m].
public func cosines(_ a: Tensor, _ b: Tensor) -> Tensor {
  requireRows("cosines", a, b)
  func unit(_ rows: Tensor) -> Tensor {
    rows / (rows.squared().sum([1], keepingDimensions: true) + 1e-12).sqrt()
  }
  return unit(a).matmul(unit(b), transposeOther: true)
}

private func requireRows(_ name: String, _ a: Tensor, _ b: Tensor) {
  require(
    a.rank == 2 && b.rank == 2 && a.shape[1] == b.shape[1],
    "\(name): rows must be equally long, found \(a.shape) and \(b.shape).")
}
