import Engine
import Foundation
import Learning
import TestSupport
import Testing

struct RecurrentTests {
  static let fixtures = Fixture.load("recurrent")

  static func normal(_ shape: Shape, seed: UInt64 = 1) -> Tensor {
    var generator = Generator(seed: seed)
    return .normal(shape, using: &generator)
  }

  static func tensors(_ state: some RecurrentState) -> [Tensor] {
    var list: [Tensor] = []
    _ = state.map {
      list.append($0)
      return $0
    }
    return list
  }

  /// The largest differences of outputs, last state and all gradients from PyTorch's.
  static func errors<Cell: RecurrentCell>(_ name: String, _ cell: Cell) -> [String: Double] {
    let fixture = fixtures[name]!
    let parts = ["hidden", "cell"].prefix(tensors(cell.initialState(batch: 1)).count)
    let names = cell.parameterNames + ["input"] + parts
    let inputs = names.map { fixture[$0].tracked() }
    var layer = Recurrent(cell)
    layer.parameters = Array(inputs.prefix(cell.parameterNames.count))
    var given = inputs.suffix(parts.count).makeIterator()
    let start = cell.initialState(batch: 3).map { _ in given.next()! }
    let (outputs, last) = layer(inputs[cell.parameterNames.count], from: start)
    var loss = (outputs * fixture["cotangent"]).sum()
    var errors = ["output": largestError(outputs.scalars, fixture["output"].scalars)]
    for (part, tensor) in zip(parts, tensors(last)) {
      errors["last." + part] = largestError(tensor.scalars, fixture["last." + part].scalars)
      loss += (tensor * fixture["cotangent." + part]).sum()
    }
    for (name, slope) in zip(names, gradient(of: loss, at: inputs)) {
      errors[name] = largestError(slope.scalars, fixture["gradient." + name].scalars)
    }
    return errors
  }

  @Test func equalPyTorch() {
    var generator = Generator(seed: 1)
    let found = [
      Self.errors("RNN", RNNCell(4, 3, using: &generator)),
      Self.errors("LSTM", LSTMCell(4, 3, using: &generator)),
      Self.errors("GRU", GRUCell(4, 3, using: &generator)),
    ]
    #expect(found.map(\.count) == [7, 9, 8])
    for errors in found {
      for (what, error) in errors { #expect(error < 1e-4, "\(what)") }
    }
  }

  @Test func gradientsHoldToSecondOrder() {
    func error<Cell: RecurrentCell>(_ cell: Cell) -> Double {
      // Away from zero biases, so that every parameter matters.
      let values = cell.parameters.enumerated().map { index, tensor in
        tensor * 0.5 + Self.normal(tensor.shape, seed: UInt64(index + 2)) * 0.3
      }
      return gradientError(at: values + [Self.normal([3, 2, 2]), Self.normal([2, 3], seed: 9)]) {
        all in
        var layer = Recurrent(cell)
        layer.parameters = Array(all.dropLast(2))
        let start = cell.initialState(batch: 2).map { _ in all[all.count - 1] }
        let (outputs, last) = layer(all[all.count - 2], from: start)
        return .concatenated([outputs.flattened(from: 0), last.hidden.flattened(from: 0)])
      }
    }
    var generator = Generator(seed: 5)
    #expect(error(RNNCell(2, 3, using: &generator)) < 2e-3)
    #expect(error(LSTMCell(2, 3, using: &generator)) < 2e-3)
    #expect(error(GRUCell(2, 3, using: &generator)) < 2e-3)
  }

  @Test func aSequenceInPiecesIsTheSequence() {
    func expectSame<Cell: RecurrentCell>(_ cell: Cell) {
      let layer = Recurrent(cell)
      let sequence = Self.normal([7, 2, 3])
      let whole = layer(sequence)
      let first = layer(sequence.sliced(0, 0..<3))
      let second = layer(sequence.sliced(0, 3..<7), from: first.state.detached())
      let joined = Tensor.concatenated([first.outputs, second.outputs])
      #expect(largestError(joined.scalars, whole.outputs.scalars) < 1e-6)
      for (a, b) in zip(Self.tensors(second.state), Self.tensors(whole.state)) {
        #expect(largestError(a.scalars, b.scalars) < 1e-6)
      }
      let forgotten = layer(sequence.sliced(0, 3..<7))
      #expect(largestError(forgotten.outputs.scalars, second.outputs.scalars) > 1e-2)
    }
    var generator = Generator(seed: 3)
    expectSame(RNNCell(3, 4, using: &generator))
    expectSame(LSTMCell(3, 4, using: &generator))
    expectSame(GRUCell(3, 4, using: &generator))
  }

  @Test func aDetachedStateStopsTheGradient() {
    var generator = Generator(seed: 3)
    let layer = LSTM(LSTMCell(3, 4, using: &generator))
    let x = Self.normal([2, 1, 3]).tracked()
    let (_, state) = layer(x)
    func slope(_ start: LSTMCell.State) -> Tensor {
      gradient(of: layer(Self.normal([1, 1, 3], seed: 8), from: start).outputs.sum(), at: [x])[0]
    }
    #expect(slope(state).scalars.allSatisfy { $0 != 0 })
    #expect(slope(state.detached()).scalars.allSatisfy { $0 == 0 })
  }

  @Test func manyFeaturesTakeOneProductAndGiveTheSame() {
    var generator = Generator(seed: 3)
    let layer = GRU(GRUCell(20, 4, using: &generator))
    // 20 features are wide for 2 sequences and narrow for 6; the first two of the six are the two.
    let six = Self.normal([5, 6, 20])
    let two = six.sliced(1, 0..<2)
    func result(_ x: Tensor) -> [Tensor] {
      let (value, slopes) = valueWithGradient(at: layer) { $0(x).outputs.sliced(1, 0..<2).sum() }
      return [value] + slopes
    }
    for (a, b) in zip(result(two), result(six)) {
      #expect(largestError(a.scalars, b.scalars) < 1e-5)
    }
  }

  @Test func symbolsAreOneHotInputs() {
    var generator = Generator(seed: 3)
    let layer = LSTM(LSTMCell(5, 4, using: &generator))
    let symbols = [[0, 4], [2, 2], [1, 3]]
    let oneHot = Tensor.oneHot(symbols.flatMap { $0 }, classes: 5).reshaped([3, 2, 5])
    let (a, b) = (
      valueWithGradient(at: layer) { $0(symbols).outputs.squared().sum() },
      valueWithGradient(at: layer) { $0(oneHot).outputs.squared().sum() }
    )
    #expect(largestError([a.value.item], [b.value.item]) < 1e-6)
    for (one, other) in zip(a.gradient, b.gradient) {
      #expect(largestError(one.scalars, other.scalars) < 1e-5)
    }
  }

  @Test func sequencesThatDoNotFitTrap() async {
    var result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      var generator = Generator(seed: 1)
      _ = RNN(RNNCell(4, 2, using: &generator))(.zeros([5, 2, 3]))
    }
    expect(result, says: "Recurrent: a sequence must be [time, batch, 4], found [5, 2, 3].")
    result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var generator = Generator(seed: 1)
      let layer = RNN(RNNCell(4, 2, using: &generator))
      _ = layer(.zeros([5, 3, 4]), from: layer.cell.initialState(batch: 2))
    }
    expect(result, says: "Recurrent: the state must be [3, 2], found [2, 2].")
  }
}
