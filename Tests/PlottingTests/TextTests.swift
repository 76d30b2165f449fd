import Escaping
import Foundation
import HostileStrings
import Plotting
import Testing

@Suite struct TextTests {
  @Test func quotesAndLineBreaksAreJoinedOn() {
    #expect(Text.quoted("it's") == #"'it'."'".'s'"#)
    #expect(Text.quoted("a\r\nb") == #"'a'."\n".'b'"#)
    #expect(Text.quoted("'\n'") == #""'"."\n"."'""#)
    #expect(Text.quoted("") == "''")
  }

  @Test func controlCharactersAreSpelledTabsBecomeBlanks() {
    #expect(Text.quoted("a\u{1B}[31m\tb\u{0}\u{FFFF}") == #"'a\u{1B}[31m b\u{0}\u{FFFF}'"#)
  }

  @Test func aTickIsAFormatSoPercentIsDoubled() {
    #expect(Text.quotedTick("50% d") == "'50%% d'")
  }

  @Test func longTitlesBreakAtBlanks() {
    #expect(Text.wrapped("aaa bbb ccc", width: 4.5) == "aaa bbb\nccc")
    #expect(Text.wrapped("indivisible", width: 1) == "indivisible")
  }

  /// A dozen strings at a time, each in every place where a plot takes text.
  private static let dozens = {
    let texts = hostileStrings.filter { $0.count < 100 }  // what is longer fits into no picture
    return stride(from: 0, to: texts.count, by: 12).map {
      Array(texts[$0..<min($0 + 12, texts.count)])
    }
  }()

  private func everywhere(_ text: String) -> Plot {
    Plot(
      text, x: Axis(text, unit: text, ticks: [.init(0, text)]), y: Axis(stringLiteral: text),
      .line([1, 2, 3], label: text), .text(text, at: (0, 1)), .vertical(1, label: text),
      .horizontal(1, label: text), .points([0, 1], [1, 2], groups: [0, 1], labels: [text, text]))
  }

  @Test(arguments: dozens) func anyTextComesOutAsTypedAndRunsNothing(_ texts: [String]) throws {
    let workshop = Workshop()
    let counts = texts.indices.map { row in texts.indices.map { row == $0 ? 1 : 0 } }
    let nodes = texts.enumerated().map {
      Graph.Node("\($0.offset)", $0.element, place: (Double(min($0.offset, 1)), Double($0.offset)))
    }
    let plots: [(name: String, plot: Plot)] = [
      ("axes", .grid(texts.map { [everywhere($0)] }, title: texts[0])),
      ("bars", Plot(.bars(texts, texts.map { .init($0, texts.map { _ in 1 }) }))),
      ("matrix", Plot(.confusionMatrix(counts, labels: texts))),
      ("images", Plot(.images(texts.map { Image([1], height: 1, width: 1, label: $0) }))),
      (
        "graph",
        Plot(.graph(nodes, texts.indices.dropFirst().map { .init("0", "\($0)", label: texts[$0]) }))
      ),
    ]
    for (name, plot) in plots {
      let rendered = try plot.render(to: workshop.folder, name: name)
      let shown = squeezed(SVGText(workshop.bytes(name + ".svg")).text)
      for text in texts where !squeezed(text).isEmpty {
        #expect(shown.contains(squeezed(text.visible)), "\(name).svg does not show \(text)")
      }
      #expect(!rendered.text.unicodeScalars.contains { $0.isUnseen && $0 != "\n" })
    }
    try Animation([everywhere(texts[0])]).render(to: workshop.folder, name: "film")
    let canaries = try FileManager.default.contentsOfDirectory(atPath: workshop.folder)
      .filter { $0.contains("CANARY") }
    #expect(canaries.isEmpty)
  }

  /// Without blanks, which line breaking and XML move.
  private func squeezed(_ text: String) -> String {
    let scalars = text.unicodeScalars.filter {
      !$0.properties.isWhitespace && $0 != "\u{200B}"
    }
    return String(String.UnicodeScalarView(scalars))
  }
}
