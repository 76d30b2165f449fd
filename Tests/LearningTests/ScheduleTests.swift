import Learning
import TestSupport
import Testing

struct ScheduleTests {
  static let fixtures = Fixture.load("schedules")

  @Test(arguments: ["step", "cosine", "one cycle", "one cycle, other shape"])
  func equalsPyTorch(name: String) {
    let fixture = Self.fixtures[name]!
    let rate = fixture.number("rate")
    let schedule: Schedule =
      switch name {
      case "step":
        .step(rate: rate, every: fixture.integer("every"), factor: fixture.number("factor"))
      case "cosine":
        .cosine(rate: rate, steps: fixture.integer("steps"), final: fixture.number("final"))
      default:
        .oneCycle(
          peak: fixture.number("peak"), steps: fixture.integer("steps"),
          warmup: fixture.number("warmup"), startFactor: fixture.number("startFactor"),
          finalFactor: fixture.number("finalFactor"))
      }
    for (step, expected) in fixture.rates!.enumerated() {
      #expect(abs(schedule(step) - expected) <= 1e-5 * expected, "\(name), step \(step)")
    }
  }

  @Test func constantNeverChanges() {
    let schedule = Schedule.constant(rate: 0.3)
    #expect((0..<5).map { schedule($0) } == [0.3, 0.3, 0.3, 0.3, 0.3])
  }

  @Test func cosineWarmsUpLinearlyAndStaysAtItsEnd() {
    let schedule = Schedule.cosine(rate: 1, steps: 8, final: 0.125, warmup: 4)
    #expect((0..<5).map { schedule($0) } == [0.25, 0.5, 0.75, 1, 1])
    #expect(abs(schedule(6) - 0.5625) < 1e-6)
    #expect(schedule(8) == 0.125)
    #expect(schedule(100) == 0.125)
  }

  @Test(arguments: [1, 2, 3, 4])
  func oneCycleOfVeryFewStepsIsFiniteAndEndsLow(steps: Int) {
    let schedule = Schedule.oneCycle(peak: 1, steps: steps)
    let rates = (0...steps).map { schedule($0) }
    #expect(rates.allSatisfy { $0 > 0 && $0 <= 1 })
    #expect(rates.last! < 1e-5)
  }

  @Test func neverChangingInStepsTraps() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = Schedule.step(rate: 1, every: 0, factor: 0.5)(3)
    }
    expect(result, says: "Schedule.step: every must be at least 1, found 0.")
  }
}
