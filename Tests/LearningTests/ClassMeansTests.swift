import Engine
import Learning
import TestSupport
import Testing

struct ClassMeansTests {
  @Test func classesMayBeUnevenAndInAnyOrder() {
    let rows = Tensor([1, 10, 5, 6, 3, 20, 5, 30], shape: [4, 2])
    let means = classMeans(rows, labels: [1, 0, 1, 1], way: 2)
    #expect(means.scalars == [5, 6, 3, 20])
  }

  @Test func sortedAndEvenTheyArePrototypes() {
    var generator = Generator(seed: 2)
    let rows = Tensor.normal([6, 3], using: &generator)
    let means = classMeans(rows, labels: [0, 0, 1, 1, 2, 2], way: 3)
    #expect(largestError(means.scalars, prototypes(rows, way: 3).scalars) < 1e-6)
    #expect(
      gradientError(order: 2, at: [rows]) {
        classMeans($0[0], labels: [0, 2, 1, 1, 2, 2], way: 3).tanh()
      } < 5e-3)
  }

  @Test func aClassWithoutAnExampleTraps() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = classMeans(.ones([2, 2]), labels: [0, 2], way: 3)
    }
    expect(result, says: "classMeans: each of 3 classes needs an example.")
  }
}
