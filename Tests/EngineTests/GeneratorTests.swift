import Engine
import Foundation
import Testing

/// Golden values: a seed means the same numbers on every machine and in every release.
@Test func aSeedMeansTheseNumbers() {
  var generator = Generator(seed: 1_234_567)
  // The reference output of SplitMix64 for this seed (rosettacode.org/wiki/Pseudo-random_numbers/Splitmix64).
  #expect(
    (0..<5).map { _ in generator.next() } == [
      6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
      4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
    ])
}

/// Trainings of seeds 1 and 2 must not learn from the same tasks, one step apart.
@Test func twoSeedsShareNoStepAndTwoStreamsNeither() {
  let runs: [(seed: UInt64, stream: UInt64)] = [(1, 5), (2, 5), (1, 6)]
  let states = runs.map { run in
    Set((0..<1000).map { Generator(seed: run.seed, stream: run.stream, index: $0).state })
  }
  #expect(states[0].count == 1000)
  #expect(states[0].isDisjoint(with: states[1]) && states[0].isDisjoint(with: states[2]))
  #expect(
    Generator(seed: 1, stream: 5, index: 7) == Generator(seed: 1, stream: 5, index: 7),
    "a step can be drawn again")
}

@Test func aStateIsSavedAndRestored() {
  var generator = Generator(seed: 3)
  _ = (0..<10).map { _ in generator.normal() }
  var restored = Generator(seed: 0)
  restored.state = generator.state
  #expect(restored == generator)
  #expect(restored.permutation(20) == generator.permutation(20))
}

@Test func evenNumbersFillTheirRange() {
  var generator = Generator(seed: 4)
  let values = (0..<200_000).map { _ in Double(generator.uniform()) }
  #expect(values.allSatisfy { $0 >= 0 && $0 < 1 })
  #expect(chiSquare(values.map { Int($0 * 100) }, cells: 100) < 160)  // 99 degrees, p ≈ 1e-4
  #expect(abs(mean(values) - 0.5) < 0.003)
}

/// A product of consecutive numbers shows dependence that each alone does not.
@Test func consecutiveNumbersAreIndependent() {
  var generator = Generator(seed: 5)
  let pairs = (0..<100_000).map { _ in
    Int(generator.uniform() * 10) * 10 + Int(generator.uniform() * 10)
  }
  #expect(chiSquare(pairs, cells: 100) < 160)
}

@Test func aRangeNeverYieldsItsUpperBound() {
  // The state before the largest number that 24 bits give: 1 + 0.99999994 would round to 2.
  var generator = Generator(seed: stateBefore(.max))
  #expect(generator.uniform() == 1 - 0x1p-24)
  generator.state = stateBefore(.max)
  #expect(generator.uniform(in: 1..<2) < 2)
  generator.state = stateBefore(.max)
  #expect(Tensor.uniform([1], in: -100..<3, using: &generator).item < 3)
}

@Test func aRangeOfOneNumberAndOneWiderThanAnyNumber() {
  var generator = Generator(seed: 7)
  #expect(generator.uniform(in: 1..<1) == 1 && generator.uniform(in: 0..<0) == 0)
  let wide = (0..<100).map { _ in generator.uniform(in: -3e38..<3e38) }
  #expect(wide.allSatisfy { $0 < 3e38 } && Set(wide).count == 100)
  #expect(wide.contains { $0 < -1e38 } && wide.contains { $0 > 1e38 })
}

/// Turns SplitMix64 around: the state whose next output is `output`.
private func stateBefore(_ output: UInt64) -> UInt64 {
  func undoShift(_ z: UInt64, _ shift: UInt64) -> UInt64 {
    var result = z
    for _ in 0..<3 { result = z ^ (result >> shift) }
    return result
  }
  var z = undoShift(output, 31)
  z = undoShift(z &* 0x3196_42B2_D24D_8EC3, 27)  // the inverse of the second factor modulo 2⁶⁴
  z = undoShift(z &* 0x96DE_1B17_3F11_9089, 30)  // and of the first
  return z &- 0x9E37_79B9_7F4A_7C15
}

