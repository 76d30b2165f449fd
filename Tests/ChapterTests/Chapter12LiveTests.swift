import Engine
import Learning
import Live
import Testing

@testable import _2_hyperparameters

/// The knobs of the page are those of the chapter.
@Suite("Chapter 12: in the browser", .serialized) struct Chapter12LiveTests {
  private static let adviser: SetEncoder = {
    var generator = Generator(seed: 8)
    var g = SetEncoder(startingAt: defaultSetting, using: &generator)
    g.choose.weight = .normal(g.choose.weight.shape, using: &generator) * 0.01
    return g
  }()
  private static let weights = adviser.numbers
  private static let steps: Int32 = 6

  /// g's answer, the scale of x, and the points of a data set; how many there are to learn from.
  private func begun(_ seed: Double = 3) -> (numbers: [Float], count: Int) {
    #expect(knobsLoad(Self.weights, Int32(Self.weights.count)) == 1)
    #expect(knobsLoad(Self.weights, Int32(Self.weights.count - 1)) == 0)
    var numbers = [Float](repeating: 0, count: 200)
    let count = Int(knobsTask(seed, &numbers))
    return (Array(numbers.prefix(8 + 2 * count + 64)), count)
  }

  @Test func everythingIsTheSameThere() throws {
    let (task, count) = begun()
    let z = Array(task.prefix(7))
    var fit = [Float](repeating: 0, count: 12)
    var (slope, scan) = ([Float](repeating: 0, count: 14), [Float](repeating: 0, count: 4))
    knobsFit(z, Self.steps, 5, &fit)
    knobsSlope(z, Self.steps, 0.3, &slope)
    knobsScan(z, 3, -2, 3, 4, Self.steps, &scan)
    let steps = LiveModule.Argument.number(Double(Self.steps))
    let there = try LiveModule("12-hyperparameters").numbers([
      LiveModule.Call("knobsLoad", .list(Self.weights), .number(Double(Self.weights.count))),
      LiveModule.Call("knobsTask", .number(3), .room(task.count)),
      LiveModule.Call("knobsFit", .list(z), steps, .number(5), .room(12)),
      LiveModule.Call("knobsSlope", .list(z), steps, .number(0.3), .room(14)),
      LiveModule.Call(
        "knobsScan", .list(z), .number(3), .number(-2), .number(3), .number(4), steps, .room(4)),
      LiveModule.Call("knobsValue", .number(3), .number(0.5)),
    ])
    #expect(there[0] == [1])
    let here = [task + [Float(count)], fit, slope, scan, [knobsValue(3, 0.5)]]
    for (mine, theirs) in zip(here, there.dropFirst()) {
      #expect(isSame(mine, theirs))
    }
    #expect(Set(scan).count == 4 && Set(slope).count > 7)
  }

  @Test func fitAndAdviceAreTheChapters() {
    let (task, count) = begun()
    let family = Family(1, seed: 3, stream: 5)
    let z = Self.adviser(family.problems.training)
    #expect(Array(task.prefix(7)) == z.scalars && count == family.problems.traits[0].count)
    #expect(task[7] == family.problems.traits[0].scale)
    #expect(task[8] == family.problems.training.x.scalars[0])
    #expect(task[9] == family.problems.training.y.scalars[0])
    #expect(task.last == family.problems.validation.y.scalars.last)
    let network = trained(
      family.start, z, on: family.problems.training, steps: 6, createGraph: false)
    var fit = [Float](repeating: 0, count: 8)
    knobsFit(z.scalars, 6, 3, &fit)
    #expect(fit[0] == network(Tensor([-task[7]], shape: [1, 1, 1])).item)
    #expect(fit[3] == family.problems.traits[0](0))
    #expect(fit[6] == errors(network, family.problems.training).item)
    let end = (errors(network, family.problems.validation) + 1e-4).log().item
    #expect(abs(fit[7] - end) < 1e-6)
  }

  /// Trainings side by side end where each would alone, and the slope is that of the curve which the page draws.
  @Test func theSlopeIsThatOfTheCurve() {
    let z = Array(begun().numbers.prefix(7))
    for knob in [0, 3, 5] {
      var (scan, slope) = ([Float](repeating: 0, count: 3), [Float](repeating: 0, count: 14))
      knobsScan(z, Int32(knob), z[knob] - 0.05, z[knob] + 0.05, 3, Self.steps, &scan)
      knobsSlope(z, Self.steps, 0.2, &slope)
      var fit = [Float](repeating: 0, count: 6)
      knobsFit(z, Self.steps, 2, &fit)
      #expect(abs(scan[1] - fit[5]) < 1e-5)
      #expect(abs((scan[2] - scan[0]) / 0.1 - slope[knob]) < 0.02 * max(0.05, abs(slope[knob])))
      // A step of 0.2 along the slope, which is cut to length 1.
      let way = (0..<7).map { z[$0] - slope[7 + $0] }
      let length = way.reduce(0) { $0 + $1 * $1 }.squareRoot()
      let steep = slope.prefix(7).reduce(0) { $0 + $1 * $1 }.squareRoot()
      #expect(abs(length - 0.2 * min(1, steep)) < 1e-4 && way[knob] * slope[knob] > 0)
    }
  }

  @Test func aKnobHasTheChaptersValue() {
    for knob in Hyperparameter.allCases {
      let z = knob.place(of: 0.2)
      #expect(abs(knobsValue(Int32(knob.rawValue), z) - 0.2) < 1e-5)
    }
  }
}
