import Escaping
import Testing
import Weaving

@Suite struct JSONTextTests {
  @Test func whatSteersATerminalCanBeEscapedToo() {
    #expect(JSON.quoted("a\u{7f}\u{202e}é\n") { $0.isUnseen } == #""a\u007f\u202eé\n""#)
    #expect(JSON.escaped("\u{1d11e}") == #"\ud834\udd1e"#)
  }

  @Test func writesWhatPythonsJSONWrites() {
    let value = JSONText.object([
      "b": .array([.integer(1), .number(0.1), .null, .bool(true)]), "a": .object([:]),
      "é": .array([]), "Z": .text("q\"\\\n\r\t\u{8}\u{c}\u{1}\u{1f}\u{7f} θ 中"),
    ])
    #expect(
      value.written() == """
        {
         "Z": "q\\"\\\\\\n\\r\\t\\b\\f\\u0001\\u001f\u{7f} θ 中",
         "a": {},
         "b": [
          1,
          0.1,
          null,
          true
         ],
         "é": []
        }
        """)
  }

  @Test(arguments: [
    ("", []), ("a", ["a"]), ("a\nb", ["a\n", "b"]), ("a\n", ["a\n"]), ("\n\n", ["\n", "\n"]),
    ("a\r\nb\rc", ["a\r\n", "b\r", "c"]),
    ("a\u{2028}b\u{85}c\u{1c}d", ["a\u{2028}", "b\u{85}", "c\u{1c}", "d"]),
    ("a\u{b}b\u{c}c", ["a\u{b}", "b\u{c}", "c"]), ("e\u{301}\n", ["e\u{301}\n"]),
  ])
  func splitsLinesWherePythonDoes(text: String, lines: [String]) {
    #expect(JSONText.lines(text) == .array(lines.map(JSONText.text)))
  }

  @Test func numbersReadBackAsTheSameBits() {
    for value in [0.1 + 0.2, 1e-300, .leastNonzeroMagnitude, -0.0, 1e22, 0.9931000000000001] {
      #expect(Double(JSONText.number(value).written())?.bitPattern == value.bitPattern)
    }
    #expect(JSONText.unsigned(.max).written() == "18446744073709551615")
  }
}
