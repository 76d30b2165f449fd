import Engine
import Learning

/// The mean squared error of the probabilities, as a loss of scores.
func squaredErrorOfScores(_ scores: Tensor, _ labels: [Int]) -> Tensor {
  squaredError(scores.softmax(), Tensor.oneHot(labels, classes: scores.shape[1]))
}

/// How hard a loss pushes the score of the truth up, −∂L/∂z, where all other scores are 0.
func push(on trueScore: Double, classes: Int, by loss: Loss) -> Double {
  let others = [Float](repeating: 0, count: classes - 1)
  let scores = Tensor([Float(trueScore)] + others, shape: [1, classes])
  return -Double(valueWithGradient(at: scores) { loss($0, [0]) }.gradient[0, 0])
}
