import Engine
import Foundation
import Learning
import TestSupport
import Testing

// Losses, layers and distances at special inputs, beside PyTorch in double precision: see Fixtures/special.py.

private let specialCases = Dictionary(
  grouping: FixtureCase.load(
    Bundle.module.url(forResource: "Fixtures/special", withExtension: "json")!)
) { $0.name }

private let labels = [2, 0, 1]

private let functions: [String: @Sendable ([Tensor]) -> Tensor] = [
  "squaredError": { squaredError($0[0], $0[1]) },
  "crossEntropy": { crossEntropy($0[0], labels) },
  "crossEntropy, smoothed": { crossEntropy($0[0], labels, smoothing: 0.1) },
  "crossEntropy of probabilities": { crossEntropy($0[0], $0[1]) },
  "prototypes": { prototypes($0[0], way: 3) },
  "squaredDistances": { squaredDistances($0[0], $0[1]) },
  "cosines": { cosines($0[0], $0[1]) },
  "BatchNorm, batch": { norm($0)($0[0], statistics: .batch) },
  "BatchNorm, support": { norm($0)($0[0], statistics: .support(3)) },
  "BatchNorm, running": {
    var norm = norm($0)
    norm.runningMean = Tensor(repeating: 10_000_001, shape: norm.scale.shape)
    norm.runningVariance = Tensor(repeating: 0.25, shape: norm.scale.shape)
    return norm($0[0], statistics: .running)
  },
  "LayerNorm": {
    var norm = LayerNorm($0[1].count)
    (norm.scale, norm.shift) = ($0[1], $0[2])
    return norm($0[0])
  },
  "Dense": {
    var generator = Generator(seed: 1)
    var dense = Dense(1, 1, initializer: .uniform(1), using: &generator)
    (dense.weight, dense.bias) = ($0[1], $0[2])
    return dense($0[0])
  },
  "CausalAttention": {
    var generator = Generator(seed: 1)
    var attention = CausalAttention(2, keys: 4, values: 5, using: &generator)
    (attention.query.weight, attention.key.weight) = ($0[1], $0[2])
    attention.value.weight = $0[3]
    return attention($0[0])
  },
  "GRU": {
    var generator = Generator(seed: 1)
    var cell = GRUCell(1, 3, using: &generator)
    cell.hiddenWeight = $0[2]
    return cell.next($0[0], HiddenState(hidden: $0[1])).hidden
  },
  "logProbability of a choice": {
    Categorical(logits: $0[0]).logProbability(of: .oneHot(labels, classes: 4))
  },
  "entropy": { Categorical(logits: $0[0]).entropy() },
  "logProbability of numbers": {
    DiagonalGaussian(mean: $0[1], logDeviation: $0[2]).logProbability(of: $0[0])
  },
  "policyGradientLoss": { policyGradientLoss($0[0], advantages: $0[1]) },
  "clippedPolicyLoss": { clippedPolicyLoss($0[0], old: $0[1], advantages: $0[2]) },
]

private func norm(_ x: [Tensor]) -> BatchNorm {
  var norm = BatchNorm(x[1].count)
  (norm.scale, norm.shift) = (x[1], x[2])
  return norm
}

@Suite("Special values") struct SpecialValueTests {
  @Test("They give what double precision gives", arguments: specialCases.keys.sorted())
  func special(name: String) throws {
    let function = try #require(functions[name])
    for fixture in specialCases[name]! {
      let wrong = fixture.disagreements(with: function)
      #expect(wrong.isEmpty, "\(name): \(wrong.joined(separator: "\n"))")
    }
  }

  @Test("All functions are tried on all of them")
  func all() {
    #expect(Set(specialCases.keys) == Set(functions.keys))
    let count = specialCases.values.reduce(0) { $0 + $1.count }
    print("special values: \(specialCases.count) functions, \(count) inputs")
  }

