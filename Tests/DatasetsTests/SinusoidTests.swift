import Datasets
import Engine
import Foundation
import Testing

@Suite struct SinusoidTests {
  @Test func wavesAndInputsLieInTheirRanges() {
    var generator = Generator(seed: 1)
    let waves = (0..<20_000).map { _ in Sinusoid(using: &generator) }
    #expect(
      waves.allSatisfy { (0.1..<5).contains($0.amplitude) && (0..<Float.pi).contains($0.phase) })
    func mean(_ value: (Sinusoid) -> Float) -> Float { waves.reduce(0) { $0 + value($1) } / 20_000 }
    #expect(abs(mean { $0.amplitude } - 2.55) < 0.05)  // five standard deviations of the mean
    #expect(abs(mean { $0.phase } - .pi / 2) < 0.033)
    let x = waves[0].sample(20_000, using: &generator).x.scalars
    #expect(x.allSatisfy { (-5..<5).contains($0) })
    #expect(abs(x.reduce(0, +) / 20_000) < 0.11)
  }

  @Test func theFormula() {
    let wave = Sinusoid(amplitude: 2, phase: .pi / 2)
    #expect(abs(wave(.pi) - 2) < 1e-6 && abs(wave(0) + 2) < 1e-6 && abs(wave(.pi / 2)) < 1e-6)
    var generator = Generator(seed: 2)
    let (x, y) = wave.sample(10, using: &generator)
    #expect(x.shape == [10, 1] && y.shape == [10, 1])
    for i in 0..<10 { #expect(y.scalars[i] == wave(x.scalars[i])) }
  }
}

@Suite struct PrefetchTests {
  @Test func elementsComeInOrderFromWhereItStarts() {
    let line = Prefetch(depth: 3, startingAt: 7) { $0 * $0 }
    #expect((0..<100).map { _ in line.next() } == (7..<107).map { $0 * $0 })
  }

  @Test func elementsAreMadeAheadButNotMoreThanFit() async throws {
    let counter = Counter()
    let line = Prefetch(depth: 4) { index in counter.add(index) }
    try await Task.sleep(for: .milliseconds(300))
    #expect(counter.value == 4)
    _ = line.next()
    try await Task.sleep(for: .milliseconds(300))
    #expect(counter.value == 5)
  }

  @Test func theThreadEndsWithItsOwner() async throws {
    struct Watch { weak var counter: Counter? }
    func useIt() -> Watch {
      let counter = Counter()
      let line = Prefetch(depth: 1) { index in counter.add(index) }
      _ = line.next()
      return Watch(counter: counter)
    }
    // What the thread alone still holds is let go when it ends.
    let watch = useIt()
    for _ in 0..<100 where watch.counter != nil { try await Task.sleep(for: .milliseconds(50)) }
    #expect(watch.counter == nil)
  }

  @Test func episodesAreTheSameAsWithoutIt() throws {
    let split = EpisodeTests.data.randomSplit(training: .asClasses, evaluation: .none)
    let sampler = try EpisodeSampler(split.training, way: 5, shot: 1, queries: 2)
    let line = Prefetch(startingAt: 3) { sampler.evaluationTask($0, seed: 9) }
    for index in 3..<10 {
      #expect(
        line.next().query.images.scalars
          == sampler.evaluationTask(index, seed: 9).query.images.scalars)
    }
  }

  private final class Counter: @unchecked Sendable {
    private let lock = NSLock()
    private var count = 0
    var value: Int { lock.withLock { count } }
    func add(_ index: Int) -> Int { lock.withLock { count += 1 }; return index }
  }
}
