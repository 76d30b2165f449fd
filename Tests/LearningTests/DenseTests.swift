import Engine
import Learning
import TestSupport
import Testing

struct DenseTests {
  @Test func equalsPyTorch() {
    LayerFixture.expectEqual("dense", ["weight", "bias"]) { _, x, parameters in
      var generator = Generator(seed: 1)
      var layer = Dense(5, 3, using: &generator)
      layer.parameters = parameters
      return layer(x)
    }
  }

  @Test func startsWithAZeroBias() {
    var generator = Generator(seed: 3)
    let layer = Dense(7, 2, using: &generator)
    #expect(layer.weight.shape == [7, 2])
    #expect(layer.bias.scalars == [0, 0])
    #expect(layer.parameterNames == ["weight", "bias"])
  }

  @Test func anImageThatWasNotFlattenedTraps() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      var generator = Generator(seed: 1)
      _ = Dense(4, 2, using: &generator)(.zeros([1, 2, 2]))
    }
    expect(result, says: "Dense: the input must be [n, 4], found [1, 2, 2]; flatten images first.")
  }
}
