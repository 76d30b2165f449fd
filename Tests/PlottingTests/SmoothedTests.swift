import Plotting
import Testing

struct SmoothedTests {
  @Test func stretchesHaveTheirMeanAtTheirMiddle() {
    let (x, y) = smoothed([1, 3, 5, 0, 0, 6, 100], parts: 2)
    #expect(x == [1, 4] && y == [3, 2], "the seventh number fills no stretch")
    #expect(smoothed([4, 2], parts: 50).y == [4, 2] && smoothed([], parts: 3).x.isEmpty)
  }

  @Test func noPartsAreOne() { #expect(smoothed([1, 3], parts: 0).y == [2]) }
}
