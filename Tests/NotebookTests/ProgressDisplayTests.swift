import Testing

import Notebook

@Suite struct ProgressDisplayTests {
  private final class Screen {
    var time = 0.0
    var text = ""
    lazy var display = ProgressDisplay(now: { self.time }, write: { self.text += $0 })

    func run(_ steps: Int, seconds: Double) {
      for step in 0...steps {
        time = seconds * Double(step) / Double(steps)
        display.draw(
          ProgressState(
            label: "train", done: step, total: steps, note: "loss 0.5", seconds: time))
      }
      display.finish()
    }
  }

  private let live = Terminal(isLive: true, hasColor: false, columns: 60)
  private let file = Terminal(isLive: false, hasColor: false, columns: 80)

  @Test func aFileGetsFiveLines() throws {
    let screen = Screen()
    screen.display.begin(file, .auto)
    screen.run(2000, seconds: 10)
    let lines = screen.text.split(separator: "\n")
    try #require(lines.count == 5)
    #expect(lines[0] == "    train    0%  0/2000  loss 0.5")
    #expect(lines[2] == "    train   50%  1000/2000  loss 0.5  eta 0:05")
    #expect(lines[4] == "    train  100%  2000/2000  loss 0.5")
    #expect(!screen.text.contains("\r") && !screen.text.contains("\u{1B}"))
  }

  @Test func aLongRunSpeaksEveryFifteenSeconds() {
    let screen = Screen()
    screen.display.begin(file, .auto)
    screen.run(2000, seconds: 120)
    #expect((8...12).contains(screen.text.split(separator: "\n").count))
  }

  @Test func aTerminalIsRedrawnTenTimesASecond() {
    let screen = Screen()
    screen.display.begin(live, .auto)
    screen.run(10000, seconds: 2)
    let frames = screen.text.split(separator: "\r")
    #expect((18...24).contains(frames.count))
    #expect(screen.text.hasSuffix("\r\u{1B}[K"))
    #expect(!screen.text.contains("\n"))
    for frame in frames { #expect(frame.replacing("\u{1B}[K", with: "").count <= 59) }
  }

  @Test func outputHidesTheBarAndPutsItBack() {
    let screen = Screen()
    screen.display.begin(live, .bar)
    screen.display.draw(ProgressState(label: "t", done: 1, total: 4, note: "", seconds: 0.1))
    let bar = String(screen.text.dropFirst().dropLast(3))
    screen.text = ""
    screen.display.whileHidden { screen.text += "said\n" }
    #expect(screen.text == "\r\u{1B}[Ksaid\n" + bar)
  }

  @Test func noneSaysNothing() {
    let screen = Screen()
    screen.display.begin(live, .none)
    screen.run(100, seconds: 2)
    #expect(screen.text.isEmpty)
  }

  @Test func aNoteIsWantedTenTimesASecond() {
    let screen = Screen()
    screen.display.begin(live, .auto)
    let state = { (done: Int) in
      ProgressState(label: "t", done: done, total: 1000, note: "", seconds: 1)
    }
    screen.display.draw(state(0))
    #expect(screen.display.wantsNote(state(0)), "the first note, right after the first drawing")
    screen.time = 0.05
    #expect(!screen.display.wantsNote(state(1)))
    screen.time = 0.1
    #expect(screen.display.wantsNote(state(2)))
    screen.display.begin(live, .none)
    screen.time = 9
    #expect(!screen.display.wantsNote(state(3)))
  }

  @Test func showsTheTimeThatIsLeft() {
    func eta(_ done: Int, _ seconds: Double) -> String? {
      ProgressState(label: "", done: done, total: 100, note: "", seconds: seconds).remaining
    }
    #expect(
      eta(50, 90) == "1:30" && eta(50, 14) == "0:14" && eta(1, 60) == "1:39:00" && eta(0, 9) == nil
        && eta(100, 9) == nil)
  }
}
