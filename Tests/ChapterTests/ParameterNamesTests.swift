import Engine
import Learning
import TestSupport
import Testing
@testable import _0_rnn_meta_learner
@testable import _1_gradient_descent
@testable import _1_learned_optimizer
@testable import _2_backpropagation
@testable import _2_hyperparameters
@testable import _3_meta_reinforcement_learning
@testable import _3_neural_network
@testable import _4_convolutional_network
@testable import _6_maml
@testable import _8_prototypical_networks
@testable import _9_recurrent_networks

/// Every tensor of every model of the course is called as its property: in files, in messages, everywhere.
@Suite("Names of parameters")
struct ParameterNamesTests {
  private func expectNames<M: Module>(_ model: M) {
    #expect(namingFaults(model) == [], "\(M.self)")
  }

  @Test("Chapters 1 to 5")
  func first() {
    var generator = Generator(seed: 1)
    expectNames(Place(theta: Tensor([1, 2])))
    expectNames(_2_backpropagation.Network(numbers: Tensor([1, 2])))
    expectNames(_3_neural_network.Network(pixels: 4, units: 3, using: &generator))
    expectNames(
      ConvolutionalNetwork(side: 12, kernel: 3, channels: (2, 3), classes: 5, using: &generator))
  }

  @Test("Chapters 6 to 10: convolutions and memories", arguments: _6_maml.Method.allCases)
  func middle(method: _6_maml.Method) {
    var generator = Generator(seed: 2)
    expectNames(Learner(method, way: 3, channels: 2, rate: 0.1, using: &generator))
    expectNames(WaveNetwork(hidden: 3, using: &generator))
    expectNames(
      PrototypicalNetwork(
        embedding: Conv4(channels: 2, downsampling: .pool, using: &generator)))
    let mann = ExternalMemory(4, hidden: 3, slots: 2, width: 2, heads: 1, using: &generator)
    expectNames(SequenceLearner(3, pairs: 4, mann, outputs: 2, using: &generator))
    let deep = RecurrentMemory([
      GRUCell(4, 3, using: &generator), GRUCell(3, 3, using: &generator),
    ])
    expectNames(SequenceLearner(3, pairs: 4, deep, outputs: 2, using: &generator))
    let attention = AttentionMemory(
      attention: CausalAttention(4, keys: 2, values: 3, using: &generator))
    expectNames(SequenceLearner(3, pairs: 4, attention, outputs: 2, using: &generator))
  }

  @Test("Chapters 9 and 11 to 13")
  func last() {
    var generator = Generator(seed: 3)
    expectNames(Adder(LSTMCell(2, 3, using: &generator), using: &generator))
    expectNames(CharacterModel(symbols: 4, hidden: 3, using: &generator))
    expectNames(RobotPolicy(hidden: 3, deviation: 0.1, using: &generator))
    expectNames(BanditAgent(arms: 2, hidden: 3, using: &generator))
    expectNames(LearnedOptimizer(.gradient, units: 3, using: &generator))
    expectNames(Parameters(tensors: [Tensor([1]), Tensor([2])]))
    expectNames(BaseNetwork(tasks: 2, using: &generator))
    expectNames(SmallNetwork(using: &generator))
    expectNames(SetEncoder(startingAt: [1, 2], using: &generator))
    expectNames(FixedSetting(z: Tensor([1, 2])))
  }
}
