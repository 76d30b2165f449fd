import Datasets
import Engine
import Foundation
import Testing

/// The real files, where `INNERLOOP_DATA` has them.
@Suite(.enabled(if: namedData != nil))
struct RealMNISTTests {
  private func load() throws -> ImageClassificationData { try digits(at: namedData) }

  @Test func imagesStandInTheOrderOfTheFile() throws {
    let data = try load()
    #expect(data.training.examples.labels.prefix(8) == [5, 0, 4, 1, 9, 2, 1, 3])
    #expect(data.test.open().labels.prefix(8) == [7, 2, 1, 0, 4, 1, 4, 9])
  }

  @Test func everyLabelIsThere() throws {
    let data = try load()
    #expect(data.name == "mnist")
    #expect(sizes(data) == [55_000, 5_000, 10_000])
    let labels = data.training.examples.labels + data.validation.examples.labels
    #expect(
      counts(labels) == [5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949])
    #expect(
      counts(data.test.open().labels) == [980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009])
  }

  @Test func inkIsOneAndPaperIsZeroInEverySplit() throws {
    let data = try load()
    let ink = [
      data.training.examples, data.validation.examples, data.test.open().examples,
    ].map(meanInk)
    for mean in ink { #expect(abs(mean - 0.1315) < 0.004, "\(ink)") }
  }
}

/// What `INNERLOOP_DATA` names; a name of no letters counts as none.
let namedData = ProcessInfo.processInfo.environment["INNERLOOP_DATA"].flatMap {
  $0.isEmpty ? nil : $0
}

func sizes(_ data: ImageClassificationData) -> [Int] {
  [data.training.count, data.validation.count, data.test.count]
}

func counts(_ labels: [Int]) -> [Int] {
  labels.reduce(into: [Int](repeating: 0, count: 10)) { $0[$1] += 1 }
}

func meanInk(_ examples: LabelledImages) -> Double {
  examples.images.withUnsafeScalars { $0.reduce(0.0) { $0 + Double($1) } / Double($0.count) }
}
