import Engine
import Learning

/// Scores of queries by ridge regression on the support's one-hot labels, from all inner products of the task's rows.
///
/// W = Xᵀ(XXᵀ + λI)⁻¹Y, so the scores QW need nothing but inner products: of queries with the support, and of the
/// support with itself, a matrix of way · shot rows. Source: Bertinetto and others 2019 (R2-D2), equation 6.
func ridgeScores(_ products: Tensor, way: Int, shot: Int, lambda: Tensor) -> Tensor {
  let count = way * shot
  let labels = Tensor.oneHot((0..<count).map { $0 / shot }, classes: way)
  let identity = Tensor.oneHot(Array(0..<count), classes: count)
  let weights = solution(of: products.sliced(0, 0..<count) + identity * lambda, labels)
  return products.sliced(0, count..<products.shape[0]).matmul(weights)
}
