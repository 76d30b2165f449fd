import Engine
import Learning
import Testing

struct FiniteGuardTests {
  typealias Everything = ModuleTests.Everything

  @Test func aHealthyStepPasses() {
    let model = Everything()
    #expect(firstNonFinite(in: model) == nil)
    #expect(firstNonFinite(in: model, gradient: model.parameters) == nil)
  }

  @Test(arguments: [Float.nan, .infinity, -.infinity])
  func theFirstBadTensorIsNamed(bad: Float) {
    var model = Everything()
    var gradient = model.parameters
    model.norm.shift = Tensor([0, bad, 0], shape: [3])
    #expect(
      firstNonFinite(in: model, gradient: gradient)
        == NonFinite(kind: .parameter, index: 3, name: "norm.shift"))
    gradient[4] = gradient[4] * bad
    gradient[5] = gradient[5] + bad
    let found = firstNonFinite(in: model, gradient: gradient)
    #expect(found == NonFinite(kind: .gradient, index: 4, name: "dense.weight"))
    #expect(found?.description == "the gradient of dense.weight is not finite")
  }
}