  @Test("A row is at 0 from itself, and close rows far away keep their distance")
  func closeRows() {
    var generator = Generator(seed: 3)
    let far = Tensor.normal([40, 65], using: &generator) + 772
    let near = far + Tensor.normal([40, 65], standardDeviation: 1e-3, using: &generator)
    let own = squaredDistances(far, far)
    let found = squaredDistances(far, near)
    for i in 0..<40 {
      #expect(own[i, i] == 0)
      for j in 0..<40 {
        let exact = zip(far.row(i).scalars, near.row(j).scalars)
          .reduce(0) { $0 + (Double($1.0) - Double($1.1)) * (Double($1.0) - Double($1.1)) }
        #expect(abs(Double(found[i, j]) - exact) <= 1e-5 * exact)
        #expect(own[i, j] >= 0)
      }
    }
    let pair = squaredDistances(
      Tensor([772, 112], shape: [1, 2]), Tensor([772.2, 112], shape: [1, 2]))
    #expect(abs(pair.item - 0.04) < 1e-5)
  }

  @Test("A constant channel is 0 wherever it lies", arguments: [100, 10_000_001, -3e20] as [Float])
  func constantChannel(value: Float) {
    let norm = BatchNorm(2)
    let x = Tensor(repeating: value, shape: [130, 2])
    #expect(norm(x, statistics: .batch).scalars.allSatisfy { $0 == 0 })
    #expect(norm(x, statistics: .support(70)).scalars.allSatisfy { $0 == 0 })
    #expect(LayerNorm(130)(x.transposed()).scalars.allSatisfy { $0 == 0 })
  }

  @Test("A logit of −∞ costs nothing where its class is not meant")
  func ruledOut() {
    let logits = Tensor([-.infinity, 1, 2, 0, -.infinity, 0], shape: [2, 3])
    let without = Tensor([-1e4, 1, 2, 0, -1e4, 0], shape: [2, 3])
    let (loss, slope) = valueWithGradient(at: logits) { crossEntropy($0, [1, 2]) }
    let (expected, slopes) = valueWithGradient(at: without) { crossEntropy($0, [1, 2]) }
    #expect(loss.item == expected.item && slope.scalars == slopes.scalars)
    #expect(crossEntropy(logits, [0, 2]).item == .infinity)
    #expect(crossEntropy(logits, Tensor([0, 0.5, 0.5, 1, 0, 0], shape: [2, 3])).item.isFinite)
    #expect(Categorical(logits: logits).entropy().scalars[1] == Float(2).logarithm)
  }

  @Test("Long and short gradients keep their direction")
  func gradientNorms() {
    #expect(globalNorm([Tensor([3e30, 4e30])]) == 5e30)
    #expect(globalNorm([Tensor([3e-30, 4e-30])]) == 5e-30)
    let long = Tensor(repeating: 3e38, shape: [4])
    #expect(clipped([long], toNorm: 2)[0].scalars.allSatisfy { abs($0 - 1) < 1e-6 })
  }

  @Test("A gradient whose square is no float stops Adam, and does not break it")
  func adam() {
    var dense = Dense1()
    var adam = Adam(rate: 0.1)
    adam.update(&dense, along: [Tensor([1e25])])
    #expect(dense.weight.item == 1)
  }

  @Test("Numbers far from 0 are standardised, and what a mask hides may be anything")
  func standardised() {
    let far = standardized([Tensor([10_000_000, 10_000_001, 10_000_003])])[0].scalars
    let near = standardized([Tensor([0, 1, 3])])[0].scalars
    #expect(zip(far, near).allSatisfy { abs($0 - $1) < 1e-6 })
    let masked = standardized([Tensor([1, 3, .nan])], masks: [Tensor([1, 1, 0])])[0]
    #expect(zip(masked.scalars, [-1, 1, 0]).allSatisfy { abs($0 - $1) < 1e-6 })
    let rewards = Tensor([1, .nan], shape: [2, 1])
    let first = discountedReturns(
      rewards, continues: Tensor([0, 0], shape: [2, 1]), discount: 0.9)[0, 0]
    #expect(first == 1)
  }
}

private struct Dense1: Module {
  var weight = Tensor([1])
  mutating func visitParameters(_ visit: (inout Tensor) -> Void) { visit(&weight) }
}

extension Float {
  fileprivate var logarithm: Float { Tensor(self).log().item }
}
