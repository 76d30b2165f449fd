import Escaping
import Foundation
import HostileStrings
import Weaving
import Testing

/// Files, folders and programs that say hostile things to `kit`.
struct HostileTextTests {
  let sandbox = try! Sandbox()

  private func json(_ text: String) throws -> String {
    String(decoding: try JSONEncoder().encode(text), as: UTF8.self)
  }

  /// Every file and folder around the sandbox's own ones.
  private func files() -> Set<String> {
    let all = FileManager.default.enumerator(atPath: sandbox.root)?.allObjects as? [String] ?? []
    return Set(all.filter { !$0.contains("/out") && !$0.hasPrefix("o") && !$0.hasPrefix("e") })
  }

  private func isQuiet(_ text: String) -> Bool {
    !text.unicodeScalars.contains { $0.isUnseen && $0 != "\n" && $0 != "\t" }
  }

  /// A chapter or a scale names no place, wherever it would lead.
  @Test(arguments: ["chapter", "scale", "changes"]) func aRunIsKeptInTheCloneOnly(field: String)
    throws
  {
    let before = files()
    for text in hostileForPaths + ["a\0b", "a\nb", "\u{1B}[31m", "a|b", ""] {
      let metrics =
        switch field {
        case "chapter":
          ResultsCommandTests.metrics().replacing(
            "\"08-prototypical-networks\"", with: try json(text))
        case "scale": ResultsCommandTests.metrics().replacing("\"paper\"", with: try json(text))
        default: ResultsCommandTests.metrics(changes: "\"changes\": {\(try json(text)): 1},")
        }
      try sandbox.write(metrics, to: "out/run/metrics.json")
      let ended = try sandbox.kit("results", "--keep", "out/run/metrics.json")
      #expect(ended.status == ExitStatus.usage, "\(text): \(ended.output)")
      #expect(isQuiet(ended.errors) && ended.errors.contains("out/run/metrics.json is refused: it"))
      #expect(ended.errors.count { $0.isNewline } == 1, "\(text) makes lines of its own")
    }
    #expect(files() == before)
  }

  /// RESULTS.md shows every text of a card as it is.
  @Test(.enabled(if: Tool.path("pandoc") != nil, "needs pandoc"))
  func theTableOfResultsShowsText() throws {
    let fields = [
      ("method", "ProtoNet"), ("examples", "images"), ("data", "omniglot"), ("split", "vinyals"),
      ("rotations", "rotations are classes"), ("selection", "lowest validation loss"),
      ("source", "Snell et al. 2017"), ("normalization", "running"), ("splitHash", "0123456789ab"),
    ]
    let texts = hostileStrings.filter { !$0.allSatisfy(\.isWhitespace) }
    for (index, text) in texts.enumerated() {
      var metrics = ResultsCommandTests.metrics(changes: "\"changes\": {\"shot\": \(index)},")
      for (name, value) in fields {
        metrics = metrics.replacing(
          "\"\(name)\": \"\(value)\"", with: "\"\(name)\": \(try json(text))")
      }
      metrics = metrics.replacing("\"0.1.0\"", with: try json(text))
      try sandbox.write(metrics, to: "data/results/paper/\(index).json")
    }
    let ended = try sandbox.kit("results")
    #expect(ended.status == 0, "\(ended.errors)")
    let source = try #require(sandbox.contents(of: "RESULTS.md"))
    #expect(isQuiet(source))
    let page = Tool.output(
      try #require(Tool.path("pandoc")),
      ["--from=gfm", "--to=html", "--wrap=none", sandbox.root + "/RESULTS.md"]
    ).text
    let names = Set(page.matches(of: /<\/?([a-z0-9]+)/).map { String($0.1) })
    let ours: Set = [
      "h1", "h2", "h3", "p", "ul", "li", "strong", "em", "code", "table", "colgroup", "col",
      "thead", "tbody",
      "tr", "th", "td",
    ]
    #expect(names.subtracting(ours).isEmpty, "\(names.subtracting(ours))")
    #expect(page.matches(of: /<tr/).count == texts.count + 1)
    let signs = ["\u{A0}": " ", "&lt;": "<", "&gt;": ">", "&quot;": "\"", "&amp;": "&"]
    let shown = ["\u{A0}", "&lt;", "&gt;", "&quot;", "&amp;"].reduce(page) {
      $0.replacingOccurrences(of: $1, with: signs[$1]!, options: .literal)
    }.composed
    for text in texts.map(\.visibleLine.composed) {
      let (isCell, isSentence) = (
        shown.contains("<td>\(text)</td>"),
        shown.contains("; split \(text), hash <code>\(text)</code>")
      )
      #expect(isCell && isSentence, "\(text)")
    }
  }

