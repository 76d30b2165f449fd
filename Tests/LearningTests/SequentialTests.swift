import Engine
import Learning
import Testing

struct SequentialTests {
  static func make() -> Sequential<some Layer> {
    var generator = Generator(seed: 2)
    return Sequential {
      Conv2D(3, 1, 4, using: &generator)
      Activation.relu
      MaxPool(2)
      Flatten()
      Dense(16, 3, using: &generator)
    }
  }

  @Test func appliesItsLayersInOrder() {
    var generator = Generator(seed: 2)
    let convolution = Conv2D(3, 1, 4, using: &generator)
    let dense = Dense(16, 3, using: &generator)
    let x = Tensor.normal([2, 6, 6, 1], using: &generator)
    let byHand = dense(convolution(x).relu().maxPooled(2).flattened(from: 1))
    #expect(Self.make()(x).scalars == byHand.scalars)
  }

  @Test func namesItsParametersByTheirLayer() {
    let model = Self.make()
    #expect(
      model.parameterNames == ["layer1.kernel", "layer1.bias", "layer5.weight", "layer5.bias"])
    #expect(model.parameters.map(\.shape) == [[3, 3, 1, 4], [4], [16, 3], [3]])
  }

  @Test func passesTheStateOfALayerOn() {
    struct Counting: Layer {
      var seen = Tensor(7)
      func callAsFunction(_ input: Tensor) -> Tensor { input }
      mutating func visitParameters(_ visit: (inout Tensor) -> Void) {}
      mutating func visitState(_ visit: (inout Tensor) -> Void) { visit(&seen) }
    }
    let model = Sequential {
      Counting()
      Activation.relu
    }
    #expect(model.state.map(\.item) == [7])
  }
}
