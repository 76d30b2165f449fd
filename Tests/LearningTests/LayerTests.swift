import Engine
import Learning
import Testing

struct LayerTests {
  @Test func flattenKeepsTheFirstAxisAndTheOrder() {
    let x = Tensor((0..<24).map { Float($0) }, shape: [2, 3, 2, 2])
    let y = Flatten()(x)
    #expect(y.shape == [2, 12])
    #expect(y.scalars == x.scalars)
  }

  @Test func activationsApplyTheirFunction() {
    let x = Tensor([-1, 0, 2], shape: [3])
    #expect(Activation.relu(x).scalars == [0, 0, 2])
    #expect(Activation.tanh(x).scalars == x.tanh().scalars)
    #expect(Activation.sigmoid(x).scalars == x.sigmoid().scalars)
    #expect(Activation { $0 * 3 }(x).scalars == [-3, 0, 6])
  }
}
