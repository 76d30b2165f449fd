import Foundation
import Notebook
import Testing

/// Every setting that a chapter declares, and what its program says to values that cannot be.
@Suite("All chapters: settings")
struct ChapterSettingsTests {
  /// A row of a program's `--settings`.
  struct Declared {
    let chapter, name, allowed: String

    /// Whether the declaration allows a text, read from its words alone.
    func allows(_ text: String) -> Bool {
      if let match = allowed.wholeMatch(of: #/a whole number from (\S+) to (\S+)/#) {
        return Int(text).map { (Int(match.1)!...Int(match.2)!).contains($0) } ?? false
      }
      if let match = allowed.wholeMatch(of: #/a number from (\S+) to (\S+)/#) {
        return Double(text).map { (Double(match.1)!...Double(match.2)!).contains($0) } ?? false
      }
      return allowed.replacing(" or ", with: ", ").split(separator: ", ").contains { $0 == text }
    }
  }

  /// All but the one in one file, a program that takes nothing.
  static let chapters: [String] = {
    let tests = URL(filePath: #filePath).deletingLastPathComponent()
    let course = Course(folder: tests.appending(path: "../../Chapters").standardized.path)
    return course.chapters.filter(\.hasPage).map(\.product)
  }()

  /// What `--settings` lists: columns two blanks apart under a rule.
  static func declared(_ chapter: String) throws -> [Declared] {
    let listed = try Answer(chapter, ["--settings"])
    #expect(listed.status == 0 && listed.errors.isEmpty)
    return listed.output.split(separator: "\n").dropFirst(2).map { line in
      let cells = line.split(separator: #/  +/#).map(String.init)
      return Declared(chapter: chapter, name: cells[0], allowed: cells[1])
    }
  }

  static let bad = ["0", "-1", "2.5", "1e30", "nan", "inf", "", "x", "0x10", "1_000"]

  @Test(
    "Every declared setting of every chapter refuses what cannot be, before anything is touched")
  func refusals() throws {
    let all = try Self.chapters.flatMap(Self.declared)
    #expect(Self.chapters.count >= 13 && all.count >= 110)
    var asked: [(setting: Declared, change: String, parts: [String])] = []
    for setting in all {
      for value in Self.bad where !setting.allows(value) {
        let change = "\(setting.name)=\(value)"
        asked.append(
          (setting, change, ["--set \(change): ", "\(setting.name) is \(setting.allowed)."]))
      }
      let unknown = "\(setting.name.dropLast())zz=1"
      asked.append((setting, unknown, ["--set \(unknown): ", "has no setting called"]))
    }
    let questions = asked
    let folder = URL.temporaryDirectory.appending(path: "settings-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let answers = sideBySide(questions.count) { index in
      try? Answer(
        questions[index].setting.chapter, ["--set", questions[index].change], in: folder)
    }
    for (question, answer) in zip(questions, answers) {
      let said = answer?.errors ?? "nothing"
      #expect(
        answer?.status == 2 && answer?.output == "" && question.parts.allSatisfy(said.contains),
        "\(question.setting.chapter) --set \(question.change): \(said)")
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
    let slowest = answers.compactMap { $0?.seconds }.max() ?? 0
    print("\(all.count) settings, \(questions.count) refusals, the slowest after \(slowest) s")
  }

  @Test("The help of a chapter ends with its settings", arguments: chapters)
  func help(chapter: String) throws {
    let help = try Answer(chapter, ["--help"])
    #expect(help.status == 0 && help.output.contains("USAGE: \(chapter)"))
    let listed = try Answer(chapter, ["--settings"]).output
    #expect(help.output.hasSuffix("SETTINGS\n" + listed))
  }

  @Test("The command of every kept result is one that its chapter takes today")
  func keptResults() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../data/results").standardized.path
    let files = try #require(FileManager.default.enumerator(atPath: folder))
      .compactMap { $0 as? String }.filter { $0.hasSuffix(".json") }
    #expect(files.count >= 10)
    for file in files {
      let run = try #require(Metrics.read("\(folder)/\(file)"), "\(file)")
      let changes = (run.changes ?? [:]).flatMap { ["--set", "\($0.key)=\($0.value.written)"] }
      let answer = try Answer(run.chapter, ["--scale", run.scale, "--settings"] + changes)
      #expect(answer.status == 0, "\(file): \(answer.errors)")
    }
  }

  @Test(
    "What does not fit together is refused in a sentence that names both",
    arguments: [
      ("08-prototypical-networks", ["look=300"], ["look=300", "episodes=200"]),
      ("08-prototypical-networks", ["look=70", "lake=60"], ["look=70", "lake=60"]),
      ("08-prototypical-networks", ["patience=10"], ["patience=10", "look=50"]),
      ("11-learned-optimizer", ["unroll=30"], ["unroll=30", "100 steps"]),
    ])
  func combinations(chapter: String, changes: [String], parts: [String]) throws {
    let answer = try Answer(
      chapter, ["--scale", "quick"] + changes.flatMap { ["--set", $0] })
    #expect(answer.status == 2 && answer.output.isEmpty)
    #expect(parts.allSatisfy(answer.errors.contains), "\(answer.errors)")
  }
}

/// What a program that ends at once says.
struct Answer: Sendable {
  let status: Int32
  let output, errors: String
  let seconds: Double

  init(_ chapter: String, _ arguments: [String], in folder: URL = .temporaryDirectory) throws {
    let process = Process()
    let (out, err) = (Pipe(), Pipe())
    process.executableURL = BuiltProducts.folder.appending(path: chapter)
    process.arguments = arguments
    process.currentDirectoryURL = folder
    (process.standardOutput, process.standardError) = (out, err)
    process.standardInput = FileHandle.nullDevice
    let began = ContinuousClock.now
    try process.run()
    output = String(decoding: out.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    errors = String(decoding: err.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    status = process.terminationStatus
    seconds = (ContinuousClock.now - began) / .seconds(1)
  }
}

/// Answers of `question` for 0 ..< count, a few at a time.
private func sideBySide<R: Sendable>(_ count: Int, _ question: @Sendable (Int) -> R) -> [R] {
  nonisolated(unsafe) var answers = [R?](repeating: nil, count: count)
  let lock = NSLock()
  DispatchQueue.concurrentPerform(iterations: count) { index in
    let answer = question(index)
    lock.withLock { answers[index] = answer }
  }
  return answers.map { $0! }
}
