import Datasets
import Engine
import Learning

/// How far one step moves a network when a rate meets the sum of the losses, and when it meets their mean.
struct StepLength {
  /// Rates of other programs: their α, their loss, and what that is on the mean.
  static let elsewhere = [
    ["MAML's own, 5-way 1-shot", "0.4", "sum of 5", "2.0"],
    ["MAML's own, 20-way 1-shot", "0.1", "sum of 20", "2.0"],
    ["ports that keep the 0.4", "0.4", "mean", "0.4"],
    ["ports that keep the 0.1", "0.1", "mean", "0.1"],
  ]
  /// The length of the step on the sum, and on the mean.
  let onSum, onMean: Double
  /// The distance between the step on the sum and one of n times the rate on the mean.
  let apart: Double

  init(_ network: ConvolutionalClassifier, on support: LabelledImages, rate: Float) {
    let examples = Float(support.count)
    func step(_ rate: Float, times factor: Float = 1) -> [Tensor] {
      let end = adapted(network, rate: rate, steps: 1, order: .first) {
        crossEntropy($0(support.images, statistics: .batch), support.labels) * factor
      }
      return zip(end.parameters, network.parameters).map { $0 - $1 }
    }
    let sum = step(rate, times: examples)
    onSum = length(sum)
    onMean = length(step(rate))
    apart = length(zip(sum, step(rate * examples)).map { $0 - $1 })
  }
}

private func length(_ way: [Tensor]) -> Double { dot(way, way).squareRoot() }
