import Engine
import Learning
import TestSupport
import Testing

/// Every tensor of every layer is called as its property.
struct ParameterNamesTests {
  @Test func everyLayerNamesItsTensorsAndEpsilons() {
    var generator = Generator(seed: 1)
    #expect(namingFaults(Dense(2, 3, using: &generator)) == [])
    #expect(namingFaults(Conv2D(3, 1, 2, using: &generator)) == [])
    #expect(namingFaults(BatchNorm(3, epsilon: 1e-3)) == [])
    #expect(namingFaults(LayerNorm(3)) == [])
    #expect(namingFaults(ConvolutionBlock(1, 2, downsampling: .pool, using: &generator)) == [])
    #expect(namingFaults(TemporalConvolution(2, 3, using: &generator)) == [])
    #expect(namingFaults(CausalAttention(3, keys: 2, values: 4, using: &generator)) == [])
    #expect(namingFaults(RNNCell(2, 3, using: &generator)) == [])
    #expect(namingFaults(Recurrent(LSTMCell(2, 3, using: &generator))) == [])
    #expect(namingFaults(Recurrent(GRUCell(2, 3, using: &generator))) == [])
    #expect(namingFaults(SineNetwork(hidden: 3, using: &generator)) == [])
    #expect(
      namingFaults(
        ConvolutionalClassifier(way: 3, channels: 2, averaged: true, using: &generator)) == [])
    #expect(
      namingFaults(
        Sequential {
          Dense(2, 3, using: &generator)
          LayerNorm(3)
          Activation.relu
          Dense(3, 1, using: &generator)
        }) == [])
  }

  @Test func stateAndEpsilonBearTheNameOfTheirOwner() {
    var generator = Generator(seed: 1)
    let network = ConvolutionalClassifier(way: 3, channels: 2, averaged: true, using: &generator)
    #expect(
      network.stateNames.suffix(2) == [
        "embedding.block4.norm.runningMean", "embedding.block4.norm.runningVariance",
      ])
    #expect(network.constants.count == 4)
    #expect(network.constants[1] == ("embedding.block2.norm.epsilon", 1e-5))
  }

  @Test func whatIsForgottenIsFound() {
    struct Forgetful: Module {
      var norm = BatchNorm(2)
      var weight = Tensor(1)
      mutating func visitParameters(_ visit: (inout Tensor) -> Void) { norm.visitParameters(visit) }
      mutating func visitState(_ visit: (inout Tensor) -> Void) { norm.visitState(visit) }
      var parameterNames: [String] { norm.parameterNames(in: "nrm") }
      var stateNames: [String] { norm.stateNames(in: "norm") }
    }
    let faults = namingFaults(Forgetful())
    #expect(faults.count == 4, "\(faults)")
    #expect(faults.contains { $0.contains("is stored but not visited") })
    #expect(faults.contains { $0.contains("is called nrm.scale") })
    #expect(faults.contains { $0.contains("is not among the constants") })
    struct Unnamed: Module {
      var norm = BatchNorm(2)
      mutating func visitParameters(_ visit: (inout Tensor) -> Void) { norm.visitParameters(visit) }
      mutating func visitState(_ visit: (inout Tensor) -> Void) { norm.visitState(visit) }
    }
    #expect(namingFaults(Unnamed()).contains { $0.contains("is called state0") })
  }

  @Test func optimizersNameEachSlot() {
    struct Line: Module {
      var weight = Tensor([1])
      mutating func visitParameters(_ visit: (inout Tensor) -> Void) { visit(&weight) }
    }
    func slots<Rule: Optimizer>(_ rule: Rule) -> Bool {
      var (rule, line) = (rule, Line())
      rule.update(&line, along: [Tensor([1])])
      return rule.state.count == rule.slotNames.count
        && Set(rule.slotNames).count == rule.state.count
    }
    #expect(slots(SGD(rate: 1)) && slots(SGD(rate: 1, momentum: 0.9)))
    #expect(slots(RMSProp(rate: 1)) && slots(RMSProp(rate: 1, momentum: 0.9)))
    #expect(slots(Adam()) && slots(AdamW()))
    #expect(Adam().slotNames == ["firstMoment", "secondMoment"])
  }
}
