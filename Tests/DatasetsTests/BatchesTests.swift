import Datasets
import Engine
import Testing

@Suite struct BatchesTests {
  @Test("Every row comes exactly once", arguments: [1, 7, 128, 1000, 5000])
  func coverage(size: Int) {
    var generator = Generator(seed: 3)
    let batches = Batches(count: 1000, size: size, using: &generator)
    #expect(batches.flatMap { $0 }.sorted() == Array(0..<1000))
    #expect(batches.count == (1000 + size - 1) / size)
    #expect(batches.dropLast().allSatisfy { $0.count == size })
  }

  @Test func theLastBatchIsKeptOrDropped() {
    var generator = Generator(seed: 3)
    #expect(Batches(count: 10, size: 4, using: &generator).map(\.count) == [4, 4, 2])
    #expect(Batches(count: 10, size: 4, dropLast: true, using: &generator).map(\.count) == [4, 4])
    #expect(Batches(count: 8, size: 4, dropLast: true, using: &generator).map(\.count) == [4, 4])
    #expect(Batches(count: 3, size: 4, dropLast: true, using: &generator).isEmpty)
    #expect(Batches(count: 0, size: 4, using: &generator).isEmpty)
  }

  @Test func theOrderFollowsTheSeedAndChangesEachTime() {
    func epochs(_ seed: UInt64) -> [[Int]] {
      var generator = Generator(seed: seed)
      return (0..<3).flatMap { _ in Array(Batches(count: 100, size: 50, using: &generator)) }
    }
    #expect(epochs(1) == epochs(1))
    #expect(Set(epochs(1) + epochs(2)).count == 12)
  }

  @Test func withoutAGeneratorRowsKeepTheirOrder() {
    #expect(Array(Batches(count: 5, size: 2)) == [[0, 1], [2, 3], [4]])
    #expect(Array(Batches(count: 5, size: 2, dropLast: true)) == [[0, 1], [2, 3]])
  }
}
