import Engine
import Learning
import Testing

@testable import _2_backpropagation

/// The moons of the page learn and blame as the chapter's do.
@Suite("Chapter 2: in the browser", .serialized) struct Chapter02LiveTests {
  private static let module = "02-backpropagation"
  private let points = 101
  private let weights = 205

  @Test func aTrainingIsTheSameThere() throws {
    var judged = [Float](repeating: 0, count: 2 + 4 * points)
    var field = [Float](repeating: 0, count: 12)
    var blame = [Float](repeating: 0, count: weights + 1)
    #expect(moonStart(3) == Int32(weights))
    #expect(moonAdd(0.25, -0.5, 1) == Int32(points))
    moonTrain(10, 0.03)
    #expect(moonJudge(&judged) == Int32(points))
    moonField(-1, 2, -1, 1, 4, 3, &field)
    moonBlame(100, &blame)
    let there = try LiveModule(Self.module).numbers([
      LiveModule.Call("moonStart", .number(3)),
      LiveModule.Call("moonAdd", .number(0.25), .number(-0.5), .number(1)),
      LiveModule.Call("moonTrain", .number(10), .number(0.03)),
      LiveModule.Call("moonJudge", .room(judged.count)),
      LiveModule.Call(
        "moonField", .number(-1), .number(2), .number(-1), .number(1), .number(4), .number(3),
        .room(12)),
      LiveModule.Call("moonBlame", .number(100), .room(blame.count)),
      LiveModule.Call("moonForget"),
      LiveModule.Call("moonJudge", .room(judged.count)),
    ])
    #expect(there[0] == [Float(weights)] && there[1] == [Float(points)])
    #expect(isSame(judged + [Float(points)], there[3]))
    #expect(isSame(field, there[4]) && isSame(blame, there[5]))
    moonForget()
    _ = moonJudge(&judged)
    #expect(isSame(judged + [Float(points)], there[7]))
  }

  /// Seed 1 starts with the points and weights of the run, and goes the run's way.
  @Test func thePageTrainsAsTheRunDoes() {
    let moons = MoonTask(seed: 1)
    let training = trained(moons, steps: 5)
    var judged = [Float](repeating: 0, count: 402)
    _ = moonStart(1)
    moonTrain(5, moonRate)
    #expect(moonJudge(&judged) == 100)
    #expect(Double(judged[0]) == training.losses[5])
    #expect(judged[2] == Float(moons.data.value.points[0].x) && judged[4] == -1)
    let right = moons.accuracy(training.networks[5], on: moons.data.value)
    #expect(Double(judged[1]) / 100 == right)
  }

  /// The walk back over values finds what the engine finds for that point, and a small step along it helps the point.
  @Test func thePointsBlameIsTheEnginesGradient() {
    var blame = [Float](repeating: 0, count: weights + 1)
    _ = moonStart(1)
    moonBlame(7, &blame)
    let moons = MoonTask(seed: 1)
    let alone = moons.data.value.only(7)
    let (loss, slope) = valueWithGradient(at: moons.firstWeights) {
      moons.layout.loss($0, alone.tensor, alone.labelTensor)
    }
    #expect(isSame(slope.scalars + [loss.item], blame))
    #expect(blame.contains { abs($0) > 0.1 })
    moonBlame(100, &blame)
    #expect(isSame(slope.scalars + [loss.item], blame), "there is no such point")
  }
}
