import Collective
import Engine
import Testing

/// What several processes share out and hand to each other, as far as one process shows it; `make test-mpi` has several.
@Suite struct CollectiveTests {
  @Test(arguments: [0, 1, 4, 25, 600], [1, 2, 3, 5, 8, 64])
  func sharesAreEvenAndCoverEverythingInOrder(count: Int, size: Int) {
    let shares = (0..<size).map { Collective.share(of: count, rank: $0, size: size) }
    #expect(shares.flatMap { Array($0) } == Array(0..<count))
    let lengths = shares.map(\.count)
    #expect(lengths.max()! - lengths.min()! <= 1)
  }

  @Test func whatTravelsArrivesAsItWas() {
    var generator = Generator(seed: 3)
    let tensors = [
      Tensor.normal([3, 4], using: &generator), Tensor(-0.0), Tensor([], shape: [0, 5]),
    ]
    let numbers = [[1.5, -.infinity], [], [.pi]]
    var bytes: [UInt8] = []
    tensors.append(to: &bytes)
    numbers.append(to: &bytes)
    [7, -1].append(to: &bytes)
    var left = bytes[...]
    let arrived = [Tensor](takenFrom: &left)
    #expect(arrived.map(\.shape) == tensors.map(\.shape))
    #expect(
      arrived.flatMap(\.scalars).map(\.bitPattern) == tensors.flatMap(\.scalars).map(\.bitPattern))
    #expect([[Double]](takenFrom: &left) == numbers)
    #expect([Int](takenFrom: &left) == [7, -1])
    #expect(left.isEmpty)
  }

  /// More numbers than one message carries: every one is added once.
  @Test func theChainAddsEveryPieceOnce() {
    let count = (1 << 17) + 3
    let sum = Collective.chainedSum(count: count) { range, sum in
      for i in range { sum[i] += Float(i) }
    }
    #expect(sum == (0..<count).map { Float($0) })
  }

  @Test func oneProcessSharesNothingOut() {
    #expect(!Collective.isSharing)
    #expect(Collective.share(of: 10) == 0..<10)
    #expect(Collective.gathered([1, 2]) == [1, 2])
    #expect(parallelMap(5) { Double($0) } == [0, 1, 2, 3, 4])
  }

  /// Ranks may have different numbers of workers; who stands within shared work must be the same for all.
  @Test func workersKnowThatTheyStandWithin() {
    #expect(!Workers.isInside)
    // A body may run on another thread, which began nothing; and the pool may serve another test for a while.
    let isSeen = (0..<100_000).contains { _ in
      Engine.parallelMap(2) { _ in Workers.isInside }.contains(true)
    }
    #expect(isSeen)
    #expect(!Workers.isInside)
  }
}
