import Datasets
import Engine
import Foundation
import Learning

/// What can be read of a wave, A sin(x − φ) = u sin x + w cos x, after some of its points.
struct Probe {
  let known: Int
  /// Guesses at (u, w), [waves, 2].
  let guess: Tensor
  /// The share of the variance of (u, w) that the guesses explain.
  let explained: Double

  init(known: Int, guess: Tensor, truth: Tensor) {
    (self.known, self.guess) = (known, guess)
    let missed = (guess - truth).squared().mean().item
    let spread = (truth - truth.mean([0])).squared().mean().item
    explained = 1 - Double(missed / spread)
  }
}

/// u = A cos φ and w = −A sin φ, [waves, 2].
func coefficients(_ waves: [Sinusoid]) -> Tensor {
  let both = waves.flatMap { [$0.amplitude * cos($0.phase), -$0.amplitude * sin($0.phase)] }
  return Tensor(both, shape: [waves.count, 2])
}

/// A linear map from states [n, units] to answers [n, 2] with the least squared error, by 400 steps of Adam.
func linearMap(_ states: Tensor, _ wanted: Tensor) -> Dense {
  var own = Generator(seed: 1)
  var (map, rule) = (Dense(states.shape[1], 2, using: &own), Adam(rate: 0.02))
  for step in 0..<400 {
    rule.rate = Schedule.cosine(rate: 0.02, steps: 400)(step)
    rule.update(&map, along: gradient(at: map) { squaredError($0(states), wanted) })
  }
  return map
}

/// Linear maps from a reader's state, fitted on some waves and tried on others.
///
/// The state in which the answer to the n-th point has been read is that of step n + 1.
func probes(
  _ reader: WaveReader, after counts: [Int], fitted: TrainingTasks<WaveSequences>,
  tried: TestTasks<WaveSequences>
) -> [Probe] {
  let known = reader.states(reading: fitted.value), asked = reader.states(reading: tried.value)
  let (wanted, truth) = (coefficients(fitted.waves), coefficients(tried.waves))
  return parallelMap(counts.count) { place in
    let map = linearMap(known.row(counts[place]), wanted)
    return Probe(known: counts[place], guess: map(asked.row(counts[place])), truth: truth)
  }
}

/// The same from Bayes' rule: E[u] and E[w] given the first points.
func posteriorProbes(after counts: [Int], tried: TestTasks<WaveSequences>) -> [Probe] {
  let (tasks, truth) = (tried.value, coefficients(tried.waves))
  return counts.map { known in
    let guesses = parallelMap(tasks.count) { sequence -> [Float] in
      let posterior = tasks.posterior(sequence, first: known)
      return [Float(posterior.sine), Float(posterior.cosine)]
    }
    return Probe(
      known: known, guess: Tensor(guesses.flatMap { $0 }, shape: [tasks.count, 2]), truth: truth)
  }
}
