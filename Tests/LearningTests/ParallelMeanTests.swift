import Engine
import Learning
import TestSupport
import Testing

@Suite struct ParallelMeanTests {
  @Test func isThatOfTheListsPlaceByPlace() {
    let mean = parallelMean(4, of: [[2], []]) { index in
      [Tensor([Float(index), 10]), Tensor(Float(index * index))]
    }
    #expect(mean[0].scalars == [1.5, 10] && mean[0].shape == [2])
    #expect(mean[1].item == 3.5 && mean[1].shape == [])
  }

  @Test func isAddedInOrder() {
    let lists: [Float] = [1e8, 1, -1e8, 3]
    let mean = parallelMean(4, of: [[1]]) { [Tensor([lists[$0]])] }
    let expected = lists.reduce(0) { $0 + 0.25 * $1 }
    #expect(mean[0].scalars == [expected] && expected == 0.75)
  }

  @Test func ofNothingTraps() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = parallelMean(0, of: [[1]]) { _ in [Tensor([1])] }
    }
    expect(result, says: "parallelMean: there must be at least 1 list, found 0.")
  }
}