@Test func normalNumbersHaveTheirMoments() {
  var generator = Generator(seed: 6)
  let values = (0..<200_000).map { _ in Double(generator.normal()) }
  let (average, variance) = (mean(values), mean(values.map { $0 * $0 }))
  #expect(abs(average) < 0.01)
  #expect(abs(variance - 1) < 0.015)
  #expect(abs(mean(values.map { $0 * $0 * $0 })) < 0.04)
  #expect(abs(mean(values.map { $0 * $0 * $0 * $0 }) - 3) < 0.12)
  for (bound, share) in [(1.0, 0.6827), (2, 0.9545), (3, 0.9973)] {
    let inside = mean(values.map { abs($0) < bound ? 1 : 0 })
    #expect(abs(inside - share) < 0.004, "within \(bound) standard deviations")
  }
  #expect(values.allSatisfy { $0.isFinite })
}

@Test func tensorsOfRandomNumbersObeyTheirArguments() {
  var generator = Generator(seed: 7)
  let normal = Tensor.normal([300, 300], mean: 3, standardDeviation: 2, using: &generator)
  #expect(abs(normal.mean().item - 3) < 0.03 && abs(normal.variance([0, 1]).item - 4) < 0.1)
  let cut = Tensor.truncatedNormal([300, 300], mean: 3, standardDeviation: 2, using: &generator)
  #expect(cut.scalars.allSatisfy { $0 >= -1 && $0 <= 7 })
  // The variance of a normal variable cut at two standard deviations is 0.7737.
  #expect(abs(cut.variance([0, 1]).item / 4 - 0.7737) < 0.02)
  let even = Tensor.uniform([300, 300], in: -2..<6, using: &generator)
  #expect(even.scalars.allSatisfy { $0 >= -2 && $0 < 6 } && abs(even.mean().item - 2) < 0.05)
}

@Test func boundedNumbersAreEven() {
  var generator = Generator(seed: 8)
  #expect(chiSquare((0..<70_000).map { _ in generator.below(7) }, cells: 7) < 28)
  #expect((0..<100).allSatisfy { _ in generator.below(1) == 0 })
  // So large that without rejection two of three neighbours would come up 3 times where the third
  // comes up twice.
  let large = 3 << 61
  #expect(chiSquare((0..<30_000).map { _ in generator.below(large) % 3 }, cells: 3) < 19)
}

@Test func permutationsAreEven() {
  var generator = Generator(seed: 9)
  #expect(generator.permutation(0) == [] && generator.permutation(1) == [0])
  #expect(generator.permutation(100).sorted() == Array(0..<100))
  let all = (0..<24_000).map { _ -> Int in
    let order = generator.permutation(4)
    return order[0] * 64 + order[1] * 16 + order[2] * 4 + order[3]
  }
  let kinds = Dictionary(grouping: all, by: { $0 }).mapValues(\.count)
  #expect(kinds.count == 24)
  let distance = kinds.values.reduce(0.0) { $0 + pow(Double($1) - 1000, 2) / 1000 }
  #expect(distance < 56)  // 23 degrees, p ≈ 1e-4
}

@Test func aSplitGeneratorGoesItsOwnWay() {
  var parent = Generator(seed: 10)
  var child = parent.split()
  let (a, b) = (
    (0..<50_000).map { _ in Double(parent.normal()) },
    (0..<50_000).map { _ in Double(child.normal()) }
  )
  #expect(abs(mean(zip(a, b).map(*))) < 0.02, "parent and child correlate")
  let numbers = Set((0..<1000).map { _ in parent.next() })
  #expect(numbers.isDisjoint(with: (0..<1000).map { _ in child.next() }))
  // Neighbouring seeds and neighbouring splits too.
  let firsts = (0..<20_000).map { seed -> Double in
    var generator = Generator(seed: UInt64(seed))
    return Double(generator.uniform())
  }
  #expect(chiSquare(firsts.map { Int($0 * 50) }, cells: 50) < 95)
  let splits = (0..<20_000).map { _ -> Double in
    var generator = parent.split()
    return Double(generator.uniform())
  }
  #expect(chiSquare(splits.map { Int($0 * 50) }, cells: 50) < 95)
}

private func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }

/// Σ (observed − expected)² / expected for cells of equal probability.
private func chiSquare(_ cells: [Int], cells count: Int) -> Double {
  var observed = [Double](repeating: 0, count: count)
  for cell in cells { observed[cell] += 1 }
  let expected = Double(cells.count) / Double(count)
  return observed.reduce(0) { $0 + ($1 - expected) * ($1 - expected) / expected }
}
