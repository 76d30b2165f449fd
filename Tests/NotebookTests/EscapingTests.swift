import Escaping
import Foundation
import HostileStrings
import Notebook
import Testing

/// Every crossing on every hostile string: the text comes out as it went in, and nothing else happens.
@Suite struct EscapingTests {
  @Test(arguments: hostileStrings) func aTerminalGetsNoControls(_ text: String) {
    for shown in [text.visible, text.visibleLine] {
      #expect(!shown.unicodeScalars.contains { $0.isUnseen && $0 != "\n" && $0 != "\t" })
    }
    #expect(!text.visibleLine.unicodeScalars.contains { $0.isUnseen })
    if !text.unicodeScalars.contains(where: { $0.isUnseen }) { #expect(text.visible == text) }
  }

  @Test func whatSteersATerminalIsSpelled() {
    #expect("\u{1B}[31m\u{7F}\u{9B}\u{202E}x".visible == #"\u{1B}[31m\u{7F}\u{9B}\u{202E}x"#)
    #expect("a\tb\r\nc\rd".visible == "a\tb\nc\\u{D}d")
    #expect("a\tb\r\nc".visibleLine == #"a\u{9}b\u{D}\u{A}c"#)
    #expect("👩‍👧 می‌خواهم e\u{301}".visible == "👩‍👧 می‌خواهم e\u{301}", "joiners and accents stay")
  }

  @Test(
    .enabled(if: Tool.path("pandoc") != nil, "needs pandoc"),
    arguments: ["markdown", "markdown-smart", "gfm", "gfm+emoji", "commonmark_x"])
  func markdownReadsBackAsTheText(_ format: String) throws {
    let texts = hostileStrings.filter { !$0.isEmpty }
    let pieces = texts.map(Markdown.escaped)
    let forms: [(name: String, source: String, before: String)] = [
      ("a paragraph", pieces.joined(separator: "\n\n"), ""),
      ("in a sentence", pieces.map { "*Data:* \($0)" }.joined(separator: "\n\n"), "«Emph» "),
      ("an item", pieces.map { "- x \($0)" }.joined(separator: "\n"), "x "),
      ("a cell", "| a | b |\n|---|---|\n" + pieces.map { "| \($0) | z |\n" }.joined(), ""),
    ]
    for (name, source, before) in forms {
      let read = try PandocText(source, format: format).blocks.filter { $0 != "z" }
      let expected = texts.map { before + $0.visibleLine }
      try #require(read.count == expected.count, "\(name)")
      for (got, wanted) in zip(read, expected) {
        // pandoc's readers of CommonMark compose accents.
        #expect(
          got.replacing("\u{A0}", with: " ").precomposedStringWithCanonicalMapping
            == wanted.precomposedStringWithCanonicalMapping, "\(name)")
      }
    }
  }

  @Test(.enabled(if: Tool.path("pandoc") != nil, "needs pandoc"))
  func codeReadsBackAsTheText() throws {
    let texts = hostileStrings.filter { !$0.isEmpty }
    let lines = try PandocText(
      texts.map { "x " + Markdown.code($0) }.joined(separator: "\n\n"), format: "gfm"
    ).blocks
    #expect(lines.map(\.composed) == texts.map { "x «Code»\($0.visibleLine)".composed })
    let blocks = try PandocText(
      texts.map { Markdown.block($0, "swift") }.joined(separator: "\n\n"), format: "markdown"
    ).blocks
    #expect(blocks == texts.map { "«CodeBlock»" + $0.visible.expandingTabs })
  }

