import Engine
import Learning
import Notebook

/// An encoder, a family of tasks, and the same tasks with their points in another order: to try g out before meta-training.
struct Probe {
  let family: Family
  /// It answers everybody a little differently, with rates so small that no training is chaotic.
  let encoder: SetEncoder
  let shuffled: Points

  init(_ family: Family, using generator: inout Generator) {
    self.family = family
    var calm = defaultSetting
    for knob in [Hyperparameter.hiddenRate, .outputRate] {
      calm[knob.rawValue] = knob.place(of: 0.005)
    }
    var encoder = SetEncoder(startingAt: calm, using: &generator)
    shuffled = family.problems.training.shuffled(using: &generator)
    encoder.choose.weight = .normal(
      encoder.choose.weight.shape, standardDeviation: 0.1, using: &generator)
    self.encoder = encoder
  }

  /// The largest change of any z when the points come in another order.
  var shuffleGap: Float {
    zip(encoder(family.problems.training).scalars, encoder(shuffled).scalars)
      .map { abs($0 - $1) }.max()!
  }

  /// The length of g's gradient through a training, and the same by differences along it.
  func metaGradient(steps: Int) -> (exact: Double, byDifferences: Double) {
    let (start, problems) = (family.start, family.problems)
    let exact = MetaGradient(at: encoder, start, problems, steps: steps, limit: .infinity).gradient
    let size = length(exact)
    let slope = slopeAtZero(reach: 0.001) { by in
      let z = encoder.stepped(along: exact, rate: -(by / Float(size)))(problems.training)
      return Double(outcome(z, start, problems, steps: steps, createGraph: false).mean().item)
    }
    return (size, slope)
  }
}

extension Points {
  /// The same points in another order.
  func shuffled(using generator: inout Generator) -> Points {
    var copy = self
    let order = generator.permutation(x.shape[1]).map(Int32.init)
    func reordered(_ tensor: Tensor) -> Tensor {
      tensor.permuted([1, 0, 2]).gather(order).permuted([1, 0, 2])
    }
    (copy.x, copy.y, copy.weights) = (reordered(x), reordered(y), reordered(weights))
    return copy
  }
}

/// A number by five of its digits.
func five<Number: BinaryFloatingPoint & LosslessStringConvertible>(_ number: Number) -> String {
  number.written(.significant(5))
}
