import Engine
import Learning
import TestSupport
import Testing

struct PrototypesTests {
  @Test func aPrototypeIsTheMeanOfItsClass() {
    let embeddings = Tensor([0, 2, 2, 4, 10, 10, 20, 30], shape: [4, 2])
    #expect(prototypes(embeddings, way: 2).scalars == [1, 3, 15, 20])
    #expect(prototypes(embeddings, way: 2).shape == [2, 2])
    #expect(prototypes(embeddings, way: 4).scalars == embeddings.scalars)
  }

  @Test func distancesAndCosinesAreTheirDefinitions() {
    let a = Tensor([0, 3, 4, 0, -1, 1], shape: [3, 2])
    let b = Tensor([4, 3, 0, 1], shape: [2, 2])
    #expect(squaredDistances(a, b).scalars == [16, 4, 9, 17, 29, 1])
    let expected: [Float] = [0.6, 1, 0.8, 0, -0.1414214, 0.7071068]
    #expect(largestError(cosines(a, b).scalars, expected) < 1e-6)
  }

  @Test func theirGradientsAreRight() {
    var generator = Generator(seed: 5)
    let a = Tensor.normal([3, 4], using: &generator)
    let b = Tensor.normal([2, 4], using: &generator)
    #expect(gradientError(order: 2, at: [a, b]) { squaredDistances($0[0], $0[1]).tanh() } < 5e-3)
    #expect(gradientError(order: 2, at: [a, b]) { cosines($0[0], $0[1]).tanh() } < 5e-3)
    #expect(cosines(.zeros([1, 4]), a).scalars == [0, 0, 0])
  }

  /// Of any size, and a row of zeros stays.
  @Test func rowsComeToLengthOne() {
    let rows = Tensor([3, 4, 0, 0, 3e30, -4e30, 3e-30, 4e-30], shape: [4, 2])
    let expected: [Float] = [0.6, 0.8, 0, 0, 0.6, -0.8, 0.6, 0.8]
    #expect(largestError(unitRows(rows).scalars, expected) < 1e-6)
    var generator = Generator(seed: 6)
    let x = Tensor.normal([3, 4], using: &generator)
    #expect(gradientError(order: 2, at: [x]) { unitRows($0[0]).tanh() } < 5e-3)
  }

  @Test func classesOfUnequalSizeTrap() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = prototypes(.ones([5, 2]), way: 2)
    }
    expect(result, says: "prototypes: 2 classes do not share out embeddings [5, 2] evenly.")
  }
}
