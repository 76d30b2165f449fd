import Engine
import Foundation
import Learning

/// Distances from the way there, step by step from the end to the start, when a training is walked backwards in floats.
func floatWalk<Model: Module>(_ shown: Unroll<Model>, rates: [Float]) -> [Double] {
  let gamma = shown.momentum.value
  var (model, velocity) = (shown.start, shown.start.parameters.map { Tensor.zeros($0.shape) })
  var way = [model.parameters]
  for (step, rate) in rates.enumerated() {
    let slope = gradient(at: model) { shown.loss($0, step) }
    velocity = zip(velocity, slope).map { gamma * $0 - (1 - gamma) * $1 }
    model = model.stepped(along: velocity, rate: -rate)
    way.append(model.parameters)
  }
  var distances = [0.0]
  for (step, rate) in rates.enumerated().reversed() {
    model = model.stepped(along: velocity, rate: rate)
    let slope = gradient(at: model) { shown.loss($0, step) }
    velocity = zip(velocity, slope).map { ($0 + (1 - gamma) * $1) / gamma }
    distances.append(length(zip(model.parameters, way[step]).map { $0 - $1 }))
  }
  return distances
}

/// The same in whole numbers, with or without the digits that multiplying pushes out; and the longest buffer, in bits.
func wholeWalk<Model: Module>(
  _ shown: Unroll<Model>, _ rates: [Float], keepsDigits: Bool = true
) -> (distances: [Double], bits: Int) {
  var training = ReversibleTraining(shown, keepsDigits: keepsDigits)
  var way = [training.weights]
  for rate in rates {
    training.forward(rate: rate)
    way.append(training.weights)
  }
  let bits = training.bufferBits
  var distances = [0.0]
  for (step, rate) in rates.enumerated().reversed() {
    training.backward(rate: rate)
    distances.append(
      zip(training.weights, way[step]).reduce(0.0) {
        $0 + pow(Double($1.0 - $1.1) * 0x1p-32, 2)
      }.squareRoot())
  }
  return (distances, bits)
}

/// How far one step on L = θ⁴/4 from θ = 2, v = 1, undone on paper, ends from where it began.
func undoneGap() -> Double {
  let velocity = 0.9 * 1.0 - 0.1 * 8
  let back = undoneStep(
    weight: 2 + 0.5 * velocity, velocity: velocity, rate: 0.5, momentum: 0.9
  ) { $0 * $0 * $0 }
  return max(abs(back.weight - 2), abs(back.velocity - 1))
}
