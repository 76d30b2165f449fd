import Curves
import Foundation
import Testing

/// What stands in for Foundation in a browser gives what Foundation gives here.
@Suite("Curves") struct CurvesTests {
  private static let places = stride(from: -40.0, through: 40, by: 0.0371).map { $0 }

  private func agree(
    _ ours: (Double) -> Double, _ theirs: (Double) -> Double, at places: [Double] = places,
    scale: (Double) -> Double = { abs($0) }
  ) -> Bool {
    places.allSatisfy { abs(ours($0) - theirs($0)) <= 1e-15 * scale(theirs($0)) }
  }

  @Test func powersAgree() {
    #expect(agree(Curves.exp, Foundation.exp))
    #expect(agree(Curves.exp, Foundation.exp, at: [0, 1e-300, 709.7, -708, -700.5, 1e-9]))
    #expect(Curves.exp(-Double.infinity) == 0 && Curves.exp(710.0 as Double) == .infinity)
    #expect(Curves.exp(Double.nan).isNaN && Curves.exp(0.0 as Double) == 1)
  }

  @Test func logarithmsAgree() {
    let places = Self.places.map { Foundation.exp(9 * $0) } + [0.999_999_9, 1.000_000_1, 1.4142136]
    #expect(agree(Curves.log, Foundation.log, at: places))
    #expect(Curves.log(0.0 as Double) == -.infinity && Curves.log(Double.infinity) == .infinity)
    #expect(
      Curves.log(1.0 as Double) == 0 && Curves.log(-1.0 as Double).isNaN
        && Curves.log(Double.nan).isNaN)
  }

  @Test func wavesAgree() {
    let far = Self.places.map { 997 * $0 }
    for places in [Self.places, far] {
      #expect(agree(Curves.sin, Foundation.sin, at: places) { _ in 1 })
      #expect(agree(Curves.cos, Foundation.cos, at: places) { _ in 1 })
    }
    #expect(agree(Curves.sin, Foundation.sin, at: [1e-12, 3.141_592_653_589_793]))
    #expect(Curves.sin(Double.infinity).isNaN && Curves.cos(Double.nan).isNaN)
  }

  @Test func otherPowersAndSinglePrecisionAgree() {
    for base in [0.3, 1, 7.5] {
      #expect(agree({ Curves.pow(base, $0) }, { Foundation.pow(base, $0) }) { 200 * abs($0) })
    }
    for x in stride(from: Float(0.1), through: 20, by: 0.37) {
      #expect(abs(Curves.sin(x) - Foundation.sin(x)) < 1e-7)
      #expect(abs(Curves.log(x) - Foundation.log(x)) <= 1e-6)
      #expect(abs(Curves.exp(x) / Foundation.exp(x) - 1) < 1e-6)
      #expect(abs(Curves.pow(x, 1.5) / Foundation.pow(x, 1.5) - 1) < 1e-6)
    }
  }

  @Test func hyperbolicTangentAgrees() {
    #expect(agree(Curves.tanh, Foundation.tanh) { 4 * max(abs($0), 0.1) })
    #expect(agree(Curves.tanh, Foundation.tanh, at: [1e-9, -0.003, 0.0099]) { 1000 * abs($0) })
    #expect(Curves.tanh(30) == 1 && Curves.tanh(-30) == -1 && Curves.sqrt(2) == 2.squareRoot())
  }
}
