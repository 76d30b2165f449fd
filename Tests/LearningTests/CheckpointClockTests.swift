import Checkpoints
import Testing

struct CheckpointClockTests {
  @Test func isDueOnceInEveryInterval() async throws {
    var clock = CheckpointClock(every: .milliseconds(30))
    #expect(!clock.isDue())
    try await Task.sleep(for: .milliseconds(40))
    #expect(clock.isDue())
    #expect(!clock.isDue())
    #expect(clock.elapsed >= 0.04)
  }
}
