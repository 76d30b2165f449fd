import Datasets
import Engine
import Testing

@Suite struct AugmentationTests {
  private let digits = Digits.make(training: 200, validation: 1, test: 1, seed: 4).training.examples
    .images
  private let all = Augmentation(
    shift: 2, rotation: 20, scale: 0.15, shear: 0.2, elastic: .init(strength: 1))

  private func applied(_ augmentation: Augmentation, _ images: Tensor, seed: UInt64 = 1) -> Tensor {
    var generator = Generator(seed: seed)
    return augmentation.apply(images, using: &generator)
  }

  private func noise(_ shape: Shape) -> Tensor {
    var generator = Generator(seed: 9)
    return Tensor.uniform(shape, using: &generator)
  }

  @Test func withoutLimitsNothingChanges() {
    for images in [digits, noise([3, 5, 8, 1])] {
      #expect(applied(Augmentation(), images).scalars == images.scalars)
      let still = Augmentation(elastic: .init(strength: 0))
      #expect(applied(still, images).scalars == images.scalars)
    }
  }

  @Test func aWholeShiftMovesPixelsAndBringsInPaper() {
    let images = noise([2, 4, 6, 1])
    let moved = resample(images, through: AffineMap(shift: SIMD2(2, -1)))
    for n in 0..<2 {
      for y in 0..<4 {
        for x in 0..<6 {
          let expected = y + 1 < 4 && x - 2 >= 0 ? images[n, y + 1, x - 2, 0] : 0
          #expect(moved[n, y, x, 0] == expected)
        }
      }
    }
  }

  @Test func halfAPixelIsTheMeanOfTwo() {
    let images = Tensor([1, 3, 5], shape: [1, 1, 3, 1])
    let moved = resample(images, through: AffineMap(shift: SIMD2(0.5, 0)))
    #expect(moved.scalars == [0.5, 2, 4])
  }

  @Test func aQuarterTurnIsClockwise() {
    let images = noise([1, 7, 7, 1])
    let turned = resample(images, through: AffineMap(degrees: 90))
    for y in 0..<7 {
      for x in 0..<7 { #expect(abs(turned[0, x, 6 - y, 0] - images[0, y, x, 0]) < 1e-5) }
    }
  }

  @Test func scaleIsAboutTheCentre() {
    let images = noise([1, 9, 9, 1])
    let doubled = resample(images, through: AffineMap(scale: 2))
    for y in 0..<9 where y % 2 == 0 {
      for x in 0..<9 where x % 2 == 0 {
        #expect(abs(doubled[0, y, x, 0] - images[0, 2 + y / 2, 2 + x / 2, 0]) < 1e-5)
      }
    }
  }

  @Test func shearMovesColumnsInProportionToTheRow() {
    var values = [Float](repeating: 0, count: 81)
    for y in 0..<9 { values[9 * y + 4] = 1 }
    let leaning = resample(Tensor(values, shape: [1, 9, 9, 1]), through: AffineMap(shear: 0.5))
    #expect(abs(leaning[0, 8, 6, 0] - 1) < 1e-5)
    #expect(abs(leaning[0, 4, 4, 0] - 1) < 1e-5)
    #expect(abs(leaning[0, 0, 2, 0] - 1) < 1e-5)
  }

  @Test func shearThenTurnThenShift() {
    // A point one row below the centre: sheared to (1, 1), turned clockwise to (−1, 1), shifted.
    var values = [Float](repeating: 0, count: 121)
    values[11 * 6 + 5] = 1
    let map = AffineMap(shift: SIMD2(0, 2), degrees: 90, shear: 1)
    let changed = resample(Tensor(values, shape: [1, 11, 11, 1]), through: map)
    #expect(abs(changed[0, 5 + 1 + 2, 5 - 1, 0] - 1) < 1e-5)
  }

  @Test func valuesStayBetweenPaperAndInkAndInkIsKept() {
    let changed = applied(all, digits)
    #expect(changed.shape == digits.shape)
    #expect(changed.scalars.allSatisfy { (0...1.000001).contains($0) })
    #expect(abs(changed.mean().item / digits.mean().item - 1) < 0.05)
    #expect(changed.scalars != digits.scalars)
  }

  @Test func aResultFollowsTheSeedAndNotTheWorkers() {
    #expect(applied(all, digits).scalars == applied(all, digits).scalars)
    #expect(applied(all, digits).scalars != applied(all, digits, seed: 2).scalars)
    #expect(
      applied(all, digits.sliced(0, 0..<50)).scalars
        == applied(all, digits).sliced(0, 0..<50).scalars)
    let inside = parallelMap(2) { _ in applied(all, digits).scalars }  // each on one thread
    #expect(inside[0] == applied(all, digits).scalars)
  }

  @Test func everyPictureGetsAChangeOfItsOwn() {
    let same = digits.gather([Int32](repeating: 0, count: 40))
    let changed = applied(Augmentation(shift: 2), same)
    #expect(Set((0..<40).map { changed.sliced(0, $0..<$0 + 1).scalars }).count == 40)
    var generator = Generator(seed: 1)
    let first = all.apply(same, using: &generator)
    #expect(first.scalars != all.apply(same, using: &generator).scalars)
  }

  @Test func aShiftStaysWithinItsLimit() {
    var values = [Float](repeating: 0, count: 441)
    values[21 * 10 + 10] = 1
    let images = Tensor(values, shape: [1, 21, 21, 1]).gather([Int32](repeating: 0, count: 500))
    let moved = applied(Augmentation(shift: 3), images)
    var reached = (low: Float(10), high: Float(10))
    for n in 0..<500 {
      var column: Float = 0
      for y in 0..<21 { for x in 0..<21 { column += Float(x) * moved[n, y, x, 0] } }
      reached = (min(reached.low, column), max(reached.high, column))
    }
    #expect(reached.low > 6.99 && reached.low < 7.1)
    #expect(reached.high < 13.01 && reached.high > 12.9)
  }
}

@Suite struct SmoothNoiseTests {
  @Test func deviationAndReachAreAsAskedFor() {
    var noise = SmoothNoise(height: 30, width: 40, reach: 4)
    var generator = Generator(seed: 5)
    var values = [Float](repeating: 0, count: 1200)
    var (square, neighbour, distant) = (0.0, 0.0, 0.0)
    for _ in 0..<300 {
      noise.draw(strength: 1.5, into: &values, using: &generator)
      for y in 0..<30 {
        for x in 0..<20 {
          let value = Double(values[40 * y + x])
          square += value * value
          neighbour += value * Double(values[40 * y + x + 4])
          distant += value * Double(values[40 * y + x + 20])
        }
      }
    }
    let variance = square / (300 * 600)
    #expect(abs(variance.squareRoot() - 1.5) < 0.1)
    // White noise under a Gaussian correlates as exp(−d² / 4σ²): e^(−1/4) at d = σ.
    #expect(abs(neighbour / square - 0.78) < 0.05)
    #expect(abs(distant / square) < 0.1)
  }
}
