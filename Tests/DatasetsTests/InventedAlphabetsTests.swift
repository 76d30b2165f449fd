import Datasets
import Engine
import Foundation
import Testing

@Suite struct InventedAlphabetsTests {
  private let data = EpisodeTests.data

  @Test func asManyAsOmniglotHas() {
    #expect(data.name == "built-in alphabets" && data.drawings == 20)
    let letters = Dictionary(grouping: data.characters) { $0.alphabet }.mapValues(\.count)
    #expect(letters.count == 50 && letters.values.allSatisfy { (20...35).contains($0) })
    #expect(data.characters == data.characters.sorted())
    #expect(Set(data.characters[..<data.backgroundCount].map(\.alphabet)).count == 30)
  }

  @Test func theSameSeedDrawsTheSameBytesEverywhere() throws {
    let all = fingerprint((0..<data.count).flatMap { data.bytes($0) })
    let other = try alphabets(at: nil, orIn: "/nonexistent", seed: 2)
    #expect(other.bytes(0) != data.bytes(0))
    #expect(all == 3_842_203_554_440_339_181)
  }

  @Test func inkIsOneAndPaperIsZeroInEveryPart() {
    let split = data.randomSplit(training: .none, evaluation: .none)
    for classes in [
      split.training.classes, split.validation.classes, split.test.open().classes,
    ] {
      #expect(abs(data.meanInk(classes.map(\.character)) - 0.0815) < 0.01)
    }
  }

  @Test func everyWriterDrawsEveryLetterAndNoDrawingComesTwice() {
    let drawings = (0..<data.count).flatMap { character in
      (0..<20).map {
        fingerprint(data.image(character, drawing: $0).scalars.map { UInt8($0 * 255) })
      }
    }
    #expect(Set(drawings).count == 20 * data.count)
  }

  @Test func pixelsAloneTellSomeButNotAll() throws {
    let pool = data.lakeSplit(rotation: .none).test.open()
    let sampler = try EpisodeSampler(pool, way: 5, shot: 1, queries: 5)
    let right = parallelMap(300) { correct(sampler.evaluationTask($0)) }.reduce(0, +)
    let accuracy = Double(right) / 7500
    #expect((0.4...0.7).contains(accuracy), "\(accuracy)")
  }

  /// Queries whose nearest support drawing, pixel by pixel, has their label.
  private func correct(_ episode: Episode) -> Int {
    let (support, query) = (episode.support.images.scalars, episode.query.images.scalars)
    return (0..<episode.query.count).count { row in
      let distances = (0..<episode.support.count).map { other in
        (0..<784).reduce(Float(0)) {
          let difference = support[other * 784 + $1] - query[row * 784 + $1]
          return $0 + difference * difference
        }
      }
      let nearest = distances.indices.min { distances[$0] < distances[$1] }!
      return episode.support.labels[nearest] == episode.query.labels[row]
    }
  }
}
