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

  init(_ chapter: String) throws {
    let made = try Self.run("\(Self.repository)/Scripts/live", [chapter])
    path = Self.repository + "/" + made.split(separator: "\n").last.map(String.init)!
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

  /// What each call wrote, and its value at the end, in node.
  func numbers(_ calls: [Call]) throws -> [[Float]] {
    let text = String(decoding: try JSONEncoder().encode(calls), as: UTF8.self)
    let script = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Fixtures/live.mjs").path
    let answer = try Self.run("/usr/bin/env", ["node", script, path], input: text)
    return try JSONDecoder().decode([[Float]].self, from: Data(answer.utf8))
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

  private static func run(_ program: String, _ arguments: [String], input: String = "") throws
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
