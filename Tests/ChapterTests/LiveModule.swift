import BrowserSupport
import Foundation
import Testing

/// Whether a module's numbers are ours: as many, each within 1e-5 of its size.
func isSame(_ here: [Float], _ there: [Float]) -> Bool {
  here.count == there.count
    && zip(here, there).allSatisfy { abs($0 - $1) <= 1e-5 * max(1, abs($0)) }
}

/// The live part of a chapter as a page carries it.
struct LiveModule {
  static let repository = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../..").standardized.path
  let path: String

  /// `answers` are files of a reader's, which stand in for those of their names in Solutions/.
  init(_ chapter: String, answers: [String] = []) throws {
    let made = try Self.run("\(Self.repository)/Scripts/live", [chapter] + answers)
    path = Self.repository + "/" + made.split(separator: "\n").last.map(String.init)!
  }

  /// `./kit run N --mine` with one answer of a reader's, a file of that name.
  static func mine(_ chapter: String, _ name: String, _ answer: String) throws -> LiveModule {
    let folder = URL.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: name + ".swift")
    try answer.write(to: file, atomically: true, encoding: .utf8)
    return try LiveModule(chapter, answers: [file.path])
  }

  /// Its bytes under gzip, about those that a page carries.
  func packedSize() throws -> Int {
    let count = try Self.run("/bin/sh", ["-c", "gzip -9 -c \"$0\" | wc -c", path])
    return try #require(Int(count.filter(\.isNumber)))
  }

  /// What a call takes: a number, a list, or room for what it writes.
  enum Argument: Encodable {
    case number(Double)
    case list([Float])
    case room(Int)

    func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      switch self {
      case .number(let value): try container.encode(value)
      case .list(let values): try container.encode(["in": values])
      case .room(let count): try container.encode(["out": count])
      }
    }
  }

  /// A function of the module and what it is given.
  struct Call: Encodable {
    let name: String
    let arguments: [Argument]

    init(_ name: String, _ arguments: Argument...) {
      (self.name, self.arguments) = (name, arguments)
    }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.unkeyedContainer()
      try container.encode(name)
      for argument in arguments { try container.encode(argument) }
    }
  }

  /// What each call wrote, and its value at the end, in node; and that Firefox, where it is, says the same.
  func numbers(_ calls: [Call]) throws -> [[Float]] {
    let text = String(decoding: try JSONEncoder().encode(calls), as: UTF8.self)
    let answer = try Self.run(
      "/usr/bin/env", ["node", Self.fixture("live.mjs"), path], input: text)
    let numbers = try Self.read(answer)
    if Firefox.isInstalled {
      let theirs = try Self.read(inFirefox(text))
      for (call, (mine, other)) in zip(calls, zip(numbers, theirs)) {
        #expect(isSame(mine, other), "\(call.name) in Firefox")
      }
    }
    return numbers
  }

  /// The same calls in a page.
  private func inFirefox(_ calls: String) throws -> String {
    let bytes = try Data(contentsOf: URL(filePath: path)).base64EncodedString()
    let script = try String(contentsOfFile: Self.fixture("calls.js"), encoding: .utf8)
    return try Firefox.text(
      of: "JSON.stringify(answersOf(bytes, \(calls)))",
      on: """
        <script>
        \(script)
        const bytes = Uint8Array.from(atob('\(bytes)'), (letter) => letter.charCodeAt(0))
        </script>
        """)
  }

  private static func fixture(_ name: String) -> String {
    URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/\(name)").path
  }

  private static func read(_ answers: String) throws -> [[Float]] {
    try JSONDecoder().decode([[Float]].self, from: Data(answers.utf8))
  }

  /// The names that the module gives to a page and that it asks a page for.
  func names() throws -> (exports: Set<String>, imports: Int) {
    let script = """
      const m = new WebAssembly.Module(require('fs').readFileSync(process.argv[1]))
      console.log(WebAssembly.Module.imports(m).length, ...WebAssembly.Module.exports(m).map(e => e.name))
      """
    let words = try Self.run("/usr/bin/env", ["node", "-e", script, path]).split(separator: #/\s+/#)
    return (Set(words.dropFirst().map(String.init)), Int(words[0])!)
  }

  /// What a program prints; it must end well.
  static func run(_ program: String, _ arguments: [String], input: String = "") throws
    -> String
  {
    let (process, output, given) = (Process(), Pipe(), Pipe())
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    (process.standardOutput, process.standardInput) = (output, given)
    try process.run()
    try given.fileHandleForWriting.write(contentsOf: Data(input.utf8))
    try given.fileHandleForWriting.close()
    let text = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "\(program) \(arguments)")
    return String(decoding: text, as: UTF8.self)
  }
}
