import Escaping
import Foundation
import HostileStrings
import Notebook
import Testing
import SystemCalls

/// Whole runs in which everything that comes from outside is hostile.
@Suite(.enabled(if: Tool.path("pandoc") != nil, "needs pandoc"))
struct HostileRunTests {
  private let listener: Listener
  /// As in the list, with a port at which we listen.
  private let strings: [String]

  init() throws {
    let listener = try Listener()
    self.listener = listener
    strings = hostileStrings.map {
      $0.replacing("127.0.0.1:9/", with: "127.0.0.1:\(listener.port)/")
    }
  }

  /// A run that used, printed, checked, tabulated, drew and at last died of every string.
  private func events(_ folder: String) -> [Event] {
    var source = "//: # A lesson\n//: *Data:* {{data}}.\n//:\n//: ## Begin\ncell(\"first\")\n"
    source += "//: {{data}}\n"
    var data = Event(.data)
    (data.name, data.text) = (strings.joined(separator: " "), strings.joined(separator: " "))
    var table = Event(.display)
    let rows = TextTable(header: ["a", "b"], rows: strings.map { [$0, $0] })
    table.display = Event.Display(plain: rows.plain, markdown: rows.markdown)
    let pictures = (strings + ["../../../secret", "plots/link", folder + "/secret"]).flatMap {
      text in
      ["image/png", "text/html", "text/markdown", "text/latex"].map { type in
        var event = Event(.display)
        event.display = Event.Display(alt: text, files: [type: text], width: 10)
        return event
      }
    }
    var drawn = Event(.display)
    drawn.display = Event.Display(
      alt: strings.joined(separator: " "), files: ["image/svg+xml": "plots/a.svg"])
    return [Samples.start(source: source), Samples.cell("first", line: 5), data]
      + strings.map { Samples.print($0 + "\n") } + [table] + pictures + [drawn]
      + strings.map { Samples.check($0, passed: true) } + [Samples.end()]
  }

  @Test func aPageShowsTextAndOpensNothing() throws {
    let folder = try Samples.temporaryFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let out = OutputFolder(folder + "/out", "01-sample")
    try out.prepare()
    try AtomicFile.write("SECRET", to: folder + "/secret")
    try AtomicFile.write("<svg xmlns=\"http://www.w3.org/2000/svg\"/>", to: out.plots + "/a.svg")
    try FileManager.default.createSymbolicLink(
      atPath: out.plots + "/link", withDestinationPath: folder + "/secret")
    let run = try #require(Run(events: events(folder)))
    let woven = try RunWriter(run, out, ChapterOptions.parse([])).write()
    #expect(woven.mistakes.isEmpty && woven.page != nil)
    #expect(listener.connections == 0)

    let notebook = try String(contentsOfFile: out.notebook, encoding: .utf8)
    let page = try String(contentsOfFile: out.page, encoding: .utf8)
    for text in [notebook, page] {
      #expect(!text.contains("SECRET") && !text.contains(Data("SECRET".utf8).base64EncodedString()))
      #expect(!text.contains("root:") && !text.contains("cm9vdDp4"), "/etc/passwd, plain or base64")
    }
    let tags = page.matches(of: /<[a-z][^>]*>/).map { String($0.0) }
    let links = tags.flatMap {
      $0.matches(of: /(?:src|href|action)="([^"]*)"/).map { String($0.1) }
    }
    #expect(links.count > 5)
    for link in links {
      let ours = #/#[^:]*|data:image/svg\+xml;base64,[A-Za-z0-9+/=]*|[A-Za-z0-9./-]*/#
      let isOurs = link.wholeMatch(of: ours)
      #expect(isOurs != nil, "\(link)")
    }
    #expect(page.firstMatch(of: /<(iframe|object|embed|link|base|style [^>])/) == nil)
    #expect(page.matches(of: /<script/).count == 1 && page.matches(of: /<form/).count == 1, "ours")
    #expect(page.matches(of: #/<img /#).count == 1)
    #expect(!page.unicodeScalars.contains { $0.isUnseen && $0 != "\n" && $0 != "\t" })
    let read = try PandocText(page, format: "html").everything.squeezed
    for text in strings where !text.squeezed.isEmpty {
      #expect(read.ranges(of: text.visible.squeezed).count >= 2, "printed and checked: \(text)")
      #expect(read.ranges(of: text.visibleLine.squeezed).count >= 3, "as data: \(text)")
    }
  }

  @Test(arguments: [
    "http://127.0.0.1:PORT/out", "file:///out", "a b'c\"#%&?", "Ελλάδα 名前", "--x", "a\nb",
  ])
  func anOutputFolderIsAFolder(_ name: String) throws {
    let name = name.replacing("PORT", with: "\(listener.port)")
    let run = try SampleRun("well", ["--out=\(name)", "--progress", "none"])
    defer { run.remove() }
    #expect(run.status == 0, "\(run.errors)")
    let page = "\(run.folder)/\(name)/00-sample/00-sample.html"
    #expect(FileManager.default.fileExists(atPath: page))
    #expect(listener.connections == 0)
    #expect(run.output.contains("Wrote \(name.visibleLine)/00-sample/00-sample.html"))
  }

  /// The folder that the reader works in, and the name of the data, with every sign that may stand in a name.
  @Test func aRunInAHostileFolderWithHostileData() throws {
    let home = try Samples.temporaryFolder()
    defer { try? FileManager.default.removeItem(atPath: home) }
    let folder = home + "/-a b'c\"d#e%20&f$HOME`touch CANARY`\n<b>{{x}}*Ελ\u{1B}[31m\u{202E}\\"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let data = strings.filter { !$0.unicodeScalars.contains("\0") }.joined(separator: " ")
    let run = try SampleRun("well", ["--data=\(data)", "--progress", "none"], folder: folder)
    #expect(run.status == 0, "\(run.errors)")
    #expect(listener.connections == 0)
    for stream in [run.output, run.errors] {
      #expect(!stream.unicodeScalars.contains { $0.isUnseen && $0 != "\n" })
    }
    let metrics = try #require(Metrics.read(run.out + "/00-sample/metrics.json"))
    #expect(metrics.data == data, "numbers keep the name as it is")
    let page = try PandocText(run.text("00-sample.html"), format: "html").everything
    #expect(page.squeezed.contains(data.visibleLine.squeezed))
    let made = FileManager.default.enumerator(atPath: home)?.allObjects as? [String] ?? []
    #expect(!made.contains { $0.hasSuffix("/CANARY") })
  }
}

extension String {
  fileprivate var squeezed: String {
    replacing("\u{A0}", with: " ").split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
