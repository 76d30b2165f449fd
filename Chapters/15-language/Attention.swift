import Engine
import Learning

/// Scores of queries by attention: each looks at the support's sentences, the more the closer they are, and takes the mean of
/// their labels.
///
/// log Σᵢ aᵢ yᵢ with a = softmax(sharpness · products). Source: Vinyals and others 2016 (matching networks), equation 1.
func attentionScores(_ products: Tensor, way: Int, shot: Int, sharpness: Tensor) -> Tensor {
  let count = way * shot
  let labels = Tensor.oneHot((0..<count).map { $0 / shot }, classes: way)
  let looks = (products.sliced(0, count..<products.shape[0]) * sharpness).softmax()
  return (looks.matmul(labels) + 1e-9).log()
}
