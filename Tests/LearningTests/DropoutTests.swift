import Engine
import Learning
import TestSupport
import Testing

struct DropoutTests {
  @Test(arguments: [0.1, 0.5, 0.8] as [Float])
  func dropsTheShareAndKeepsTheMean(rate: Float) {
    var generator = Generator(seed: 9)
    let y = Dropout(rate)(.ones([100, 400]), using: &generator).scalars
    let dropped = Double(y.filter { $0 == 0 }.count) / Double(y.count)
    // Five standard deviations of a share of 40,000 draws.
    let bound = 5 * (Double(rate * (1 - rate)) / 40_000).squareRoot()
    #expect(abs(dropped - Double(rate)) < bound)
    #expect(y.allSatisfy { $0 == 0 || $0 == 1 / (1 - rate) })
    #expect(abs(Double(y.reduce(0, +)) / 40_000 - 1) < bound / Double(1 - rate))
  }

  @Test func theGradientPassesWhereTheValueDid() {
    var generator = Generator(seed: 9)
    let x = Tensor.normal([5, 7], using: &generator)
    let seed = generator
    let (_, gradient) = valueWithGradient(at: x) { x in
      var generator = seed
      return Dropout(0.4)(x, using: &generator).sum()
    }
    var again = seed
    let mask = Dropout(0.4)(.ones([5, 7]), using: &again)
    #expect(gradient.scalars == mask.scalars)
    #expect(Set(mask.scalars).count == 2)
  }

  @Test func aRateOfZeroChangesNothingAndDrawsNothing() {
    var generator = Generator(seed: 9)
    let x = Tensor([1, 2, 3], shape: [3])
    #expect(Dropout(0)(x, using: &generator).scalars == [1, 2, 3])
    #expect(generator == Generator(seed: 9))
  }

  @Test func aRateOfOneTraps() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = Dropout(1)
    }
    expect(result, says: "Dropout: the rate must be in 0..<1, found 1.0.")
  }
}
