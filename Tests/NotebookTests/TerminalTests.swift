import Testing

import Notebook

/// The table of streams: TTY or not, `CI`, `NO_COLOR`, `TERM=dumb`, `--color`.
@Suite struct TerminalTests {
  private func decide(
    _ isTTY: Bool, _ environment: [String: String] = [:], _ color: ColorChoice = .auto
  ) -> [Bool] {
    let terminal = Terminal.decide(
      isTTY: isTTY, columns: 80, color: color, environment: environment)
    return [terminal.isLive, terminal.hasColor]
  }

  @Test func rules() {
    #expect(decide(true, ["TERM": "xterm"]) == [true, true])
    #expect(decide(false, ["TERM": "xterm"]) == [false, false])
    #expect(decide(true, ["CI": "true"]) == [false, false])
    #expect(decide(true, ["TERM": "dumb"]) == [false, false])
    #expect(decide(true, ["NO_COLOR": "1"]) == [true, false])
    #expect(decide(true, ["NO_COLOR": ""]) == [true, true])
    #expect(decide(true, ["CI": ""]) == [true, true])
  }

  @Test func flagsOverrule() {
    #expect(decide(false, [:], .always) == [false, true])
    #expect(decide(true, ["NO_COLOR": "1"], .always) == [true, true])
    #expect(decide(true, [:], .never) == [true, false])
  }
}
