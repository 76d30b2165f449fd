import Datasets
import Learning
import Testing

@testable import _4_convolutional_network

private let small = Digits.make(training: 120, validation: 40, test: 10, seed: 4)
private let test = ShiftTest(
  few: small.training, validation: small.validation, side: 28, classes: 10, passes: 2, seed: 1)

@Suite("Chapter 4: the shift test")
struct Chapter04ShiftTests {
  @Test("A curve is the share read at each shift; moved is the mean of both sides")
  func curve() {
    let readings = [[true, false], [true, true], [true, true], [false, false], [true, false]]
    let curve = ShiftCurve(variant: NetworkVariant.four[0], readings: readings, shown: 1)
    #expect(curve.accuracy == [0.5, 1, 1, 0, 0.5])
    #expect(curve.inPlace == 1 && curve.moved == 0.5)
    #expect(curve.scoreInPlace.perTask == [1, 1] && curve.scoreMoved.perTask == [0.5, 0.5])
    #expect(curve.cost.perTask == [0.5, 0.5], "of two images read, one side each is lost")
    let weak = ShiftCurve(
      variant: NetworkVariant.four[0], readings: [[true, false], [true, false], [false, false]],
      shown: 1)
    #expect(weak.cost.perTask == [1, 0] && weak.cost.mean == 0.5, "half of what it read in place")
  }

  @Test("A lead is taken image by image: luck that both share has no part in its interval")
  func lead() {
    func curve(_ right: [Bool]) -> ShiftCurve {
      ShiftCurve(variant: NetworkVariant.four[0], readings: [right, right, right], shown: 1)
    }
    let (hard, easy) = (curve([false, true, false, true]), curve([true, true, false, true]))
    let lead = easy.lead(over: hard)
    #expect(lead.perTask == [1, 0, 0, 0] && lead.mean == 0.25)
    #expect(easy.lead(over: easy).interval == 0)
    let sides = ShiftCurve(
      variant: NetworkVariant.four[0], readings: [[true], [true], [false]], shown: 1)
    #expect(sides.lead(over: curve([false])).perTask == [0.5])
  }

  @Test("Shifts reach twice as far as images are shown; every network answers at each of them")
  func variants() {
    #expect(test.shownShift == 3 && test.shifts == Array(-6...6))
    let curves = test.curves(of: NetworkVariant.four + NetworkVariant.pools)
    #expect(curves.allSatisfy { $0.readings.map(\.count) == Array(repeating: 40, count: 13) })
    #expect(curves[0].accuracy != curves[1].accuracy && curves[2].accuracy != curves[4].accuracy)
    let again = test.curves(of: [NetworkVariant.four[2]])[0]
    #expect(again.readings == curves[2].readings)
  }

  @Test("Spread is that of the numbers around their mean")
  func spread() {
    #expect(abs(standardDeviation([1, 2, 3, 6]) - (14.0 / 3).squareRoot()) < 1e-12)
  }
}
