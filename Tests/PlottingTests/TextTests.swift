import Foundation
import Plotting
import Testing

@Suite struct TextTests {
  @Test func quotesAndLineBreaksAreJoinedOn() {
    #expect(Text.quoted("it's") == #"'it'."'".'s'"#)
    #expect(Text.quoted("a\r\nb") == #"'a'."\n".'b'"#)
    #expect(Text.quoted("'\n'") == #""'"."\n"."'""#)
    #expect(Text.quoted("") == "''")
  }

  @Test func controlCharactersGoTabsBecomeBlanks() {
    #expect(Text.quoted("a\u{1B}[31m\tb\u{0}\u{FFFF}") == "'a[31m b'")
  }

  @Test func aTickIsAFormatSoPercentIsDoubled() {
    #expect(Text.quotedTick("50% d") == "'50%% d'")
  }

  @Test func longTitlesBreakAtBlanks() {
    #expect(Text.wrapped("aaa bbb ccc", width: 4.5) == "aaa bbb\nccc")
    #expect(Text.wrapped("indivisible", width: 1) == "indivisible")
  }

  /// Everything that gnuplot, a shell or XML could take for more than text.
  static let hostile = [
    "it's \"quoted\"", "`touch CANARY`", "$(touch CANARY)", "'.system('touch CANARY').'",
    "\"; system(\"touch CANARY\"); \"", "' ; system 'touch CANARY' #", "@x @macro",
    "x_1 x^2 {/Bold b} &{space} ~a{b}", "100% %d %s %%", "\\n \\t \\\\", "<tag> & </svg> ]]>",
    "'\n!touch CANARY\n'", "'\nsystem('touch CANARY')\nx='", "学习 α→β ∂ 🙂", "# comment", "''",
    "'\u{301}; system('touch CANARY') #", "50%\u{301}d ]]>\u{338}",
  ]

  @Test(arguments: hostile) func anyTextComesOutAsTypedAndRunsNothing(_ text: String) throws {
    let workshop = Workshop()
    let plot = Plot(
      text, x: Axis(text, unit: text, ticks: [.init(0, text)]), y: Axis(stringLiteral: text),
      .line([1, 2, 3], label: text), .text(text, at: (0, 1)), .vertical(1, label: text),
      .horizontal(1, label: text), .points([0, 1], [1, 2], groups: [0, 1], labels: [text, text]))
    let others: [Plot] = [
      Plot(.bars([text], [.init(text, [1])])), Plot(.confusionMatrix([[1]], labels: [text])),
      Plot(.images([Image([1], height: 1, width: 1, label: text)])),
      Plot(.graph([.init(text), .init("b", text)], [.init(text, "b", label: text)])),
      .grid([[Plot(text)]], title: text),
    ]
    let rendered = try plot.render(to: workshop.folder, name: "plot")
    for (index, other) in others.enumerated() {
      try other.render(to: workshop.folder, name: "other\(index)")
    }
    try Animation([plot]).render(to: workshop.folder, name: "film")
    let canaries = try FileManager.default.contentsOfDirectory(atPath: workshop.folder)
      .filter { $0.contains("CANARY") }
    #expect(canaries.isEmpty)
    for name in ["plot"] + others.indices.map({ "other\($0)" }) {
      let shown = squeezed(SVGText(workshop.bytes(name + ".svg")).text)
      #expect(shown.contains(squeezed(text)), "\(name).svg does not show \(text)")
    }
    let line = text.split(separator: "\n")[0].prefix(20)
    if line.unicodeScalars.allSatisfy(\.isASCII) {
      #expect(squeezed(rendered.text).contains(squeezed(String(line))))
    }
  }

  /// Without blanks, which line breaking and XML move.
  private func squeezed(_ text: String) -> String {
    let scalars = text.unicodeScalars.filter {
      !$0.properties.isWhitespace && $0 != "\u{200B}"
    }
    return String(String.UnicodeScalarView(scalars))
  }
}
