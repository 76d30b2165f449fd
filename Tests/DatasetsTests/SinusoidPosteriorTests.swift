import Datasets
import Engine
import Foundation
import Testing

@Suite struct SinusoidPosteriorTests {
  private func wave(_ seed: UInt64) -> (wave: Sinusoid, x: [Float], y: [Float]) {
    var generator = Generator(seed: seed)
    let wave = Sinusoid(using: &generator)
    let points = wave.sample(10, using: &generator)
    return (wave, points.x.scalars, points.y.scalars)
  }

  @Test func theMeanIsTheSumOverAllWavesOfTheGridAndFindsTheWaveFromTenPoints() {
    for seed in 1...20 as ClosedRange<UInt64> {
      let (wave, x, y) = wave(seed)
      let sure = SinusoidPosterior(x: x, y: y)
      for x in stride(from: -5.0, through: 5, by: 0.5) {
        #expect(abs(sure(x) - Double(wave(Float(x)))) < 0.05)
      }
      let (vague, naive) = (
        SinusoidPosterior(x: [x[0]], y: [y[0]], cells: 40, width: 0.3), byHand(x[0], y[0], 0.3)
      )
      #expect(abs(vague.sine - naive.sine) < 1e-6 && abs(vague.cosine - naive.cosine) < 1e-6)
    }
  }

  /// Of all predictions from three noisy points the posterior mean has the smallest squared error: no
  /// straight factor on it, and no shift, is better.
  @Test func nothingNearTheMeanIsBetter() {
    var generator = Generator(seed: 9)
    var errors = [Double](repeating: 0, count: 3)
    for _ in 0..<400 {
      let wave = Sinusoid(using: &generator)
      let x = wave.sample(4, using: &generator).x.scalars
      let y = x.map { wave($0) + 0.3 * generator.normal() }
      let answer = SinusoidPosterior(
        x: Array(x[..<3]), y: Array(y[..<3]), cells: 60, width: 0.3)(Double(x[3]))
      for (place, factor) in [0.85, 1, 1.15].enumerated() {
        errors[place] += (factor * answer - Double(y[3])) * (factor * answer - Double(y[3]))
      }
    }
    #expect(errors[1] < errors[0] && errors[1] < errors[2])
  }

  /// Without points Var = E[A²] E[sin²] − mean² = (0.1² + 0.1 · 5 + 5²) / 3 / 2 − mean².
  @Test func withoutPointsTheDoubtIsThatOfAllWaves() {
    let prior = SinusoidPosterior(x: [], y: [])
    for x in [-3.0, 0, 1, 4] {
      let variance = 25.51 / 6 - Sinusoid.mean(x) * Sinusoid.mean(x)
      #expect(abs(prior.deviation(x) - variance.squareRoot()) < 2e-3)
    }
  }

  /// Over many waves the squared distance to the mean is, on average, the doubt's square.
  @Test func theDoubtIsAsLargeAsTheError() {
    var generator = Generator(seed: 12)
    var (errors, doubts) = (0.0, 0.0)
    for _ in 0..<6000 {
      let wave = Sinusoid(using: &generator)
      let x = wave.sample(3, using: &generator).x.scalars
      let y = x.map { wave($0) + 0.3 * generator.normal() }
      let posterior = SinusoidPosterior(
        x: Array(x[..<2]), y: Array(y[..<2]), cells: 60, width: 0.3)
      let (place, doubt) = (Double(x[2]), posterior.deviation(Double(x[2])))
      let miss = Double(wave(x[2])) - posterior(place)
      errors += miss * miss
      doubts += doubt * doubt
    }
    #expect(abs(errors / doubts - 1) < 0.1)
  }

  @Test func withoutPointsItIsTheMeanOfAllWaves() {
    let prior = SinusoidPosterior(x: [], y: [])
    for x in [-3.0, 0, 1, 4] { #expect(abs(prior(x) - Sinusoid.mean(x)) < 1e-3) }
  }

  /// Two plain loops over amplitude and phase, for one point.
  private func byHand(_ x: Float, _ y: Float, _ width: Double) -> (sine: Double, cosine: Double) {
    var (total, a, b) = (0.0, 0.0, 0.0)
    for i in 0..<40 {
      for j in 0..<40 {
        let amplitude = 0.1 + 4.9 * (Double(i) + 0.5) / 40
        let phase = Double.pi * (Double(j) + 0.5) / 40
        let miss = Double(y) - amplitude * sin(Double(x) - phase)
        let weight = exp(-miss * miss / (2 * width * width))
        total += weight
        a += weight * amplitude * cos(phase)
        b -= weight * amplitude * sin(phase)
      }
    }
    return (a / total, b / total)
  }
}