  @Test func whatRunsSayReachesNoTerminal() throws {
    let all = hostileStrings.joined(separator: " ")
    try sandbox.write(
      """
      {"chapter": \(try json(all)), "scale": \(try json(all)), "seed": 7, "data": \(try json(all)), "protocol": {},
      "wallSeconds": 61.6, "peakMemoryBytes": 1, "cores": 2, "version": "0", "records": {}}
      """, to: "out/01-gradient-descent/metrics.json")
    try sandbox.write(
      "//: # 1 · \u{1B}[31mTitle\u{9B}2J\u{202E}\n", to: "Chapters/02-backpropagation/main.swift")
    let list = try sandbox.kit("list")
    #expect(list.status == 0 && isQuiet(list.output))
    #expect(list.output.contains(all.visibleLine))
    #expect(list.output.contains(#"\u{1B}[31mTitle\u{9B}2J\u{202E}"#))
    let scripts = try sandbox.kit("list", "--json")
    #expect(isQuiet(scripts.output))
    let rows = try #require(
      JSONSerialization.jsonObject(with: Data(scripts.output.utf8)) as? [[String: Any]])
    #expect((rows[0]["lastRun"] as? [String: Any])?["data"] as? String == all)
  }

  @Test func whatTheCompilerQuotesReachesNoTerminal() throws {
    try sandbox.fakeSwift(
      #"printf 'Chapters/a.swift:1:1: error: \033[31mred \302\2332J\n 1 | "\033]0;title\007"\n'; exit 1"#
    )
    let ended = try sandbox.kit("run", "1")
    #expect(ended.status == ExitStatus.source && isQuiet(ended.errors), "\(ended.errors)")
    #expect(ended.errors.contains(#"error: \u{1B}[31mred \u{9B}2J"#))
  }

  @Test func aManifestNamesNoOtherPlace() throws {
    for (name, file) in [
      ("../x", "a"), ("x", "../../a"), ("x", "/etc/passwd"), ("..", "a"), ("x", "a/../b"),
    ] {
      try sandbox.write(
        """
        {"sets": [{"name": "\(name)", "title": "x", "licence": "x", "mirrors": [],
        "files": [{"name": "\(file)", "bytes": 1, "md5": "0"}]}]}
        """, to: "data/manifest.json")
      let ended = try sandbox.kit("data")
      #expect(ended.status == ExitStatus.missing)
      #expect(
        ended.errors.contains("\(name)/\(file) leaves the folder of data sets"), "\(ended.errors)")
    }
  }

  /// The edges of code are scalars: a backtick is one, whatever accent stands on it.
  @Test func anAccentOnABacktickDoesNotEndTheCode() {
    let code = Markdown.code("`\u{301}<img src=x>")
    #expect(Array(code.unicodeScalars) == Array("`` `\u{301}<img src=x> ``".unicodeScalars))
  }

  /// A command that is printed can be copied: the folder of the data is one word.
  @Test func aPrintedCommandReadsTheFolderAsOneWord() throws {
    #expect(
      ShellWord.quoted("my data; rm -rf $HOME") == "'my data; rm -rf $HOME'")
    #expect(ShellWord.quoted("=ls") == "'=ls'", "zsh would write the path of ls")
    #expect(ShellWord.quoted("shot=1") == "shot=1")
    try sandbox.write(
      "{\"sets\": [{\"name\": \"mnist\", \"title\": \"x\", \"licence\": \"x\", \"mirrors\": [], \"files\": [], \"chapters\": [3, 4]}]}",
      to: "data/manifest.json")
    let ended = try sandbox.kit("data", "fetch", "mnist", "--data", "my data; rm -rf $HOME")
    #expect(ended.status == 0, "\(ended.errors)")
    #expect(ended.output.contains("./kit run 3 --data='my data; rm -rf $HOME'"))
  }
}

