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

/// 100 steps of a 784–20–10 network with sigmoid units, led by an LSTM, and the gradient of the sum of its
/// losses along the LSTM's weights, cut every 20 steps; gradients that are read count as constants.
///
/// The steps are walked without a tape; then the LSTM alone runs again on one, block of coordinates by
/// block, each update blamed by the gradients that came after it (chapter 11).
func learnedOptimizer() -> Step {
  let (segment, segments, count) = (20, 5, 784 * 20 + 20 + 200 + 10)
  let blocks = stride(from: 0, to: count, by: 1024).map { $0..<min($0 + 1024, count) }
  let optimizer = LearnedOptimizer()
  let start = numbers([count, 1], seed: 1, scale: 0.05)
  let images = (0..<4).map { numbers([128, 784], seed: 10 + UInt32($0), scale: 1) }
  let labels = (0..<4).map { batch in (0..<128).map { ($0 * 7 + batch) % 10 } }
  func look(_ theta: Tensor, _ step: Int) -> (value: Tensor, gradient: Tensor) {
    valueWithGradient(at: theta) { theta in
      func part(_ range: Range<Int>, _ shape: Shape) -> Tensor {
        theta.sliced(0, range).reshaped(shape)
      }
      let hidden =
        (images[step % 4].matmul(part(0..<15680, [784, 20])) + part(15680..<15700, [20])).sigmoid()
      let logits = hidden.matmul(part(15700..<15900, [20, 10])) + part(15900..<15910, [10])
      return crossEntropy(logits, labels[step % 4])
    }
  }
  return {
    var (theta, total, sum) = (start, Float(0), [Tensor]())
    var states = blocks.map { optimizer.initialState($0.count) }
    var slope = look(theta, 0).gradient
    for first in (0..<segments).map({ $0 * segment }) {
      let starts = states
      var (read, after): ([Tensor], [Tensor]) = ([], [])
      for step in first..<first + segment {
        let answers = parallelMap(blocks.count) {
          optimizer(slope.sliced(0, blocks[$0]), states[$0])
        }
        states = answers.map { $0.state }
        theta += Tensor.concatenated(answers.map { $0.update })
        read.append(slope)
        let next = look(theta, step + 1)
        slope = next.gradient
        total += next.value.item
        after.append(slope)
      }
      for step in (0..<segment - 1).reversed() { after[step] = after[step] + after[step + 1] }
      let parts = parallelMap(blocks.count) { block in
        gradient(at: optimizer) { optimizer in
          var (state, blamed) = (starts[block], Tensor(0))
          for step in 0..<segment {
            let (update, next) = optimizer(read[step].sliced(0, blocks[block]), state)
            blamed += (after[step].sliced(0, blocks[block]) * update).sum()
            state = next
          }
          return blamed
        }
      }
      for part in parts { sum = sum.isEmpty ? part : zip(sum, part).map { $0 + $1 } }
    }
    return total / Float(segment * segments) + 1e-3 * globalNorm(sum)
  }
}
