import Engine
import Learning
import TestSupport
import Testing

struct ModuleTests {
  /// A model with a layer of each kind.
  struct Everything: Module {
    var convolution: Conv2D
    var norm = BatchNorm(3)
    var maximum = MaxPool(2)
    var average = AveragePool(2)
    var flatten = Flatten()
    var dropout = Dropout(0.5)
    var dense: Dense
    var head: Sequential<Chain<Chain<Identity, Activation>, Dense>>

    init() {
      var generator = Generator(seed: 1)
      convolution = Conv2D(3, 1, 3, using: &generator)
      dense = Dense(3, 4, using: &generator)
      head = Sequential {
        Activation.tanh
        Dense(4, 2, using: &generator)
      }
    }

    mutating func visitParameters(_ visit: (inout Tensor) -> Void) {
      convolution.visitParameters(visit)
      norm.visitParameters(visit)
      dense.visitParameters(visit)
      head.visitParameters(visit)
    }
    mutating func visitState(_ visit: (inout Tensor) -> Void) { norm.visitState(visit) }

    var parameterNames: [String] {
      convolution.parameterNames(in: "convolution") + norm.parameterNames(in: "norm")
        + dense.parameterNames(in: "dense") + head.parameterNames(in: "head")
    }
  }

  /// All tensors stored anywhere inside a value.
  static func storedTensors(_ value: Any) -> [Tensor] {
    if let tensor = value as? Tensor { return [tensor] }
    return Mirror(reflecting: value).children.flatMap { storedTensors($0.value) }
  }

  @Test func everyStoredTensorIsVisitedOnce() {
    var model = Everything()
    #expect(Self.storedTensors(model).count == 10)
    var number: Float = 0
    let mark = { (tensor: inout Tensor) in
      number += 1
      tensor = Tensor(repeating: number, shape: tensor.shape)
    }
    model.visitParameters(mark)
    model.visitState(mark)
    #expect(Self.storedTensors(model).map { $0.scalars[0] }.sorted() == (1...10).map { Float($0) })
  }

  @Test func parametersComeInTheOrderOfTheirNames() {
    let model = Everything()
    #expect(
      model.parameterNames == [
        "convolution.kernel", "convolution.bias", "norm.scale", "norm.shift", "dense.weight",
        "dense.bias", "head.layer2.weight", "head.layer2.bias",
      ])
    #expect(
      model.parameters.map(\.shape) == [
        [3, 3, 1, 3], [3], [3], [3], [3, 4], [4], [4, 2], [2],
      ])
    #expect(model.parameterCount == 27 + 3 + 3 + 3 + 12 + 4 + 8 + 2)
    #expect(model.state.map(\.shape) == [[3], [3]])
  }

  @Test func aModelWithoutNamesCountsItsParameters() {
    struct Pair: Module {
      var (a, b) = (Tensor(1), Tensor(2))
      mutating func visitParameters(_ visit: (inout Tensor) -> Void) {
        visit(&a)
        visit(&b)
      }
    }
    #expect(Pair().parameterNames == ["parameter0", "parameter1"])
  }

  @Test func settingParametersAndStateChangesThisValueOnly() {
    let model = Everything()
    var copy = model
    copy.parameters = model.parameters.map { $0 + 1 }
    copy.state = model.state.map { $0 + 2 }
    #expect(copy.dense.weight.scalars == (model.dense.weight + 1).scalars)
    #expect(copy.head.body.last.bias.scalars == [1, 1])
    #expect(copy.norm.runningVariance.scalars == [3, 3, 3])
    #expect(model.head.body.last.bias.scalars == [0, 0])
  }

  @Test func settingTensorsThatDoNotFitTraps() async {
    var result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      var model = Everything()
      model.parameters = Array(model.parameters.dropLast())
    }
    expect(
      result, says: "Setting a model's parameters: the model has 8, the new list has 7.")
    result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var model = Everything()
      model.parameters = model.parameters.reversed()
    }
    expect(
      result, says: "Setting a model's parameters: number 0 has shape [3, 3, 1, 3], the new one")
  }
}
