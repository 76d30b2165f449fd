import Engine
import Learning
import TestSupport
import Testing

struct Conv2DTests {
  @Test(arguments: [
    "convolution", "convolution stride 2", "convolution padding 1",
    "convolution stride 2 padding 2",
  ])
  func equalsPyTorch(name: String) {
    LayerFixture.expectEqual(name, ["kernel", "bias"]) { fixture, x, parameters in
      var generator = Generator(seed: 1)
      let p = fixture.integer("padding")
      var layer = Conv2D(
        fixture.integer("size"), 3, 4, stride: fixture.integer("stride"),
        padding: .explicit(top: p, bottom: p, left: p, right: p), using: &generator)
      layer.parameters = parameters
      return layer(x)
    }
  }

  @Test func samePaddingOfAnOddKernelIsPaddingByHalf() {
    LayerFixture.expectEqual("convolution padding 1", ["kernel", "bias"]) { _, x, parameters in
      var generator = Generator(seed: 1)
      var layer = Conv2D(3, 3, 4, padding: .same, using: &generator)
      layer.parameters = parameters
      return layer(x)
    }
  }

  @Test func startsWithAZeroBias() {
    var generator = Generator(seed: 3)
    let layer = Conv2D(5, 2, 3, using: &generator)
    #expect(layer.kernel.shape == [5, 5, 2, 3])
    #expect(layer.bias.scalars == [0, 0, 0])
    #expect(layer.parameterNames == ["kernel", "bias"])
  }
}
