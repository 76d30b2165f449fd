import Engine

/// The mean embedding of each class: [way · shot, d], sorted by class → [way, d].
///
/// They are cₖ = 1/shot · Σᵢ f(xᵢ) over the examples of class k (Snell et al. 2017, equation 1). Traps unless
/// the rows can be shared out evenly.
public func prototypes(_ embeddings: Tensor, way: Int) -> Tensor {
  require(
    embeddings.rank == 2 && way > 0 && embeddings.shape[0] > 0 && embeddings.shape[0] % way == 0,
    "prototypes: \(way) classes do not share out embeddings \(embeddings.shape) evenly.")
  let (shot, width) = (embeddings.shape[0] / way, embeddings.shape[1])
  return embeddings.reshaped([way, shot, width]).mean([1])
}

/// ‖aᵢ − bⱼ‖² of rows: [n, d] and [m, d] → [n, m]; never negative, and 0 from a row to itself.
public func squaredDistances(_ a: Tensor, _ b: Tensor) -> Tensor {
  requireRows("squaredDistances", a, b)
  return a.squaredDistances(to: b)
}

/// The cosine of the angle between rows, of any length: [n, d] and [m, d] → [n, m]. A row of zeros has no direction: its
/// cosines and their gradients are 0.
public func cosines(_ a: Tensor, _ b: Tensor) -> Tensor {
  requireRows("cosines", a, b)
  return unitRows(a).matmul(unitRows(b), transposeOther: true)
}

/// Rows at length 1, x / ‖x‖, for [n, d]; a row of zeros stays. Traps for another rank.
///
/// Squares of what was brought to size 1 before neither vanish nor overflow; the size that they are brought to does not
/// count, so no gradient flows through it.
public func unitRows(_ rows: Tensor) -> Tensor {
  require(rows.rank == 2, "unitRows: rows must be [n, d], found \(rows.shape).")
  if rows.shape[1] == 0 { return rows }
  let size = rows.detached().abs().max(1, keepingDimensions: true)
  let isZero = size.equal(to: Tensor(0))
  let scaled = rows / Tensor.where(isZero, then: Tensor(.infinity), else: size)
  return scaled / (scaled.squared().sum([1], keepingDimensions: true) + isZero).sqrt()
}

private func requireRows(_ name: String, _ a: Tensor, _ b: Tensor) {
  require(
    a.rank == 2 && b.rank == 2 && a.shape[1] == b.shape[1],
    "\(name): rows must be equally long, found \(a.shape) and \(b.shape).")
}
