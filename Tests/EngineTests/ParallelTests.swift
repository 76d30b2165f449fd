import Engine
import Foundation
import Synchronization
import Testing

/// Serialized, because the number of workers is one for the whole process; no other test sets it.
@Suite(.serialized) struct ParallelTests {
  private func withWorkers<R>(_ count: Int, _ body: () -> R) -> R {
    let before = Workers.count
    Workers.count = count
    defer { Workers.count = before }
    return body()
  }

  @Test(arguments: [1, 2, 3, 8]) func resultsComeInOrder(workers: Int) {
    withWorkers(workers) {
      for count in [0, 1, 2, 7, 1000] {
        #expect(parallelMap(count) { $0 * $0 } == (0..<count).map { $0 * $0 })
      }
    }
  }

  @Test func resultsMayHoldReferences() {
    let texts = withWorkers(3) { parallelMap(200) { index in (0...index).map { "\($0)" } } }
    #expect(texts.enumerated().allSatisfy { $0.element.count == $0.offset + 1 })
  }

  @Test func unevenWorkHoldsUpNobody() {
    let results = withWorkers(2) {
      parallelMap(64) { index -> Int in
        (0..<(index % 16 == 0 ? 200_000 : 10)).reduce(0) { ($0 ^ $1) &* 31 &+ index } & 0 | index
      }
    }
    #expect(results == Array(0..<64))
  }

  /// Each half waits until the other has begun, and the half that is not the caller's then dawdles: its
  /// result must be waited for. Other tests may hold the threads; then the call runs alone, and we try again.
  @Test func twoThreadsWorkAtTheSameTimeAndTheSlowOneIsWaitedFor() {
    let caller = ObjectIdentifier(Thread.current)
    var wasConcurrent = false
    for _ in 0..<100 where !wasConcurrent {
      let begun = Atomic(0)
      let results = withWorkers(2) {
        parallelMap(2) { index -> Int in
          begun.wrappingAdd(1, ordering: .relaxed)
          let patience = Date.now.addingTimeInterval(0.3)
          while begun.load(ordering: .relaxed) < 2 && Date.now < patience { sched_yield() }
          let isHelper = ObjectIdentifier(Thread.current) != caller
          if isHelper { usleep(20_000) }
          return isHelper ? 10 + index : index
        }
      }
      #expect(results.map { $0 % 10 } == [0, 1])
      wasConcurrent = results.contains { $0 >= 10 }
    }
    #expect(wasConcurrent)
  }

  @Test func nestedCallsRunOnTheirCallersThread() {
    let sums = withWorkers(3) {
      parallelMap(8) { outer in
        parallelMap(50) { inner in parallelMap(3) { $0 }.reduce(inner * outer, +) }.reduce(0, +)
      }
    }
    #expect(sums == (0..<8).map { 1225 * $0 + 150 })
  }

  @Test func twentyThousandShortRuns() {
    let wrong = withWorkers(3) {
      (0..<20_000).count { round in parallelMap(3) { $0 &+ round } != [round, round + 1, round + 2]
      }
    }
    #expect(wrong == 0)
  }

  @Test func theNumberOfWorkersMayChangeBetweenRuns() {
    for round in 0..<300 {
      let workers = 1 + (round * 7) % 5
      let results = withWorkers(workers) { parallelMap(20) { $0 + round } }
      #expect(results == (round..<(round + 20)).map { $0 }, "\(workers) workers in round \(round)")
    }
  }

  @Test func callsFromSeveralThreadsDoNotMix() {
    withWorkers(2) {
      DispatchQueue.concurrentPerform(iterations: 4) { thread in
        for _ in 0..<500 {
          #expect(parallelMap(9) { $0 * 10 + thread } == (0..<9).map { $0 * 10 + thread })
        }
      }
    }
  }

  /// Gradients over slices of a batch: the same bits from 1, 2 and 3 workers.
  @Test func theSameBitsForAnyNumberOfWorkers() {
    func train() -> [UInt32] {
      var generator = Generator(seed: 11)
      var kernel = Tensor.normal([3, 3, 2, 5], standardDeviation: 0.3, using: &generator)
      let images = Tensor.normal([8, 9, 7, 2], using: &generator)
      for _ in 0..<5 {
        let parts = parallelMap(4) { part in
          valueWithGradient(at: kernel) { kernel in
            let slice = images.sliced(0, (2 * part)..<(2 * part + 2))
            return slice.conv2d(kernel, padding: .same).tanh().maxPooled(2).squared().mean()
          }.gradient
        }
        kernel = kernel - parts.dropFirst().reduce(parts[0], +) * 0.1
      }
      return kernel.scalars.map(\.bitPattern)
    }
    let results = [1, 2, 3, 2].map { workers in withWorkers(workers) { train() } }
    #expect(results.allSatisfy { $0 == results[0] })
  }

  @Test func tensorsMadeOnOtherThreadsAreFreedHere() {
    withWorkers(3) {
      for _ in 0..<200 {
        let tensors = parallelMap(6) { Tensor(repeating: Float($0), shape: [100 * ($0 + 1)]) }
        for (index, tensor) in tensors.enumerated() {
          #expect(tensor.sum().item == Float(index * tensor.count))
        }
      }
    }
  }
}
