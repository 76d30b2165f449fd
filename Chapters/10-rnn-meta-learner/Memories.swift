import Engine
import Learning

/// Recurrent layers on top of each other: the memory is their state.
struct RecurrentMemory<Cell: RecurrentCell>: Memory {
  var layers: [Recurrent<Cell>]

  init(_ cells: [Cell]) { layers = cells.map { Recurrent($0) } }

  var said: Int { layers.last!.cell.hiddenCount }

  func callAsFunction(_ inputs: Tensor) -> Tensor {
    layers.reduce(inputs) { $1($0).outputs }
  }

  mutating func visitParameters(_ visit: (inout Tensor) -> Void) {
    for index in layers.indices { layers[index].visitParameters(visit) }
  }

  var parameterNames: [String] {
    layers.indices.flatMap { layers[$0].parameterNames(in: "layer\($0 + 1)") }
  }
}

/// All steps, kept as they came: each looks at those before it (after SNAIL, Mishra et al. 2018).
struct AttentionMemory: Memory {
  var attention: CausalAttention

  var said: Int { attention.value.weight.shape[1] }

  func callAsFunction(_ inputs: Tensor) -> Tensor {
    attention(inputs.permuted([1, 0, 2])).permuted([1, 0, 2])
  }

  mutating func visitParameters(_ visit: (inout Tensor) -> Void) {
    attention.visitParameters(visit)
  }

  var parameterNames: [String] { attention.parameterNames(in: "attention") }
}

extension AttentionMemory {
  /// Keys and values of `pairs` numbers, where twice as many arrive.
  init(pairs: Int, using generator: inout Generator) {
    self.init(
      attention: CausalAttention(2 * pairs, keys: pairs, values: pairs, using: &generator))
  }
}
