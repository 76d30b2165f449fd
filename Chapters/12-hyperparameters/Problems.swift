import Datasets
import Engine
import Foundation
import Learning

/// What one task of the family is like. A meta-learner never sees these numbers, only points.
struct Traits: Equatable, Sendable, Fingerprinted {
  /// Inputs come evenly from [−scale, scale]; log-uniform in 0.2 … 5.
  let scale: Float
  /// How many radians the sine wave turns between the middle and the edge, 1 … 7.
  let curvature: Float
  /// Standard deviation of the noise on a wave of height 1, log-uniform in 0.02 … 0.7.
  let noise: Float
  /// How many points there are to learn from, log-uniform in 5 … 32.
  let count: Int
  let phase: Float

  init(using generator: inout Generator) {
    func logUniform(_ low: Float, _ high: Float) -> Float {
      low * pow(high / low, generator.uniform())
    }
    scale = logUniform(0.2, 5)
    curvature = generator.uniform(in: 1..<7)
    noise = logUniform(0.02, 0.7)
    count = Int(logUniform(5, 33))
    phase = generator.uniform(in: 0..<(2 * .pi))
  }

  /// One number for a task.
  var fingerprints: [UInt64] {
    [fingerprint(of: [scale, curvature, noise, Float(count), phase])]
  }

  /// The wave itself, without noise.
  func callAsFunction(_ x: Float) -> Float { sin(curvature * x / scale + phase) }
}

/// Points of several tasks side by side: x and y are [tasks, n, 1].
///
/// Tasks have different numbers of points; `weights` is 1/(own number) where there is a point and 0 where there is
/// none, so that a weighted sum over n is each task's mean over its own points.
struct Points {
  var x, y, weights: Tensor

  /// A point of `traits[i]` wherever `counts[i]` says so.
  init(_ traits: [Traits], counts: [Int], using generator: inout Generator) {
    let widest = counts.max() ?? 0
    var (x, y, weights): ([Float], [Float], [Float]) = ([], [], [])
    for (task, count) in zip(traits, counts) {
      for point in 0..<widest {
        let place = task.scale * generator.uniform(in: -1..<1)
        x.append(point < count ? place : 0)
        y.append(point < count ? task(place) + task.noise * generator.normal() : 0)
        weights.append(point < count ? 1 / Float(count) : 0)
      }
    }
    let shape: Shape = [traits.count, widest, 1]
    self.x = Tensor(x, shape: shape)
    self.y = Tensor(y, shape: shape)
    self.weights = Tensor(weights, shape: shape)
  }

  /// Σ weight · value over the points: [tasks, n, k] → [tasks, 1, k].
  func mean(_ values: Tensor) -> Tensor { (weights * values).sum([1], keepingDimensions: true) }

  mutating func visitTensors(_ visit: (inout Tensor) -> Void) {
    visit(&x)
    visit(&y)
    visit(&weights)
  }

  /// The root mean square of x, [tasks, 1, 1].
  var size: Tensor { mean(x.squared()).sqrt() }
}

/// Several tasks, each with points to learn from, points to choose by, and points to be judged on.
struct Problems {
  let traits: [Traits]
  var training, validation, query: Points

  /// `count` tasks; none of them depends on anything but the generator.
  init(_ count: Int, using generator: inout Generator) {
    let traits = (0..<count).map { _ in Traits(using: &generator) }
    self.traits = traits
    training = Points(traits, counts: traits.map { $0.count }, using: &generator)
    validation = Points(traits, counts: traits.map { _ in 32 }, using: &generator)
    query = Points(traits, counts: traits.map { _ in 100 }, using: &generator)
  }

  var count: Int { traits.count }

  /// The same tasks with x in units of the training points' own root mean square.
  var standardised: Problems {
    let size = training.size
    var copy = self
    copy.training.x /= size
    copy.validation.x /= size
    copy.query.x /= size
    return copy
  }
}
