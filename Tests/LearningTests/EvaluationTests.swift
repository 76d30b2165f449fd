import Engine
import Learning
import Testing

@Suite struct EvaluationTests {
  /// Row 1 is wrong and sure, row 3 wrong and unsure.
  let logits = Tensor([5, 0, 0, 0, 0, 9, 0, 4, 0, 1, 0, 0], shape: [4, 3])
  let labels = [0, 1, 1, 2]

  @Test(arguments: [1, 3, 250]) func slicesDoNotChangeTheAnswers(slice: Int) {
    let metaTest = Evaluation(labels: labels, slice: slice) { logits.sliced(0, $0) }
    #expect(metaTest.logits.scalars == logits.scalars)
    #expect(metaTest.answers == [0, 2, 1, 0])
    #expect(metaTest.accuracy == 0.5)
    #expect(metaTest.mistakes == [1, 3])
    #expect(metaTest.confusion == [[1, 0, 0], [0, 1, 1], [1, 0, 0]])
  }

  @Test func nothingIsTracked() {
    let watched = logits.tracked()
    #expect(!Evaluation(labels: labels) { watched.sliced(0, $0) }.logits.isTracked)
  }

  /// Wilson's interval for 9 of 10 is 0.5958 to 0.9821 (Brown, Cai, DasGupta 2001, table).
  @Test func intervalIsWilsons() {
    #expect(abs(2 * intervalOfShare(0.9, of: 10) - (0.98212 - 0.59585)) < 1e-4)
    #expect(abs(intervalOfShare(0.5, of: 10_000) - 0.0098) < 1e-5)
    #expect(intervalOfShare(1, of: 100) > 0.01)
  }
}
