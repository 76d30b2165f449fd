import Foundation
import Weaving
import Testing

/// What kit reads although anybody may have written it: numbers beyond all bounds, other types, no file at all.
struct OddFileTests {
  let sandbox: Sandbox

  init() throws {
    sandbox = try Sandbox(chapters: ["01-gradient-descent"])
    try sandbox.copy("Chapters/01-gradient-descent/Solutions")
  }

  /// What can stand at a path in place of a file of ours.
  enum Oddity: String, CaseIterable {
    case empty, folder, pipe, gigabyte, device, notUTF8, list, nulls

    func make(at path: String) throws {
      let manager = FileManager.default
      try manager.createDirectory(
        atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
      try manager.removeItemIfThere(path)
      switch self {
      case .empty: try Data().write(to: URL(fileURLWithPath: path))
      case .folder: try manager.createDirectory(atPath: path, withIntermediateDirectories: true)
      case .pipe: mkfifo(path, 0o644)
      case .gigabyte:
        _ = manager.createFile(atPath: path, contents: nil)
        truncate(path, 1 << 30)
      case .device: try manager.createSymbolicLink(atPath: path, withDestinationPath: "/dev/zero")
      case .notUTF8: try Data([0x7B, 0xFF, 0xFE, 0x80]).write(to: URL(fileURLWithPath: path))
      case .list: try Data("[[[1, \"a\"]]]".utf8).write(to: URL(fileURLWithPath: path))
      case .nulls: try Data(repeating: 0, count: 100).write(to: URL(fileURLWithPath: path))
      }
    }
  }

  static func metrics(wallSeconds: String, seed: String = "1") -> String {
    """
    {"chapter": "01-gradient-descent", "scale": "quick", "seed": \(seed), "data": "none",
     "protocol": {}, "wallSeconds": \(wallSeconds), "peakMemoryBytes": 1, "cores": 2,
     "version": "0.1.0", "records": {}}
    """
  }

  @Test(arguments: [
    "1e300", "-1e300", "9.3e18", "-5", "1e999", "\"long\"", "null", "[1]", "NaN", "1e-320",
  ])
  func anyNumberOfSecondsCanBeListed(_ seconds: String) throws {
    try sandbox.write(
      OddFileTests.metrics(wallSeconds: seconds), to: "out/01-gradient-descent/metrics.json")
    for words in [["list"], ["list", "--json"]] {
      let ended = try sandbox.run(Sandbox.kit, words)
      #expect(ended.status == 0, "\(ended.errors)")
      #expect(ended.output.contains("01-gradient-descent"))
    }
  }

  @Test(arguments: Oddity.allCases)
  func anOddResultIsNone(_ oddity: Oddity) throws {
    try oddity.make(at: sandbox.root + "/out/01-gradient-descent/metrics.json")
    let ended = try sandbox.kit("list")
    #expect(ended.status == 0, "\(ended.errors)")
    #expect(ended.output.contains("About gradient-descent"))
    let kept = try sandbox.kit("results", "--keep", "out/01-gradient-descent/metrics.json")
    #expect([ExitStatus.usage, ExitStatus.missing].contains(kept.status))
    #expect(kept.errors.split(separator: "\n").count == 1)
  }

  @Test(arguments: Oddity.allCases)
  func anOddStateIsOneSentence(_ oddity: Oddity) throws {
    try oddity.make(at: sandbox.root + "/.kit/state.json")
    for words in [["list"], ["hint", "1.1"], ["list", "1"]] {
      let ended = try sandbox.run(Sandbox.kit, words)
      #expect(ended.status == ExitStatus.missing)
      #expect(ended.errors.hasPrefix("kit: .kit/state.json cannot be read"))
      #expect(ended.errors.split(separator: "\n").count == 1)
    }
  }

  @Test(arguments: Oddity.allCases)
  func anOddManifestIsOneSentence(_ oddity: Oddity) throws {
    try oddity.make(at: sandbox.root + "/data/manifest.json")
    let ended = try sandbox.kit("data")
    #expect(ended.status == ExitStatus.missing)
    #expect(ended.errors.split(separator: "\n").count == 1)
  }

  @Test(arguments: Oddity.allCases)
  func anOddAnswerIsNeverReplaced(_ oddity: Oddity) throws {
    let answer = sandbox.root + "/Chapters/01-gradient-descent/Exercises/DescentStep.swift"
    try oddity.make(at: answer)
    let ended = try sandbox.kit("reset", "1.1")
    if ended.status == 0 {
      #expect(ended.output.contains("Your answer is kept"))
    } else {
      #expect(ended.status == ExitStatus.missing)
      #expect(ended.errors.hasPrefix("kit: cannot read "))
    }
  }

  @Test(arguments: [Oddity.folder, .gigabyte, .notUTF8])
  func anAnswerThatCannotBeReadIsNotMissing(_ oddity: Oddity) throws {
    let state = "{\"version\": 1, \"exercises\": {\"1.1\": {\"hints\": 1}}}"
    try sandbox.write(state, to: ".kit/state.json")
    try oddity.make(at: sandbox.root + "/Chapters/01-gradient-descent/Exercises/DescentStep.swift")
    let ended = try sandbox.kit("check", "1.1")
    #expect(ended.status == ExitStatus.missing && ended.errors.contains("kit: cannot read "))
    #expect(sandbox.contents(of: ".kit/state.json") == state)
  }

  @Test(arguments: ["9223372036854775807", "-9223372036854775808", "-1", "5"])
  func anyNumberOfHintsCanHaveBeenShown(_ hints: String) throws {
    let state = "{\"version\": 1, \"exercises\": {\"1.1\": {\"hints\": \(hints)}}}"
    try sandbox.write(state, to: ".kit/state.json")
    #expect(try sandbox.kit("list", "1").status == 0)
    let hint = try sandbox.kit("hint", "1.1")
    #expect(hint.status == 0 && hint.output.contains("hint "), "\(hint.errors)")
  }

  @Test(arguments: ["-9223372036854775808", "9223372036854775807", "0", "-1", "4"])
  func aHintThatThereIsNotIsOneSentence(_ level: String) throws {
    let ended = try sandbox.kit("hint", "1.1", "--level=\(level)")
    #expect(ended.status == ExitStatus.usage)
    #expect(ended.errors == "kit: exercise 1.1 has hints 1 to 3, no hint \(level).\n")
  }

  @Test(arguments: ["-9223372036854775808", "9223372036854775807", "99999999999999999999"])
  func aChapterThatThereIsNotIsOneSentence(_ number: String) throws {
    let ended = try sandbox.kit("list", "--", number)
    #expect(ended.status == ExitStatus.usage)
    #expect(ended.errors.hasPrefix("kit: there is no chapter"))
  }
}