/// `./kit` in a folder whose name has every sign that may stand in one.
struct HostileCloneTests {
  static let name = "-a b'c\"d#e%20&f$HOME`touch CANARY`\n<b>Ελ\u{1B}[31m\u{202E}\\; echo x \n"

  @Test func theWrapperStartsAndItsAdviceIsOneWord() throws {
    let home = NSTemporaryDirectory() + "kit-clone-\(UUID().uuidString)"
    let root = home + "/" + Self.name
    defer { try? FileManager.default.removeItem(atPath: home) }
    let sandbox = try Sandbox()
    try FileManager.default.createDirectory(atPath: home, withIntermediateDirectories: true)
    try sandbox.copy("kit")
    for folder in [
      "Checks", "Escaping", "Identity", "Kit", "Spelling", "System", "SystemCalls", "Weaving",
    ] { try sandbox.write("// source", to: "Sources/\(folder)/a.swift") }
    try sandbox.write("// package", to: "Package.swift")
    try sandbox.write(
      "#!/bin/bash\nprintf '%s' \"$INNERLOOP_ROOT\" >'\(home)/root'; exit 7", to: "program",
      executable: true)
    try sandbox.write(
      "#!/bin/bash\nmkdir -p .build/release; cp program .build/release/kit\n", to: "bin/swift",
      executable: true)
    try FileManager.default.copyItem(atPath: sandbox.root, toPath: root)
    let started = try sandbox.run(
      "/bin/bash",
      ["-c", "cd \(ShellWord.quoted(root)) && CDPATH=/tmp PATH=\"$PWD/bin:$PATH\" ./kit list"])
    #expect(started.status == 7, "\(started.errors)")
    #expect(FileManager.default.contents(atPath: home + "/root") == Data(root.utf8))

    try FileManager.default.removeItem(atPath: root + "/.build")
    try Data(
      "#!/bin/bash\nprintf '\\033[31m'; echo \"'a.pcm' was compiled with module cache path '/old'\"; exit 1\n"
        .utf8
    ).write(to: URL(fileURLWithPath: root + "/bin/swift"))
    let moved = try sandbox.run(
      "/bin/bash", ["-c", "cd \(ShellWord.quoted(root)) && PATH=\"$PWD/bin:$PATH\" ./kit list"])
    #expect(moved.status == ExitStatus.source)
    #expect(!moved.errors.unicodeScalars.contains { $0.isUnseen && $0 != "\n" }, "\(moved.errors)")
    let advice = try #require(moved.errors.split(separator: "Build anew: rm -rf ").last)
    let said = Tool.output("/bin/bash", ["-c", "printf '%s' \(advice)"])
    #expect(said.text == root + "/.build")
  }

  /// Names the folder in its sentences, and none of it steers anything.
  @Test func kitWorksInIt() throws {
    let sandbox = try Sandbox()
    let root = sandbox.root + "/" + Self.name
    for path in ["Chapters", "Scripts", "data"] {
      try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
      try FileManager.default.copyItem(atPath: "\(sandbox.root)/\(path)", toPath: "\(root)/\(path)")
    }
    for words in [
      ["list"], ["list", "1"], ["data"], ["doctor"], ["clean"], ["run", "1"], ["results"],
      ["test", "1"],
    ] {
      let ended = try sandbox.run(Sandbox.kit, words, environment: ["INNERLOOP_ROOT": root])
      let said = ended.output + ended.errors
      #expect(!said.unicodeScalars.contains { $0.isUnseen && $0 != "\n" }, "\(words): \(said)")
    }
    #expect(sandbox.contents(of: "CANARY") == nil)
  }
}

extension String {
  fileprivate var composed: String { precomposedStringWithCanonicalMapping }
}
