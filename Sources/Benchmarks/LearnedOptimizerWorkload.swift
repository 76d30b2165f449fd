import Engine
import Learning

/// Two LSTMs of 20 units and a head, which read a gradient and write a step, coordinate by coordinate
/// (Andrychowicz et al. 2016).
private struct LearnedOptimizer: Module {
  typealias State = (low: LSTMCell.State, high: LSTMCell.State)
  var first, second: LSTMCell
  var head: Dense

  init() {
    var generator = Generator(seed: 0)
    first = LSTMCell(2, 20, using: &generator)
    second = LSTMCell(20, 20, using: &generator)
    head = Dense(20, 1, using: &generator)
    var seed: UInt32 = 20
    visitParameters { tensor in
      tensor = numbers(tensor.shape, seed: seed, scale: 0.3)
      seed += 1
    }
  }

  func initialState(_ rows: Int) -> State {
    (first.initialState(batch: rows), second.initialState(batch: rows))
  }

  func callAsFunction(_ slope: Tensor, _ state: State) -> (update: Tensor, state: State) {
    let size = Tensor.maximum((slope.abs() + 1e-20).log() * 0.1, Tensor(-1))
    let sign = (slope * 22026.465).clipped(to: -1...1)
    let low = first(.concatenated([size, sign], axis: 1), state.low)
    let high = second(low.hidden, state.high)
    return (head(high.hidden) * 0.01, (low, high))
  }

  mutating func visitParameters(_ visit: (inout Tensor) -> Void) {
    first.visitParameters(visit)
    second.visitParameters(visit)
    head.visitParameters(visit)
  }
}

/// A 784–20–10 network with sigmoid units, its parameters in one column θ, and four batches in turn.
private struct SigmoidNetwork {
  static let parameterCount = 784 * 20 + 20 + 200 + 10
  let start = numbers([parameterCount, 1], seed: 1, scale: 0.05)
  let images = (0..<4).map { numbers([128, 784], seed: 10 + UInt32($0), scale: 1) }
  let labels = (0..<4).map { batch in (0..<128).map { ($0 * 7 + batch) % 10 } }

  func loss(_ theta: Tensor, _ step: Int) -> Tensor {
    func part(_ range: Range<Int>, _ shape: Shape) -> Tensor {
      theta.sliced(0, range).reshaped(shape)
    }
    let hidden =
      (images[step % 4].matmul(part(0..<15680, [784, 20])) + part(15680..<15700, [20])).sigmoid()
    let logits = hidden.matmul(part(15700..<15900, [20, 10])) + part(15900..<15910, [10])
    return crossEntropy(logits, labels[step % 4])
  }
}

/// A descent of the network led by the optimizer, without a tape.
private struct Descent {
  let network: SigmoidNetwork
  let optimizer: LearnedOptimizer
  let blocks = stride(from: 0, to: SigmoidNetwork.parameterCount, by: 1024).map {
    $0..<min($0 + 1024, SigmoidNetwork.parameterCount)
  }
  var states: [LearnedOptimizer.State]
  var theta, slope: Tensor
  var step = 0
  var total: Float = 0

  init(_ network: SigmoidNetwork, _ optimizer: LearnedOptimizer) {
    (self.network, self.optimizer, theta) = (network, optimizer, network.start)
    slope = valueWithGradient(at: theta) { network.loss($0, 0) }.gradient
    states = blocks.map { optimizer.initialState($0.count) }
  }

  /// One step; the gradient that was read before it, and the one after it.
  mutating func advance() -> (read: Tensor, after: Tensor) {
    let read = slope
    let answers = parallelMap(blocks.count) { [blocks, optimizer, states] in
      optimizer(read.sliced(0, blocks[$0]), states[$0])
    }
    states = answers.map { $0.state }
    theta += Tensor.concatenated(answers.map { $0.update })
    step += 1
    let next = valueWithGradient(at: theta) { [network, step] in network.loss($0, step) }
    slope = next.gradient
    total += next.value.item
    return (read, slope)
  }

  /// The LSTM alone runs again over some steps, block by block: the gradient of Σ ⟨blame, update⟩ of each block.
  func metaGradients(
    from starts: [LearnedOptimizer.State], reading read: [Tensor], blames: [Tensor]
  ) -> [[Tensor]] {
    parallelMap(blocks.count) { block in
      gradient(at: optimizer) { optimizer in
        var (state, blamed) = (starts[block], Tensor(0))
        for (slope, blame) in zip(read, blames) {
          let (update, next) = optimizer(slope.sliced(0, blocks[block]), state)
          blamed += (blame.sliced(0, blocks[block]) * update).sum()
          state = next
        }
        return blamed
      }
    }
  }
}

/// 100 steps of a network led by an LSTM, and the gradient of the sum of its losses along the LSTM's weights,
/// cut every 20 steps; gradients that are read count as constants.
///
/// The steps are walked without a tape; then the LSTM alone runs again on one, each of its updates blamed by
/// the gradients that came after it (chapter 11).
func learnedOptimizer() -> Step {
  let (segment, segments) = (20, 5)
  let (network, optimizer) = (SigmoidNetwork(), LearnedOptimizer())
  return {
    var (descent, sum) = (Descent(network, optimizer), [Tensor]())
    for _ in 0..<segments {
      let starts = descent.states
      let slopes = (0..<segment).map { _ in descent.advance() }
      var blames = slopes.map(\.after)
      for step in (0..<segment - 1).reversed() { blames[step] = blames[step] + blames[step + 1] }
      let parts = descent.metaGradients(from: starts, reading: slopes.map(\.read), blames: blames)
      for part in parts { sum = sum.isEmpty ? part : zip(sum, part).map { $0 + $1 } }
    }
    return descent.total / Float(segment * segments) + 1e-3 * globalNorm(sum)
  }
}
