import Engine
import Foundation

/// Any setting within the bounds, evenly in the logarithm of each number; a fresh one per row.
func randomSettings(_ tasks: Int, using generator: inout Generator) -> Tensor {
  Tensor(
    (0..<tasks * Hyperparameter.allCases.count).map { _ -> Float in
      let share = generator.uniform(in: 0.01..<0.99)
      return log(share / (1 - share))
    }, shape: [tasks, Hyperparameter.allCases.count])
}

/// The setting a careful person starts with, before having seen the data.
let defaultSetting: [Float] = {
  let values: [Float] = [0.05, 0.05, 0.1, 1e-4, 1, 0.5, 0.25]
  return zip(Hyperparameter.allCases, values).map { $0.place(of: $1) }
}()

/// A grid around the default: `rates` learning rates for both layers, times `scales` scales of the initial
/// weights, times `decays` weight decays, evenly in their logarithms.
func grid(rates: Int, scales: Int, decays: Int) -> [[Float]] {
  func places(_ count: Int) -> [Float] {
    (0..<count).map { index in
      let share = (Float(index) + 0.5) / Float(count)
      return log(share / (1 - share))
    }
  }
  func steps(_ count: Int, _ knob: Hyperparameter) -> [Float] {
    count == 1 ? [defaultSetting[knob.rawValue]] : places(count)
  }
  return places(rates).flatMap { rate in
    steps(scales, .weightScale).flatMap { scale in
      steps(decays, .weightDecay).map { decay in
        var setting = defaultSetting
        for (knob, z) in [
          (Hyperparameter.hiddenRate, rate), (.outputRate, rate), (.weightScale, scale),
          (.weightDecay, decay),
        ] { setting[knob.rawValue] = z }
        return setting
      }
    }
  }
}

/// Settings near others: every z moved by a normal number.
func settings(around z: Tensor, using generator: inout Generator) -> Tensor {
  z + Tensor.normal(z.shape, using: &generator)
}
