import Datasets
import Engine
import Foundation
import Testing

@Suite struct EpisodeTests {
  static let data = try! alphabets(at: nil, orIn: "/nonexistent", seed: 1)

  private func sampler(
    _ rotation: Rotation = .perTask, way: Int = 5, shot: Int = 1, queries: Int = 5
  ) throws -> TrainingEpisodes {
    let split = Self.data.randomSplit(training: rotation, evaluation: .none)
    return try EpisodeSampler(split.training, way: way, shot: shot, queries: queries)
  }

  @Test func supportAndQueryShareNoDrawingInTenThousandEpisodes() throws {
    let sampler = try sampler(shot: 2, queries: 3)
    var generator = Generator(seed: 1)
    for _ in 0..<10_000 {
      let episode = sampler.episode(using: &generator)
      #expect(Set(episode.classes.map(\.character)).count == 5)
      for drawings in episode.drawings {
        #expect(drawings.count == 5 && Set(drawings).count == 5)
        #expect(drawings.allSatisfy { (0..<20).contains($0) })
      }
      #expect(episode.support.labels == [0, 0, 1, 1, 2, 2, 3, 3, 4, 4])
    }
  }

  @Test(arguments: [Rotation.none, .asClasses, .perTask])
  func everyRowShowsItsClassUnderItsOneTurn(_ rotation: Rotation) throws {
    let sampler = try sampler(rotation, shot: 2, queries: 3)
    var generator = Generator(seed: 2)
    for _ in 0..<50 {
      let episode = sampler.episode(using: &generator)
      for (label, element) in episode.classes.enumerated() {
        let rows =
          (0..<2).map { episode.support.images.sliced(0, label * 2 + $0..<label * 2 + $0 + 1) }
          + (0..<3).map { episode.query.images.sliced(0, label * 3 + $0..<label * 3 + $0 + 1) }
        for (row, drawing) in zip(rows, episode.drawings[label]) {
          let image = Self.data.image(
            element.character, drawing: drawing, quarterTurns: element.quarterTurns)
          #expect(row.scalars == image.scalars)
        }
      }
    }
  }

  @Test func classesOfATaskAreTurnedEachInTheirOwnWay() throws {
    let sampler = try sampler(.perTask)
    var generator = Generator(seed: 3)
    var (mixed, turns) = (0, [0, 0, 0, 0])
    for _ in 0..<1000 {
      let episode = sampler.episode(using: &generator)
      if Set(episode.classes.map(\.quarterTurns)).count > 1 { mixed += 1 }
      for element in episode.classes { turns[element.quarterTurns] += 1 }
    }
    #expect(mixed > 980)  // all five alike: 1 in 256
    for count in turns { #expect(abs(count - 1250) < 150) }  // five standard deviations
  }

  @Test func aTurnIsAQuarterClockwise() {
    let image = Self.data.image(0, drawing: 0)
    for turns in 0..<4 {
      let turned = Self.data.image(0, drawing: 0, quarterTurns: turns)
      let place: (Int, Int) -> (Int, Int) = [
        { ($0, $1) }, { (27 - $1, $0) }, { (27 - $0, 27 - $1) }, { ($1, 27 - $0) },
      ][turns]
      for (y, x) in [(3, 5), (14, 20), (20, 9), (13, 13), (10, 17)] {
        let (v, u) = place(y, x)
        #expect(turned[0, y, x, 0] == image[0, v, u, 0], "turns \(turns) at \(y), \(x)")
      }
      #expect(turned.scalars.reduce(0, +) == image.scalars.reduce(0, +) || turns > 0)
    }
  }

  @Test func everyClassGetsEveryLabelEquallyOften() throws {
    let five = ClassPool<TrainingPart>(
      alphabets: Self.data, classes: (0..<5).map { TaskClass(character: $0, quarterTurns: 0) })
    let sampler = try EpisodeSampler(five, way: 5, shot: 1, queries: 1)
    var generator = Generator(seed: 4)
    var counts = [[Int]](repeating: [0, 0, 0, 0, 0], count: 5)
    for _ in 0..<5000 {
      let episode = sampler.episode(using: &generator)
      for (label, element) in episode.classes.enumerated() { counts[element.character][label] += 1 }
    }
    for count in counts.flatMap({ $0 }) { #expect(abs(count - 1000) < 142, "\(counts)") }  // 5 σ
  }

  @Test(arguments: 1...19) func labelsAreCountedNotMeasured(_ queries: Int) throws {
    var generator = Generator(seed: 5)
    let episode = try sampler(way: 60, shot: 1, queries: queries).episode(using: &generator)
    #expect(episode.query.count == 60 * queries && episode.support.count == 60)
    #expect(episode.query.images.shape == [60 * queries, 28, 28, 1])
    #expect(episode.query.labels == (0..<60).flatMap { Array(repeating: $0, count: queries) })
  }

  @Test func theEvaluationListIsFixedAndApartFromTraining() throws {
    let sampler = try sampler()
    func key(_ episode: Episode) -> [TaskClass] { episode.classes }
    let list = (0..<600).map { key(sampler.evaluationTask($0)) }
    #expect((0..<600).map { key(sampler.evaluationTask($0)) } == list)
    #expect(Set(list).count == 600)
    #expect(list[0] != key(sampler.evaluationTask(0, seed: 2)))
    for seed in 0..<20 {
      var generator = Generator(seed: UInt64(seed))
      for _ in 0..<100 { #expect(!list.contains(key(sampler.episode(using: &generator)))) }
    }
    #expect(list[0].map(\.character) == [1118, 649, 623, 752, 582])
  }

  @Test func whatATaskCannotHaveIsRefusedInOneSentence() throws {
    let split = Self.data.randomSplit(training: .none, evaluation: .none)
    let pool = split.validation
    let name = "built-in alphabets"
    #expect(
      sentence(about: name) {
        _ = try EpisodeSampler(pool, way: pool.count + 1, shot: 1, queries: 1)
      }.contains("\(pool.count + 1)-way"))
    #expect(
      sentence(about: name) { _ = try EpisodeSampler(pool, way: 5, shot: 5, queries: 16) }
        .contains("expected 21 drawings of each character for 5 shots and 16 queries, found 20"))
    #expect(throws: Never.self) { try EpisodeSampler(pool, way: pool.count, shot: 5, queries: 15) }
  }

  @Test func theCharacterWithTooFewDrawingsIsNamed() throws {
    let folder = try TemporaryFolder()
    var files = SmallAlphabets().files
    files["Hebrew/character01/0001_04.png"] = nil
    let data = try alphabets(at: folder.zip(files, to: "mine.zip"))
    let pool = data.randomSplit(training: .none, evaluation: .none).training
    #expect(data.drawings == 3)
    let text = sentence(about: "mine: Hebrew/character01") {
      _ = try EpisodeSampler(pool, way: 2, shot: 2, queries: 2)
    }
    #expect(text.contains("found 3"))
    // The name survives the cache.
    let again = try alphabets(at: folder.path + "/mine.zip")
    #expect(throws: DatasetError.self) {
      try EpisodeSampler(
        again.randomSplit(training: .none, evaluation: .none).training, way: 2, shot: 2, queries: 2)
    }
  }
}
