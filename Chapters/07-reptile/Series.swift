import Datasets
import Engine
import Foundation
import Learning
import Notebook

/// Pairs of minibatches of one wave, on which a Taylor series is put to the test.
struct Series {
  let pairs: [TwoBatches<SineNetwork>]
  /// The inner rates that are tried, from 10⁻³·⁵ to 10⁻¹.
  let rates = stride(from: -3.5, through: -1.0, by: 0.25).map { Float(pow(10, $0)) }

  init(at model: SineNetwork, pairs count: Int, using generator: inout Generator) {
    pairs = (0..<count).map { _ in
      let wave = Sinusoid(using: &generator)
      let batches = waveBatches(of: wave, 2, using: &generator)
      return TwoBatches(
        model: model, first: { waveLoss($0, batches[0]) }, second: { waveLoss($0, batches[1]) })
    }
  }

  /// The mean over the pairs of |measured − predicted| / |measured| for every rate, where
  /// g₁ + g₂ ≈ 2ḡ − α · share · ½∇⟨ḡ₁, ḡ₂⟩ is predicted.
  func errors(share: Float) -> [Double] {
    rates.map { rate in
      let errors = parallelMap(pairs.count) { index in
        let pair = pairs[index]
        let measured = pair.reptile(rate)
        let predicted = pair.meanGradient * 2 - pair.agreement * (rate * share)
        return length(measured - predicted) / length(measured)
      }
      return errors.reduce(0, +) / Double(pairs.count)
    }
  }

  /// The slope of errors over rates, both logarithmic, at the five smallest rates.
  func slope(_ errors: [Double]) -> Double {
    let (x, y) = (rates.prefix(5).map { log(Double($0)) }, errors.prefix(5).map { log($0) })
    let (mx, my) = (x.reduce(0, +) / Double(x.count), y.reduce(0, +) / Double(y.count))
    return zip(x, y).reduce(0) { $0 + ($1.0 - mx) * ($1.1 - my) }
      / x.reduce(0) { $0 + ($1 - mx) * ($1 - mx) }
  }
}

/// How much of the mean gradient, and of −α ½∇⟨ḡ₁, ḡ₂⟩, a learner follows: by the paper and as measured.
struct Share {
  let name: String
  let paper, measured: (mean: Double, agreement: Double)

  var gap: Double {
    max(abs(paper.mean - measured.mean), abs(paper.agreement - measured.agreement))
  }

  /// Its line of a table.
  var row: [String] {
    let (p, m) = (paper, measured)
    return [
      name, "\(p.mean.written(.decimals(0))), \(m.mean.written(.decimals(3)))",
      "\(p.agreement.written(.decimals(0))), \(m.agreement.written(.decimals(3)))",
      (p.agreement / p.mean).written(.decimals(1)),
    ]
  }
}

extension Series {
  /// The shares of three learners, at a rate so small that the series holds.
  func shares(rate: Float = 0.0005) -> [Share] {
    let twoSteps = mixture(steps: 2, rate: 1)
    return [
      share("MAML", (1, 2), rate) { $0.maml(rate) },
      share("first-order MAML: g₂", (1, 1), rate) { $0.firstOrderMAML(rate) },
      share("Reptile: g₁ + g₂", (twoSteps[0], -twoSteps[1]), rate) { $0.reptile(rate) },
    ]
  }

  private func share(
    _ name: String, _ paper: (Double, Double), _ rate: Float,
    _ direction: (TwoBatches<SineNetwork>) -> Tensor
  ) -> Share {
    let found = parallelMap(pairs.count) { index in
      coefficients(
        of: direction(pairs[index]), along: pairs[index].meanGradient, pairs[index].agreement)
    }
    let count = Double(found.count)
    let p = found.reduce(0) { $0 + $1.p } / count
    let q = -found.reduce(0) { $0 + $1.q } / count / Double(rate)
    return Share(name: name, paper: paper, measured: (p, q))
  }
}
