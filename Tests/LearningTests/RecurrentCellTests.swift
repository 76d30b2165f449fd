import Engine
import Foundation
import Learning
import TestSupport
import Testing

/// Cells of one input and one hidden number, worked out with plain arithmetic.
struct RecurrentCellTests {
  private func sigma(_ x: Float) -> Float { 1 / (1 + exp(-x)) }

  private func column(_ value: Float) -> Tensor { Tensor([value], shape: [1, 1]) }

  /// A cell with the weights 0.1, 0.2, … in the order of the visit.
  private func counting<Cell: RecurrentCell>(_ cell: Cell) -> Cell {
    var cell = cell
    var value: Float = 0
    cell.parameters = cell.parameters.map { tensor in
      Tensor(
        tensor.scalars.map { _ in
          value += 0.1; return value
        }, shape: tensor.shape)
    }
    return cell
  }

  @Test func plainStep() {
    var generator = Generator(seed: 1)
    let cell = counting(RNNCell(1, 1, using: &generator))
    let next = cell(column(0.5), HiddenState(hidden: column(-0.8)))
    #expect(abs(next.hidden.item - tanh(0.5 * 0.1 - 0.8 * 0.2 + 0.3)) < 1e-6)
  }

  @Test func longShortTermMemoryStep() {
    var generator = Generator(seed: 1)
    let cell = counting(LSTMCell(1, 1, using: &generator))
    let next = cell(column(0.5), LSTMCell.State(hidden: column(-0.8), cell: column(1.5)))
    func gate(_ k: Float) -> Float { 0.5 * 0.1 * k - 0.8 * 0.1 * (k + 4) + 0.1 * (k + 8) }
    let memory = sigma(gate(2)) * 1.5 + sigma(gate(1)) * tanh(gate(3))
    #expect(abs(next.cell.item - memory) < 1e-6)
    #expect(abs(next.hidden.item - sigma(gate(4)) * tanh(memory)) < 1e-6)
  }

  @Test func gatedRecurrentUnitStep() {
    var generator = Generator(seed: 1)
    let cell = counting(GRUCell(1, 1, using: &generator))
    let next = cell(column(0.5), HiddenState(hidden: column(-0.8)))
    func gate(_ k: Float) -> Float { 0.5 * 0.1 * k - 0.8 * 0.1 * (k + 3) + 0.1 * (k + 6) }
    let (reset, keep): (Float, Float) = (sigma(gate(1)), sigma(gate(2)))
    let candidate = tanh(0.5 * 0.3 + 0.9 + reset * (-0.8 * 0.6 + 1.0))
    #expect(abs(next.hidden.item - ((1 - keep) * candidate + keep * -0.8)) < 1e-6)
  }

  @Test func weightsStartAsTheyShould() {
    var generator = Generator(seed: 4)
    let plain = RNNCell(5, 6, gain: 0.9, using: &generator)
    let lstm = LSTMCell(5, 6, using: &generator)
    let gru = GRUCell(5, 6, using: &generator)
    func expectOrthogonal(_ blocks: Tensor, _ gain: Float) {
      for start in stride(from: 0, to: blocks.shape[1], by: 6) {
        let block = blocks.sliced(1, start..<start + 6)
        let product = block.matmul(block, transposeSelf: true)
        let identity = Tensor.oneHot(Array(0..<6), classes: 6) * (gain * gain)
        #expect(largestError(product.scalars, identity.scalars) < 1e-5)
      }
    }
    expectOrthogonal(plain.hiddenWeight, 0.9)
    expectOrthogonal(lstm.hiddenWeight, 1)
    expectOrthogonal(gru.hiddenWeight, 1)
    let bound = (6 / Float(5 + 6)).squareRoot()
    for weight in [plain.inputWeight, lstm.inputWeight, gru.inputWeight] {
      let largest = weight.scalars.map { abs($0) }.max()!
      #expect(largest <= bound && largest > 0.8 * bound)
    }
    #expect(lstm.bias.scalars == (0..<24).map { (6..<12).contains($0) ? 1 : 0 })
    #expect(
      plain.bias.scalars + gru.bias.scalars + gru.candidateBias.scalars
        == .init(repeating: 0, count: 30))
  }

  @Test func everyStoredTensorIsAParameter() {
    var generator = Generator(seed: 4)
    func expectAll(_ module: some Module) {
      #expect(ModuleTests.storedTensors(module).count == module.parameters.count)
      #expect(module.parameterNames.count == module.parameters.count)
    }
    expectAll(RNN(RNNCell(2, 3, using: &generator)))
    expectAll(LSTM(LSTMCell(2, 3, using: &generator)))
    expectAll(GRU(GRUCell(2, 3, using: &generator)))
    expectAll(LayerNorm(3))
  }
}
