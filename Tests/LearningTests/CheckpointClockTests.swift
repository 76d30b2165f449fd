import Checkpoints
import Testing

struct CheckpointClockTests {
  @Test func isDueOnceInEveryInterval() async throws {
    var clock = CheckpointClock(every: .milliseconds(30))
    let atOnce = clock.isDue()
    try await Task.sleep(for: .milliseconds(40))
    let answers = [atOnce, clock.isDue(), clock.isDue()]
    #expect(answers == [false, true, false])
    #expect(clock.elapsed >= 0.04)
  }
}