  @Test(.enabled(if: Tool.path("pandoc") != nil, "needs pandoc"))
  func htmlReadsBackAsTheText() throws {
    let texts = hostileStrings.filter { !$0.isEmpty && $0 != "\n" }
    let source = texts.map { "<pre>\n\(HTML.escaped($0))</pre>" }.joined(separator: "\n")
    let read = try PandocText(source, format: "html").blocks
    #expect(read == texts.map { "«CodeBlock»" + $0.visible.expandingTabs })
    let images = texts.map { "<p><img src=\"x\" alt=\"\(HTML.escaped($0))\"></p>" }
    let alts = try PandocText(images.joined(separator: "\n"), format: "html").alternativeTexts
    #expect(alts.count == texts.count)
    for (alt, text) in zip(alts, texts) { #expect(alt.squeezed == text.visible.squeezed) }
  }

  /// As Foundation says it, which ends the program at "o" and "o/".
  @Test(arguments: [
    ("o", ""), ("o/", ""), ("", ""), ("/", "/"), ("//", "/"), ("/o", "/"), ("//o", "/"), ("ab", ""),
    ("a/b", "a"), ("a//b//", "a"), ("/a/b", "/a"), ("./o", "."), ("a/\u{301}b/c", "a/\u{301}b"),
  ])
  func theFolderOfAPath(path: String, folder: String) {
    #expect(FilePath.folder(of: path) == folder)
  }

  @Test(arguments: hostileStrings) func aLinkStaysBelowThePage(_ text: String) throws {
    guard FilePath.isName(text) else { return }
    let link = HTML.link("06-maml", text)
    let base = try #require(URL(string: "file:///out/index.html"))
    let url = try #require(URL(string: link, relativeTo: base)).absoluteURL
    #expect(url.path == "/out/06-maml/" + text && url.query == nil && url.fragment == nil)
    #expect(URL(string: HTML.link(text), relativeTo: base)?.absoluteURL.scheme == "file")
  }

  @Test func aShellReadsTheWordAsTheText() throws {
    let folder = try Samples.temporaryFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let texts = hostileStrings.filter { !$0.contains("\0") && !$0.unicodeScalars.contains("\0") }
    let words = texts.map(ShellWord.quoted) + texts.map(ShellWord.path)
    let said = Tool.output(
      "/bin/bash", ["-c", "cd '\(folder)' && printf '%s\\0' " + words.joined(separator: " ")])
    let paths = texts.map { $0.unicodeScalars.first == "-" ? "./" + $0 : $0 }
    #expect(said.text == (texts + paths).map { $0 + "\0" }.joined())
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
    #expect(ShellWord.quoted("out/06-maml") == "out/06-maml", "what is plain stays plain")
    #expect(words.allSatisfy { !$0.unicodeScalars.contains { $0.isUnseen } })
  }

  @Test(arguments: hostileStrings) func aProgramTakesAPathForNothingElse(_ text: String) {
    let path = ProgramArgument.path(text)
    #expect(path.utf8.first == UInt8(ascii: "/") || path.utf8.starts(with: "./".utf8))
    #expect(path == text || path == "./" + text)
  }

  @Test(arguments: hostileStrings) func aNameStaysInItsFolder(_ text: String) throws {
    let folder = try Samples.temporaryFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    for path in [text, "a/" + text, text + "/a", "a,shot=1" + text] {
      guard let place = FilePath.inside(folder, path) else { continue }
      let standard = URL(fileURLWithPath: place).standardizedFileURL.path
      #expect(standard.utf8.starts(with: (folder + "/").utf8))
      #expect(standard.utf8.count == place.utf8.count, "no part of it means another")
    }
    if text.unicodeScalars.contains("/") || [".", "..", ""].contains(text) {
      #expect(!FilePath.isName(text))
    }
  }

  @Test func aLinkOutOfAFolderIsNotInIt() throws {
    let folder = try Samples.temporaryFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let files = FileManager.default
    try files.createDirectory(atPath: folder + "/out", withIntermediateDirectories: true)
    for name in ["secret", "out/plain"] {
      try Data("x".utf8).write(to: URL(fileURLWithPath: "\(folder)/\(name)"))
    }
    try files.createSymbolicLink(
      atPath: folder + "/out/link", withDestinationPath: folder + "/secret")
    #expect(FilePath.existing(folder + "/out", "plain") == folder + "/out/plain")
    for path in ["link", "../secret", "/etc/passwd", "missing", ""] {
      #expect(FilePath.existing(folder + "/out", path) == nil, "\(path)")
    }
  }
}

extension String {
  fileprivate var composed: String { precomposedStringWithCanonicalMapping }
  /// pandoc reads a tab as blanks up to the next of its stops.
  fileprivate var expandingTabs: String {
    split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.reduce(into: "") { text, character in
        text +=
          character == "\t" ? String(repeating: " ", count: 4 - text.count % 4) : String(character)
      }
    }.joined(separator: "\n")
  }
  fileprivate var squeezed: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
