import Engine
import Learning

/// Something that remembers: [time, batch, features] → what it has to say at every step, [time, batch, said].
///
/// Every call begins with an empty memory, and what is said at step t depends on steps 0…t alone.
protocol Memory: Module {
  /// How many numbers are said at a step.
  var said: Int { get }
  func callAsFunction(_ inputs: Tensor) -> Tensor
}

/// Reads examples one by one and answers at every step: [time, batch, features] → [time, batch, outputs].
///
/// A short temporal convolution puts the label, which comes a step late, beside its image; then comes the
/// memory; a dense layer answers from both.
struct SequenceLearner<Core: Memory>: Module {
  var pairs: TemporalConvolution
  var memory: Core
  var head: Dense

  /// `memory` takes what `pairs` gives, so it must be made for `pairs` features.
  init(
    _ features: Int, pairs count: Int, width: Int = 2, _ memory: Core, outputs: Int,
    using generator: inout Generator
  ) {
    pairs = TemporalConvolution(features, count, width: width, using: &generator)
    self.memory = memory
    head = Dense(count + memory.said, outputs, using: &generator)
  }

  func callAsFunction(_ inputs: Tensor) -> Tensor {
    let known = paired(inputs)
    return answers(known, memory(known))
  }

  /// The answers from what is there at a step and what the memory says.
  func answers(_ known: Tensor, _ said: Tensor) -> Tensor {
    Tensor.concatenated([known, said], axis: 2).matmul(head.weight) + head.bias
  }

  /// What reaches the memory, [time, batch, pairs].
  func paired(_ inputs: Tensor) -> Tensor {
    pairs(inputs.permuted([1, 0, 2])).permuted([1, 0, 2])
  }

  mutating func visitParameters(_ visit: (inout Tensor) -> Void) {
    pairs.visitParameters(visit)
    memory.visitParameters(visit)
    head.visitParameters(visit)
  }

  var parameterNames: [String] {
    pairs.parameterNames(in: "pairs") + memory.parameterNames(in: "memory")
      + head.parameterNames(in: "head")
  }
}
