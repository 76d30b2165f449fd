import Engine

/// Attention of each step to itself and the steps before it:
/// read(t) = Σₛ aₜₛ · v(s) with aₜ = softmax over s ≤ t of q(t)·k(s) / √keys.
///
/// Sequences are [batch, time, features]; q, k and v are dense layers on the features. Source: Vaswani et al.
/// 2017, equation 1; as a learner from examples: Mishra et al. 2018 (SNAIL), section 3.
public struct CausalAttention: Module {
  /// What is looked for, what is offered, and what is read: [features, keys], [features, keys], [features, values].
  public var query, key, value: Dense

  /// Three layers whose weights are drawn from `generator`.
  public init(_ features: Int, keys: Int, values: Int, using generator: inout Generator) {
    query = Dense(features, keys, using: &generator)
    key = Dense(features, keys, using: &generator)
    value = Dense(features, values, using: &generator)
  }

  /// [batch, time, features] → what each step reads, [batch, time, values].
  public func callAsFunction(_ sequence: Tensor) -> Tensor {
    weights(sequence).matmul(rowwise(value, sequence))
  }

  /// How much step t attends to step s, [batch, time t, time s]: rows sum to 1, and where s > t stands 0.
  public func weights(_ sequence: Tensor) -> Tensor {
    require(
      sequence.rank == 3 && sequence.shape[2] == key.weight.shape[0],
      "CausalAttention: a sequence must be [batch, time, \(key.weight.shape[0])], "
        + "found \(sequence.shape).")
    let scores = rowwise(query, sequence).matmul(rowwise(key, sequence), transposeOther: true)
    let size = Float(key.weight.shape[1]).squareRoot()
    return (scores * (1 / size) + Self.mask(sequence.shape[1])).softmax()
  }

  /// 0 where s ≤ t and −∞ where s > t, [time, time]: what is added before the softmax over s.
  private static func mask(_ time: Int) -> Tensor {
    Tensor(
      (0..<time * time).map { $0 % time > $0 / time ? -.infinity : 0 }, shape: [time, time])
  }

  public mutating func visitParameters(_ visit: (inout Tensor) -> Void) {
    query.visitParameters(visit)
    key.visitParameters(visit)
    value.visitParameters(visit)
  }

  public var parameterNames: [String] {
    query.parameterNames(in: "query") + key.parameterNames(in: "key")
      + value.parameterNames(in: "value")
  }
}

/// A dense layer at every step: [batch, time, in] → [batch, time, out].
func rowwise(_ layer: Dense, _ sequence: Tensor) -> Tensor {
  sequence.matmul(layer.weight) + layer.bias
}
