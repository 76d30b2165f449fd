import Datasets
import Engine
import Testing

@Suite struct DigitsTests {
  private let data = Digits.make(training: 400, validation: 100, test: 105, seed: 1)

  /// The image's pixels in 8 bits.
  private func bytes(_ examples: LabelledImages, _ row: Int) -> [UInt8] {
    examples[row..<row + 1].images.scalars.map { UInt8($0 * 255 + 0.5) }
  }

  /// FNV-1a.
  private func hash(_ bytes: some Sequence<UInt8>) -> UInt64 {
    bytes.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
  }

  @Test func theSameSeedDrawsTheSameBitsEverywhere() {
    let examples = data.training.examples
    let pixels = examples.images.scalars.flatMap { value in
      (0..<4).map { UInt8(truncatingIfNeeded: value.bitPattern >> (8 * $0)) }
    }
    #expect(hash(pixels) == 3_663_873_541_849_039_946)
    #expect(Array(examples.labels.prefix(10)) == [0, 3, 8, 4, 2, 6, 7, 1, 9, 5])
    #expect(hash(bytes(examples, 0)) == 3_759_867_351_020_686_635)
    let again = Digits.make(training: 400, validation: 100, test: 105, seed: 1)
    #expect(again.training.examples.images.scalars == examples.images.scalars)
    let other = Digits.make(training: 400, validation: 100, test: 105, seed: 2)
    #expect(other.training.examples.images.scalars != examples.images.scalars)
  }

  @Test func moreImagesBeginWithTheSameOnes() {
    let few = Digits.make(training: 33, validation: 1, test: 1, seed: 1).training.examples
    #expect(few.images.scalars == data.training.examples[0..<33].images.scalars)
    #expect(few.labels == data.training.examples[0..<33].labels)
  }

  @Test func sizesAndLabels() {
    let test = data.test.open()
    #expect(data.name == "built-in digits" && data.classes == 10)
    #expect(test.images.shape == [105, 28, 28, 1])
    #expect(counts(data.training.examples.labels) == [Int](repeating: 40, count: 10))
    #expect(counts(test.labels).allSatisfy { $0 == 10 || $0 == 11 })
  }

  @Test func noPictureIsInTwoPlaces() {
    let sets = [data.training.examples, data.validation.examples, data.test.open().examples]
    let hashes = sets.flatMap { set in (0..<set.count).map { hash(bytes(set, $0)) } }
    #expect(Set(hashes).count == 605)
  }

  @Test func inkIsOneAndPaperIsZeroInEverySplit() {
    for set in [data.training.examples, data.validation.examples, data.test.open().examples] {
      #expect(abs(meanInk(set) - 0.1307) < 0.03)
      #expect(set.images.scalars.allSatisfy { (0...1).contains($0) })
    }
  }

  @Test func everyDigitIsCentredInItsBoxLikeMNIST() {
    let set = data.training.examples
    for row in 0..<set.count {
      let (centre, extent) = moments(set[row..<row + 1].images)
      #expect(abs(centre.x - 13.5) < 0.51 && abs(centre.y - 13.5) < 0.51, "row \(row): \(centre)")
      #expect((19...22).contains(max(extent.x, extent.y)), "row \(row): \(extent)")
    }
  }

  /// The centre of mass, and how many columns and rows have ink.
  private func moments(_ image: Tensor) -> (centre: SIMD2<Double>, extent: SIMD2<Int>) {
    var (sum, centre) = (0.0, SIMD2<Double>.zero)
    var (columns, rows) = (Set<Int>(), Set<Int>())
    for y in 0..<28 {
      for x in 0..<28 where image[0, y, x, 0] > 0 {
        let ink = Double(image[0, y, x, 0])
        sum += ink
        centre += ink * SIMD2(Double(x), Double(y))
        columns.insert(x)
        rows.insert(y)
      }
    }
    return (centre / sum, SIMD2(columns.count, rows.count))
  }

  @Test func aWriterKeepsTheirHand() {
    // Thin and heavy hands: within one writer's ten digits the ink varies less than between writers.
    let set = data.training.examples
    let ink = (0..<set.count).map { meanInk(set[$0..<$0 + 1]) }
    let writers = (0..<40).map { w in ink[10 * w..<10 * w + 10].reduce(0, +) / 10 }
    func variance(_ values: [Double]) -> Double {
      let mean = values.reduce(0, +) / Double(values.count)
      return values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count)
    }
    #expect(variance(writers) > 2 * variance(ink) / 10)
  }
}
