import Engine
import Learning
import TestSupport
import Testing

/// What is not a number, vast or impossible in one place changes nothing in another.
struct BrokenNeighboursTests {
  @Test func aClassMeanIsThatOfItsOwnRows() {
    let means = classMeans(Tensor([1, .nan, 3], shape: [3, 1]), labels: [0, 1, 0], way: 2)
    #expect(means[0, 0] == 2 && means[1, 0].isNaN)
  }

  @Test func vastRowsAreNormalisedBesideBrokenOnes() {
    let rows = LayerNorm(2)(Tensor([1e30, -1e30, .nan, 0], shape: [2, 2]))
    #expect(rows.row(0).scalars == [1, -1] && rows.row(1).scalars[0].isNaN)
    let columns = BatchNorm(2)(
      Tensor([1e30, .nan, -1e30, 0], shape: [2, 2]), statistics: .support(2))
    #expect(columns[0, 0] == 1 && columns[1, 0] == -1 && columns[0, 1].isNaN)
  }

  @Test func whatIsMeasuredAnewForgetsWhatWasBroken() {
    var norm = BatchNorm(1)
    norm.runningMean = Tensor([.nan])
    norm.runningVariance = Tensor([.infinity])
    norm.updateRunningStatistics(from: Tensor([1, 3], shape: [2, 1]), momentum: 1)
    #expect(norm.runningMean.scalars == [2] && norm.runningVariance.scalars == [2])
    var average = WeightAverage(.exponential(decay: 0))
    for value: Float in [1e8, 1] { average.include(OneWeight(weight: Tensor([value]))) }
    #expect(average.parameters[0].scalars == [1])
  }

  @Test func theOneStepErrorKnowsNoLaterStep() {
    let advantages = generalizedAdvantages(
      rewards: Tensor([1, .nan], shape: [2, 1]), values: .zeros([2, 1]), discount: 0.9, trace: 0)
    #expect(advantages[0, 0] == 1 && advantages[1, 0].isNaN)
  }

  @Test func whatCannotBeIsNeverChosen() {
    // After this state comes the largest number below one, from which chances that round down leave something.
    for choices in 2..<200 {
      var generator = Generator(seed: 0x3162_8AF6_7B21_31AB)
      let logits = [Float](repeating: 0, count: choices) + [-.infinity]
      let policy = Categorical(logits: Tensor(logits, shape: [1, choices + 1]))
      #expect(policy.sample(using: &generator)[0] < choices)
    }
  }

  @Test func aPolicySharedByManyJudgesEachOfThem() {
    let normal = DiagonalGaussian(mean: .zeros([2]), logDeviation: .zeros([2]))
    #expect(normal.logProbability(of: .zeros([8, 2])).shape == [8])
    let choice = Categorical(logits: .zeros([2]))
    #expect(choice.logProbability(of: .oneHot([0, 1, 1], classes: 2)).shape == [3])
  }
}

/// Numbers at the ends of their range.
struct EndsOfTheRangeTests {
  @Test func aLargePivotLosesNothing() {
    #expect(solution(of: Tensor([1e8], shape: [1, 1]), .ones([1, 1])).item == 1 / 1e8)
    var generator = Generator(seed: 2)
    let small = Tensor.normal([5, 64], using: &generator)
    let (large, right) = (small * 1000, Tensor.ones([5, 1]))
    let one = solution(of: small.matmul(small, transposeOther: true), right)
    let other = solution(of: large.matmul(large, transposeOther: true), right) * 1e6
    #expect(largestError(other.scalars, one.scalars) < 2e-7)
  }

  @Test func theRootOfWhatIsBelowTheSmallestNormalNumber() {
    for exponent in -74 ... -60 {
      let gradient = Float(sign: .plus, exponent: exponent, significand: 1)
      var (model, optimizer) = (OneWeight(), RMSProp(rate: 1, decay: 0, epsilon: 0))
      optimizer.update(&model, along: [Tensor([gradient])])
      #expect(abs(model.weight.item + 1) < 4e-7, "2^\(exponent)")
    }
  }

  @Test func meansOfWindowsAreExactAndAsLargeAsAnyNumber() {
    #expect(Tensor(repeating: 7, shape: [1, 3, 3, 1]).averagePooled(3).item == 7)
    #expect(Tensor(repeating: 1, shape: [1, 5, 5, 1]).averagePooled(5).item == 1)
    let vast = Tensor([3e38, 3e38, 3e38, 3e38, 1, 1, 3e38, 3e38], shape: [1, 2, 4, 1])
    #expect(vast.averagePooled(2).scalars == [1.5e38, 3e38])
  }

  @Test func aRateEndsAtItsEnd() {
    let schedule = Schedule.cosine(rate: 1, steps: 8)
    #expect(schedule(8) == 0 && schedule(100) == 0 && schedule(7) > 0)
  }
}

private struct OneWeight: Module {
  var weight = Tensor([0])
  mutating func visitParameters(_ visit: (inout Tensor) -> Void) { visit(&weight) }
}
