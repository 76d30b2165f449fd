import Engine
import Learning
import TestSupport
import Testing

/// A model that forgets something of every kind: a layer, an element, an optional, a tuple's part, a tensor.
private struct Forgetful: Module {
  struct Block: Module {
    var dense = MissedTensorsTests.dense(), norm = BatchNorm(2)

    mutating func visitParameters(_ visit: (inout Tensor) -> Void) {
      dense.visitParameters(visit)
      norm.visitParameters(visit)
    }
  }

  var block = Block(), head = MissedTensorsTests.dense()
  var layers = [MissedTensorsTests.dense(), MissedTensorsTests.dense()]
  var side: Dense? = MissedTensorsTests.dense()
  var pair = (Tensor(1), gain: Tensor(2))
  var erased: any Module = Block()

  mutating func visitParameters(_ visit: (inout Tensor) -> Void) {
    block.visitParameters(visit)
    layers[0].visitParameters(visit)
    visit(&pair.0)
  }
}

/// Shares every value with what it visits; tells what is missed by more than values.
private struct Twins: Module {
  var a = Tensor(1), b: Tensor
  init() { b = a }
  mutating func visitParameters(_ visit: (inout Tensor) -> Void) { visit(&a) }
}

struct MissedTensorsTests {
  static func dense() -> Dense {
    var generator = Generator(seed: 1)
    return Dense(2, 2, using: &generator)
  }

  @Test func missedTensorsAreCalledByTheirPath() {
    #expect(
      Forgetful().missedTensors == [
        "head.weight", "head.bias", "layers[1].weight", "layers[1].bias", "side.weight",
        "side.bias", "pair.gain", "erased.dense.weight", "erased.dense.bias", "erased.norm.scale",
        "erased.norm.shift",
      ])
    #expect(Twins().missedTensors == ["b"])
  }

  @Test func aSoundModelMissesNone() {
    #expect(ModuleTests.Everything().missedTensors.isEmpty)
    #expect(Forgetful.Block().missedTensors.isEmpty, "running statistics are state")
    var generator = Generator(seed: 1)
    let classifier = ConvolutionalClassifier(way: 3, channels: 2, averaged: true, using: &generator)
    #expect(classifier.missedTensors.isEmpty)
  }

  @Test func trainingSaysWhatIsMissed() async {
    let errors = \ExitTest.Result.standardErrorContent
    let sentence =
      "Twins: its visits miss b. Visit in visitParameters what is trained, and in visitState what is not."
    let byGradient = await #expect(processExitsWith: .failure, observing: [errors]) {
      _ = gradient(at: Twins()) { $0.a.squared() }
    }
    expect(byGradient, says: sentence)
    let inSlices = await #expect(processExitsWith: .failure, observing: [errors]) {
      _ = valueWithGradient(at: Twins(), slices: 1, of: 1, outputs: { model, _ in model.a }) { $0 }
    }
    expect(inSlices, says: sentence)
  }
}
