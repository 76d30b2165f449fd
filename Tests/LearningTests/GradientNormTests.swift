import Engine
import Learning
import TestSupport
import Testing

struct GradientNormTests {
  static let fixtures = Fixture.load("recurrent")

  @Test(arguments: ["clipping to 1.5", "clipping to 100"])
  func equalsPyTorch(name: String) {
    let fixture = Self.fixtures[name]!
    let slopes = [fixture["slope0"], fixture["slope1"]]
    #expect(abs(globalNorm(slopes) / fixture.number("length") - 1) < 1e-5)
    for (index, tensor) in clipped(slopes, toNorm: fixture.number("norm")).enumerated() {
      #expect(largestError(tensor.scalars, fixture["clipped\(index)"].scalars) < 1e-4)
    }
  }

  @Test func aLongGradientKeepsItsDirection() {
    let slopes = [Tensor([30, 0]), Tensor([-40])]
    let short = clipped(slopes, toNorm: 5)
    #expect(largestError(short.flatMap(\.scalars), [3, 0, -4]) < 1e-6)
    #expect(clipped(slopes, toNorm: 51).flatMap(\.scalars) == [30, 0, -40])
  }

  @Test func whatIsNotFiniteIsNotHidden() {
    let slopes = [Tensor([1, .nan]), Tensor([2])]
    #expect(clipped(slopes, toNorm: 1)[0].scalars[1].isNaN)
    #expect(!clipped([Tensor([.infinity])], toNorm: 1)[0].hasOnlyFiniteValues())
  }

  @Test func layerNormEqualsPyTorch() {
    let fixture = Self.fixtures["layer norm"]!
    let errors = LayerFixture.errors(fixture, ["scale", "shift"]) { x, parameters in
      var layer = LayerNorm(5)
      layer.parameters = parameters
      return layer(x)
    }
    #expect(errors.count == 4)
    for (what, error) in errors { #expect(error < 1e-4, "\(what)") }
  }

  @Test func layerNormHoldsToSecondOrder() {
    let x = RecurrentTests.normal([2, 4])
    #expect(gradientError(at: [x]) { LayerNorm(4)($0[0]) } < 2e-3)
  }
}
