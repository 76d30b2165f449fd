import Engine
import Foundation
import Learning
import Testing

@Suite("Sine network") struct SineNetworkTests {
  @Test("Two tanh layers of the width that was asked for, then one number")
  func byHand() {
    var generator = Generator(seed: 1)
    var network = SineNetwork(hidden: 2, using: &generator)
    let shapes = [[1, 2], [2], [2, 2], [2], [2, 1], [1]]
    #expect(network.parameters.map(\.shape.dimensions) == shapes)
    network.parameters = [
      Tensor([1, -2], shape: [1, 2]), Tensor([0.5, 0]),
      Tensor([1, 0, 0.5, -1], shape: [2, 2]), Tensor([0, 0.25]),
      Tensor([2, 3], shape: [2, 1]), Tensor([-1]),
    ]
    let first = [tanh(0.5 + 0.5), tanh(-2 * 0.5)]
    let second = [tanh(first[0] + 0.5 * first[1]), tanh(0.25 - first[1])]
    let found = network(Tensor([0.5], shape: [1, 1])).item
    #expect(abs(Double(found) - (2 * second[0] + 3 * second[1] - 1)) < 1e-5)
    #expect(network.parameterNames.first == "hidden1.weight" && network.parameterNames.count == 6)
  }
}
