import Engine
import Learning
import TestSupport
import Testing

struct ModuleStepTests {
  struct Pair: Module {
    var weight = Tensor([1, -2])
    var bias = Tensor(3)
    mutating func visitParameters(_ visit: (inout Tensor) -> Void) {
      visit(&weight)
      visit(&bias)
    }
  }

  @Test func itIsOneStepAgainstTheGradientAndTheModelStays() {
    let pair = Pair()
    let slope = [Tensor([10, 20]), Tensor(-4)]
    let one = pair.stepped(along: slope, rate: 0.5)
    #expect(one.weight.scalars == [-4, -12] && one.bias.item == 5)
    let each = pair.stepped(along: slope, rates: [Tensor([0.5, 0.25]), Tensor(1)])
    #expect(each.weight.scalars == [-4, -7] && each.bias.item == 7)
    #expect(pair.weight.scalars == [1, -2] && pair.bias.item == 3)
  }

  /// Support loss ½ c Σ θ⁴ and query loss Σ θ²: both ways from the query loss back to the start, and the rates.
  private static func queryLoss(_ start: Pair, rates: [Tensor]?) -> Tensor {
    var fast = start
    for _ in 0..<2 {
      let slope = gradient(at: fast, createGraph: true) {
        ($0.weight.squared().squared().sum() + $0.bias.squared().squared()) * 0.5
      }
      fast =
        rates.map { fast.stepped(along: slope, rates: $0) }
        ?? fast.stepped(along: slope, rate: 0.02)
    }
    return fast.weight.squared().sum() + fast.bias.squared() * fast.weight.sum()
  }

  @Test(arguments: [1, 2]) func aGradientPassesThroughTwoSteps(order: Int) {
    // In hundredths: difference quotients take steps of 0.01.
    let rates = [Tensor([2, 1]), Tensor(1.5)]
    let error = gradientError(order: order, at: Pair().parameters) { parameters in
      var start = Pair()
      start.parameters = parameters
      return Self.queryLoss(start, rates: nil)
    }
    let errorOfRates = gradientError(order: order, at: Pair().parameters + rates) { tensors in
      var start = Pair()
      start.parameters = Array(tensors[..<2])
      return Self.queryLoss(start, rates: tensors[2...].map { $0 * 0.01 })
    }
    #expect(error < 2e-3 && errorOfRates < 2e-3, "\(error) \(errorOfRates)")
  }

  @Test func fineTuningIsSteppingAgainAndAgain() {
    func loss(_ pair: Pair) -> Tensor { (pair.weight * pair.bias - 1).squared().sum() }
    var fast = Pair()
    for _ in 0..<3 { fast = fast.stepped(along: gradient(at: fast, loss), rate: 0.01) }
    let adapted = Pair().fineTuned(steps: 3, rate: 0.01, to: loss)
    #expect(adapted.weight.scalars == fast.weight.scalars && adapted.bias.item == fast.bias.item)
    #expect(Pair().fineTuned(steps: 0, rate: 1, to: loss).weight.scalars == [1, -2])
    func slope(createGraph: Bool) -> [Float] {
      gradient(at: Pair()) {
        loss($0.fineTuned(steps: 2, rate: 0.01, createGraph: createGraph, to: loss))
      }.flatMap(\.scalars)
    }
    let error = gradientError(order: 1, at: Pair().parameters) { parameters in
      var start = Pair()
      start.parameters = parameters
      return loss(start.fineTuned(steps: 2, rate: 0.01, createGraph: true, to: loss))
    }
    #expect(error < 1e-3 && slope(createGraph: true) != slope(createGraph: false))
  }

  @Test func aGradientOfAnotherLengthTrapsWithBothCounts() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { _ = ModuleStepTests.Pair().stepped(along: [Tensor([1, 2])], rate: 1) }
    expect(result, says: "stepped: the model has 2 parameters, the gradient 1 tensors.")
  }

  @Test func aDotProductIsAddedInDoublePrecision() {
    let large = [Tensor([1e4, 1, -1e4]), Tensor([1e-4])]
    let same = [Tensor([1e4, 1, 1e4]), Tensor([1e-4])]
    #expect(abs(dot(large, same) - (1 + 1e-8)) < 1e-12)
    #expect(dot(large[0], large[0]) == 2e8 + 1 && dot([1, 2], [3.0, -4]) == -5)
    #expect(mean([1, 2, 6]) == 3 && mean([]).isNaN)
  }
}
