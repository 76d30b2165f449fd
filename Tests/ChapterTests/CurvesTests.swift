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
    #expect(Curves.exp(-.infinity) == 0 && Curves.exp(710) == .infinity)
    #expect(Curves.exp(.nan).isNaN && Curves.exp(0) == 1)
  }

  @Test func logarithmsAgree() {
    let places = Self.places.map { Foundation.exp(9 * $0) } + [0.999_999_9, 1.000_000_1, 1.4142136]
    #expect(agree(Curves.log, Foundation.log, at: places))
    #expect(Curves.log(0) == -.infinity && Curves.log(.infinity) == .infinity)
    #expect(Curves.log(1) == 0 && Curves.log(-1).isNaN && Curves.log(.nan).isNaN)
  }

  @Test func wavesAgree() {
    let far = Self.places.map { 997 * $0 }
    for places in [Self.places, far] {
      #expect(agree(Curves.sin, Foundation.sin, at: places) { _ in 1 })
      #expect(agree(Curves.cos, Foundation.cos, at: places) { _ in 1 })
    }
    #expect(agree(Curves.sin, Foundation.sin, at: [1e-12, 3.141_592_653_589_793]))
    #expect(Curves.sin(Float(2)) == Foundation.sin(Float(2)))
    #expect(Curves.sin(Double.infinity).isNaN && Curves.cos(Double.nan).isNaN)
  }

  @Test func hyperbolicTangentAgrees() {
    #expect(agree(Curves.tanh, Foundation.tanh) { 4 * max(abs($0), 0.1) })
    #expect(agree(Curves.tanh, Foundation.tanh, at: [1e-9, -0.003, 0.0099]) { 1000 * abs($0) })
    #expect(Curves.tanh(30) == 1 && Curves.tanh(-30) == -1 && Curves.sqrt(2) == 2.squareRoot())
  }
}
