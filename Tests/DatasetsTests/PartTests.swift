import Datasets
import Engine
import Foundation
import Identity
import Testing

@Suite struct PartTests {
  private static var waves: [SinusoidTask] { (0..<4).map { SinusoidTask($0, seed: 1) } }

  @Test func equalContentsHaveEqualFingerprints() {
    let pictures = Digits.make(training: 20, validation: 1, test: 1, seed: 1).training
    #expect(Set(pictures.fingerprints).count == 20)
    #expect(pictures.rows([3, 3]).fingerprints == [3, 3].map { pictures.fingerprints[$0] })
    #expect(pictures[2..<5].fingerprints == Array(pictures.fingerprints[2..<5]))
    #expect(Set(Self.waves.fingerprints).count == 4)
    #expect(Self.waves.fingerprints[1] == SinusoidTask(1, seed: 1).fingerprints[0])
    #expect(fingerprint(of: [1, 2] as [Float]) != fingerprint(of: [2, 1] as [Float]))
    #expect(fingerprint(of: [UInt8](0..<9)) != fingerprint(of: [UInt8](0..<8)))
  }

  @Test func aTurnedCharacterIsTheSame() {
    let split = EpisodeTests.data.randomSplit(training: .asClasses, evaluation: .none)
    let contents = split.training.note(Array(split.training.classes.prefix(8)))
    #expect(Set(contents).count == 2)
  }

  /// What a fresh process draws is all that its pools hold.
  @Test func whatIsDrawnIsNoted() async {
    await #expect(processExitsWith: .success) {
      let split = EpisodeTests.data.randomSplit(training: .perTask, evaluation: .perTask)
      let sampler = try EpisodeSampler(split.training, way: 5, shot: 1, queries: 1)
      let episode = sampler.evaluationTask(0)
      _ = ValidationTasks(Array(PartTests.waves.prefix(2)))
      try #require(Pool.drawn["training"]?.count == Set(episode.classes.map(\.character)).count)
      try #require(Pool.drawn["validation"]?.count == 2 && Pool.drawn["test"] == nil)
      let digits = Digits.make(training: 20, validation: 3, test: 4, seed: 1)
      _ = digits.training.rows([1, 1, 2])
      _ = digits.test.open()[0..<2].images
      try #require(Pool.drawn["training"]?.count == 7 && Pool.drawn["test"]?.count == 2)
    }
  }

  @Test func aMemberOfTwoPartsAndALateChoiceAreSeen() async {
    await #expect(processExitsWith: .success) {
      _ = TrainingTasks(PartTests.waves)
      _ = ValidationTasks(SinusoidTask(9, seed: 1))
      try #require(Pool.drawn.values.allSatisfy { $0.shared == 0 && $0.late == 0 })
      _ = TestTasks(PartTests.waves[2])
      _ = ValidationTasks(SinusoidTask(8, seed: 1))
      let drawn = Pool.drawn
      try #require(drawn["test"]?.shared == 1 && drawn["training"]?.shared == 1)
      try #require(drawn["validation"]?.shared == 0 && drawn["validation"]?.late == 1)
      Pool.begin(experiment: "other")
      _ = ValidationTasks(PartTests.waves)
      try #require(Pool.drawn["other validation"]?.shared == 0)
      try #require(Pool.drawn["other validation"]?.late == 0)
    }
  }
}
