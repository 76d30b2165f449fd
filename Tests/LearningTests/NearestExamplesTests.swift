import Engine
import Learning
import TestSupport
import Testing

struct NearestExamplesTests {
  /// Class 1 lies around 0 and 8, so its mean, 4, is far from both; that of class 0 is 3.
  private let rivals = NearestExamples(
    Tensor([0, 8, 2, 4], shape: [4, 1, 1, 1]), labels: [1, 1, 0, 0], classes: 2)
  private let asked = Tensor([0.5, 7, 3.25], shape: [3, 1, 1, 1])

  @Test func theMeanAndTheNearestExampleAnswerEachInItsOwnWay() {
    let mean = rivals.byMean(asked, labels: [1, 1, 0])
    #expect(mean.answers == [0, 1, 0])
    let example = rivals.byExample(asked, labels: [1, 1, 0])
    #expect(example.answers == [1, 1, 0] && example.accuracy == 1)
  }

  @Test func answersAreThoseOfDistancesByHand() {
    var generator = Generator(seed: 3)
    let known = Tensor.normal([60, 2, 3, 1], using: &generator)
    let asked = Tensor.normal([40, 2, 3, 1], using: &generator)
    let labels = (0..<60).map { $0 % 4 }
    let rivals = NearestExamples(known, labels: labels, classes: 4)
    let nearest = (-squaredDistances(asked.flattened(), known.flattened())).argmax()
    let truth = [Int](repeating: 0, count: 40)
    #expect(rivals.byExample(asked, labels: truth).answers == nearest.map { labels[$0] })
    let means = classMeans(known.flattened(), labels: labels, way: 4)
    #expect(
      rivals.byMean(asked, labels: truth).answers
        == (-squaredDistances(asked.flattened(), means)).argmax())
  }

  @Test func aClassWithoutAnExampleIsNoAnswer() {
    let rivals = NearestExamples(Tensor([5, 6], shape: [2, 1]), labels: [0, 2], classes: 3)
    let asked = Tensor([0, 5, 9], shape: [3, 1])
    #expect(rivals.byMean(asked, labels: [0, 0, 2]).answers == [0, 0, 2])
  }

  @Test func everyExampleNeedsALabel() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = NearestExamples(.ones([2, 3]), labels: [0], classes: 2)
    }
    expect(result, says: "NearestExamples: 1 labels of 2 classes for images [2, 3].")
  }
}
