import Foundation
import Notebook
import Testing

/// A record knows what it was made with.
@Suite struct MadeWithTests {
  let root: String

  init() throws {
    root = try Samples.temporaryFolder()
    try write("let a = 1 // one\n", "Sources/Engine/A.swift")
    try write("//: # Words\nlet b = \"two  // words\"\n", "Chapters/01-x/main.swift")
  }

  func write(_ text: String, _ path: String, age: TimeInterval = 60) throws {
    let file = URL(fileURLWithPath: root + "/" + path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSinceNow: -age)], ofItemAtPath: file.path)
  }

  var hash: String? { MadeWith(root: root).hash(of: "01-x") }

  @Test(arguments: [
    ("Sources/Engine/A.swift", "let a  =\n    1\n", true),
    ("Sources/Engine/A.swift", "let a = 2 // one\n", false),
    ("Sources/Learning/B.swift", "let c = 1\n", false),
    ("Sources/Plotting/B.swift", "let c = 1\n", true),
    ("Chapters/01-x/main.swift", "//: # Other words\nlet b = \"two  // words\" // said\n", true),
    ("Chapters/01-x/main.swift", "//: # Words\nlet b = \"two // words\"\n", false),
    ("Chapters/01-x/main.swift", "//: # Words\nlet b = \"two  // others\"\n", false),
    ("Chapters/01-x/Exercises/E.swift", "let e = 1\n", true),
    ("Chapters/01-x/Solutions/E.swift", "let e = 1\n", false),
    ("Chapters/01-x/Solutions/E.swift", "// no code\n#if CHECKS\nlet checks = 1\n#endif\n", true),
    ("Chapters/02-y/main.swift", "let b = 3\n", true),
  ])
  func onlyCodeThatComputesItChangesIt(path: String, text: String, isSame: Bool) throws {
    defer { try? FileManager.default.removeItem(atPath: root) }
    let before = try #require(hash)
    try write(text, path)
    #expect((hash == before) == isSame)
  }

  @Test func aProgramThatIsOlderThanASourceWasNotMadeFromIt() throws {
    defer { try? FileManager.default.removeItem(atPath: root) }
    try write("program", ".build/x", age: 30)
    let source = root + "/Chapters/01-x/main.swift"
    #expect(MadeWith.hash(source: source, program: root + "/.build/x") == hash)
    try write("let a = 1 // one\n", "Sources/Engine/A.swift", age: 10)
    #expect(MadeWith.hash(source: source, program: root + "/.build/x") == nil)
    #expect(MadeWith.hash(source: source, program: root + "/nothing") == nil)
  }

  @Test func withoutSourcesNothingIsKnown() {
    #expect(MadeWith(root: root).hash(of: "03-z") == nil)
    #expect(MadeWith(root: "/nowhere").hash(of: "01-x") == nil)
  }

  /// From the run to `metrics.json` and to the page of a run that is kept.
  @Test func theRunNotesIt() throws {
    var end = Samples.end()
    end.end?.madeWith = "0123456789abcdef"
    let run = try #require(Run(events: Samples.complete.dropLast() + [end]))
    #expect(Metrics.text(run).contains("\"made-with\": \"0123456789abcdef\""))
    #expect(ForgePage(run, isStale: true).text.contains("*† Its numbers were made with other code"))
    #expect(!ForgePage(run).text.contains("†"))
  }
}
