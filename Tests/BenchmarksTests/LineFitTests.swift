import Foundation
import Testing

@testable import Benchmarks

@Test func aFitFindsTheLineThatThePointsLieOn() {
  let fit = LineFit([1, 2, 3, 5, 7, 10], [1, 2, 3, 5, 7, 10].map { 2.5 * $0 + 4 })
  #expect(abs(fit.slope - 2.5) < 1e-12 && abs(fit.intercept - 4) < 1e-12)
  #expect(abs(fit.determination - 1) < 1e-12 && fit.worst < 1e-12 && fit.isLinear)
}

/// By hand: means 2 and 3, slope 2/2 = 1, distances −1/3, 2/3, −1/3; 1 − (6/9)/(24/9).
@Test func aFitHasTheLeastSquares() {
  let fit = LineFit([1, 2, 3], [5 / 3, 11 / 3, 11 / 3])
  #expect(abs(fit.slope - 1) < 1e-12 && abs(fit.intercept - 1) < 1e-12)
  #expect(abs(fit.determination - 0.75) < 1e-12)
  #expect(abs(fit.worst - (2.0 / 3) / (11.0 / 3)) < 1e-12)
  #expect(abs(fit(4) - 5) < 1e-12)
}

@Test(arguments: [(1.0, true), (1.3, false), (2.0, false), (0.6, false)])
func onlyALineIsLinear(_ power: Double, _ isLinear: Bool) {
  let steps: [Double] = [1, 2, 3, 5, 7, 10]
  #expect(LineFit(steps, steps.map { 20 * pow($0, power) + 3 }).isLinear == isLinear)
}
