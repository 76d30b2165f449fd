import Engine

/// Two half circles that reach into each other; label −1 above, +1 below.
struct Moons {
  /// Row i is point i: (x, y).
  var points: [(x: Double, y: Double)]
  var labels: [Double]

  /// Half of `count` points on each moon, with normal noise of the given deviation.
  init(count: Int, noise: Double = 0.15, using generator: inout Generator) {
    var points: [(x: Double, y: Double)] = []
    for index in 0..<count {
      let angle = Double.pi * Double(generator.uniform())
      let isUpper = index % 2 == 0
      let x = isUpper ? Elementary.cos(angle) : 1 - Elementary.cos(angle)
      let y = isUpper ? Elementary.sin(angle) : 0.5 - Elementary.sin(angle)
      points.append(
        (x + noise * Double(generator.normal()), y + noise * Double(generator.normal())))
    }
    self.points = points
    labels = (0..<count).map { $0 % 2 == 0 ? -1 : 1 }
  }
}

extension Moons {
  /// Points as the engine takes them: [n, 2].
  static func tensor(_ points: [(x: Double, y: Double)]) -> Tensor {
    Tensor(points.flatMap { [Float($0.x), Float($0.y)] }, shape: [points.count, 2])
  }

  var tensor: Tensor { Moons.tensor(points) }
}

/// The widths of a small fully connected network, and where each of its numbers stands in one long list:
/// layer by layer the weights, input by input, then the biases.
struct Layout {
  let widths: [Int]

  var count: Int { zip(widths, widths.dropFirst()).reduce(0) { $0 + ($1.0 + 1) * $1.1 } }

  /// Weights with variance 1/inputs, so that `tanh` starts neither flat nor saturated; biases zero.
  func initial(using generator: inout Generator) -> [Double] {
    zip(widths, widths.dropFirst()).flatMap { inputs, outputs in
      (0..<inputs * outputs).map { _ in Double(generator.normal()) / Double(inputs).squareRoot() }
        + Array(repeating: 0.0, count: outputs)
    }
  }

  /// The network's answer for one point, number by number: every layer is tanh(x·W + b).
  func answer(_ parameters: [Value], _ point: [Value]) -> Value {
    var values = point
    var start = 0
    for outputs in widths.dropFirst() {
      let inputs = values
      values = (0..<outputs).map { output in
        let bias = parameters[start + inputs.count * outputs + output]
        return inputs.indices.reduce(bias) { sum, input in
          sum + inputs[input] * parameters[start + input * outputs + output]
        }.tanh()
      }
      start += (inputs.count + 1) * outputs
    }
    return values[0]
  }

  /// The mean squared distance of the answers from the labels.
  func loss(_ parameters: [Value], _ data: Moons) -> Value {
    let errors = zip(data.points, data.labels).map { point, label in
      let error = answer(parameters, [Value(point.x), Value(point.y)]) - Value(label)
      return error * error
    }
    return errors.dropFirst().reduce(errors[0], +) / Value(Double(errors.count))
  }

  /// The same answers for all points at once, with the engine: [n, 2] → [n, 1].
  func answers(_ parameters: Tensor, _ points: Tensor) -> Tensor {
    var values = points
    var start = 0
    for (inputs, outputs) in zip(widths, widths.dropFirst()) {
      let middle = start + inputs * outputs
      let weights = parameters.sliced(0, start..<middle).reshaped([inputs, outputs])
      values = (values.matmul(weights) + parameters.sliced(0, middle..<middle + outputs)).tanh()
      start = middle + outputs
    }
    return values
  }
}
