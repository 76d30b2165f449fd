import Engine
import Foundation
import Learning
import TestSupport
import Testing

@Suite struct CausalAttentionTests {
  private func layer(seed: UInt64 = 1) -> CausalAttention {
    var generator = Generator(seed: seed)
    return CausalAttention(3, keys: 2, values: 4, using: &generator)
  }

  private func sequence(seed: UInt64 = 2) -> Tensor {
    var generator = Generator(seed: seed)
    return .normal([2, 5, 3], using: &generator)
  }

  @Test func weightsAreASoftmaxOverTheKeysOfThePastAsTheyAreByHand() {
    let (layer, sequence) = (layer(), sequence())
    func rows(_ dense: Dense) -> [[Float]] {
      let flat = dense(sequence.reshaped([10, 3])).scalars
      return (0..<10).map { Array(flat[$0 * flat.count / 10..<($0 + 1) * flat.count / 10]) }
    }
    let (queries, keys, values) = (rows(layer.query), rows(layer.key), rows(layer.value))
    let (weights, read) = (layer.weights(sequence), layer(sequence))
    for batch in 0..<2 {
      for t in 0..<5 {
        let exponentials = (0...t).map { s -> Float in
          let (q, k) = (queries[batch * 5 + t], keys[batch * 5 + s])
          return exp((q[0] * k[0] + q[1] * k[1]) / Float(2).squareRoot())
        }
        let total = exponentials.reduce(0, +)
        let expected = exponentials.map { $0 / total }
        for s in 0..<5 {
          #expect(abs(weights[batch, t, s] - (s <= t ? expected[s] : 0)) < 1e-6)
        }
        for i in 0..<4 {
          let sum = (0...t).reduce(Float(0)) { $0 + expected[$1] * values[batch * 5 + $1][i] }
          #expect(abs(read[batch, t, i] - sum) < 1e-5)
        }
      }
    }
  }

  // Mistake 12: softmax over the wrong axis, no mask, a gradient that is cut.
  @Test func rowsOverTheKeysSumToOne() {
    for sum in layer().weights(sequence()).sum([2]).scalars { #expect(abs(sum - 1) < 1e-6) }
  }

  @Test func whatComesLaterChangesNothing() {
    let (layer, before) = (layer(), sequence())
    for t in 0..<4 {
      let later = Tensor.concatenated(
        [before.sliced(1, 0..<t + 1), before.sliced(1, t + 1..<5) * -3 + 1], axis: 1)
      let (a, b) = (layer(before), layer(later))
      #expect(a.sliced(1, 0..<t + 1).scalars == b.sliced(1, 0..<t + 1).scalars)
      #expect(a.sliced(1, t + 1..<5).scalars != b.sliced(1, t + 1..<5).scalars)
    }
  }

  @Test func queriesKeysAndValuesAllLearn() {
    let slopes = gradient(at: layer()) { $0(sequence()).squared().sum() }
    let names = layer().parameterNames
    for (name, slope) in zip(names, slopes) where name.hasSuffix("weight") {
      #expect(slope.scalars.map { abs($0) }.max()! > 1e-3, "\(name)")
    }
    #expect(names.count == 6 && slopes.count == 6)
  }

  @Test func gradientsToSecondOrder() {
    let error = gradientError(at: [sequence()] + layer().parameters) { inputs in
      var layer = layer()
      layer.parameters = Array(inputs.dropFirst())
      return layer(inputs[0])
    }
    #expect(error < 2e-3)
  }

  @Test func anotherShapeTraps() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      var generator = Generator(seed: 1)
      _ = CausalAttention(3, keys: 2, values: 4, using: &generator).weights(.ones([2, 5, 4]))
    }
    expect(result, says: "a sequence must be [batch, time, 3], found [2, 5, 4].")
  }
}
