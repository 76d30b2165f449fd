import Learning
import Testing

struct GridSearchTests {
  @Test func theBestIsTheLargestAndOfEqualsTheFirst() {
    let search = GridSearch(["a", "b", "c", "d"], scores: [0.1, 0.5, 0.5, .nan])
    #expect(search.best == "b" && search.bestIndex == 1 && search.score == 0.5)
    #expect(search.isInside)
  }

  @Test func anEndIsNotInside() {
    #expect(!GridSearch([1, 2, 3], scores: [3, 2, 1]).isInside)
    #expect(!GridSearch([1, 2, 3], scores: [1, 2, 3]).isInside)
    #expect(!GridSearch([1], scores: [1]).isInside)
    #expect(GridSearch([1, 2], scores: [.nan, .nan]).bestIndex == 0)
  }

  @Test(arguments: [Float(0.0625), 1, 64])
  func itGoesOnToWhereTheBestIs(peak: Float) {
    var tried: [Float] = []
    let search = GridSearch(widening: [0.5, 1, 2]) { rate in
      tried.append(rate)
      return Double(-abs(rate - peak))
    }
    #expect(search.best == peak && search.isInside)
    #expect(search.choices == search.choices.sorted() && Set(tried) == Set(search.choices))
    #expect(tried.count == search.choices.count, "no rate is tried twice")
  }

  @Test func itEndsWhereThereIsNoBest() {
    let search = GridSearch(widening: [1, 10], by: 3) { Double($0) }
    #expect(search.choices == [1, 10, 100, 1000, 10_000] && !search.isInside)
  }
}
