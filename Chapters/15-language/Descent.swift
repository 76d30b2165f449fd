import Engine
import Learning

/// How many steps a linear layer takes at the task.
let descentSteps = 10

/// Scores of queries by MAML's inner loop on a linear head: it begins at zero and takes steps down the support's
/// cross-entropy. What gives the rows, and the rate, are learned through these steps.
///
/// W ← W − α ∂L/∂W never leaves the support's rows, W = XᵀA, so A ← A + α/n (Y − softmax(XXᵀA)) is the same step, and inner
/// products are enough. Source: Finn and others 2017; the head alone: Raghu and others 2020 (ANIL).
func descentScores(_ products: Tensor, way: Int, shot: Int, steps: Int = descentSteps, rate: Tensor)
  -> Tensor
{
  let count = way * shot
  let labels = Tensor.oneHot((0..<count).map { $0 / shot }, classes: way)
  let support = products.sliced(0, 0..<count)
  var weights = Tensor.zeros([count, way])
  for _ in 0..<steps {
    let wrong = labels - support.matmul(weights).softmax()
    weights = weights + wrong * (rate * (1 / Float(count)))
  }
  return products.sliced(0, count..<products.shape[0]).matmul(weights)
}
