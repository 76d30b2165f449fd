import Engine
import Learning
import TestSupport
import Testing

struct PoolingTests {
  @Test(arguments: ["2", "3 stride 2"])
  func equalsPyTorch(name: String) {
    LayerFixture.expectEqual("max pool \(name)", []) { fixture, x, _ in
      MaxPool(fixture.integer("size"), stride: fixture.integer("stride"))(x)
    }
    LayerFixture.expectEqual("average pool \(name)", []) { fixture, x, _ in
      AveragePool(fixture.integer("size"), stride: fixture.integer("stride"))(x)
    }
  }

  @Test func theStrideOfAPoolIsItsSizeUnlessGiven() {
    LayerFixture.expectEqual("max pool 2", []) { _, x, _ in MaxPool(2)(x) }
    LayerFixture.expectEqual("average pool 2", []) { _, x, _ in AveragePool(2)(x) }
  }
}
