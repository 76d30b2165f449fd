import BrowserSupport
import Foundation
import Testing

/// Pages whose pictures come alive, from a file, without a network.
@Suite("Live pages") struct LivePageTests {
  static let chapters = ChapterSettingsTests.chapters.filter {
    FileManager.default.fileExists(atPath: "\(LiveModule.repository)/Chapters/\($0)/Live.swift")
  }

  @Test(arguments: chapters) func theModuleIsSmallAndAsksForNothing(_ chapter: String) throws {
    let module = try LiveModule(chapter)
    let names = try module.names()
    #expect(names.imports == 0)
    #expect(try module.packedSize() <= 180_000)
  }

  /// Buffers of all sizes, one after the other, begin where vectors may.
  @Test func buffersAreAligned() throws {
    let counts = [16, 20, 16, 40, 16, 100, 60, 16, 1000]
    let places = try LiveModule(#require(Self.chapters.first)).numbers(
      counts.map { LiveModule.Call("allocate", .number(Double($0))) })
    for place in places { #expect(Int(place[0]) % 64 == 0) }
  }

  /// What the scripts of a chapter's parts call stands in its module.
  @Test(arguments: chapters) func everyCallOfAPageHasItsFunction(_ chapter: String) throws {
    let exports = try LiveModule(chapter).names().exports
    let page = try String(contentsOf: QuickRun.of(chapter).page, encoding: .utf8)
    let calls = page.matches(of: #/(?:engine|this)\.call\.(\w+)/#).map { String($0.1) }
    #expect(calls.count > 3)
    for call in Set(calls) { #expect(exports.contains(call), "\(call)") }
  }

  /// The same of what `make bench` measures.
  @Test func everyCallOfTheBenchmarkHasItsFunction() throws {
    let path = LiveModule.repository + "/Sources/Benchmarks/Browser/measure.js"
    let script = try String(contentsOfFile: path, encoding: .utf8)
    for (name, chapter) in [
      ("adaptation", "06-maml"), ("prototypes", "08-prototypical-networks"),
    ] {
      let exports = try LiveModule(chapter).names().exports
      let calls = script.matches(of: try Regex("\\b\(name)\\.(\\w+)\\("))
        .compactMap { $0[1].substring.map(String.init) }
      #expect(calls.count > 2)
      for call in calls { #expect(exports.contains(call), "\(name).\(call)") }
    }
  }

  @Test(arguments: chapters) func thePicturesComeAlive(_ chapter: String) throws {
    let document = try loaded(chapter) { $0 }
    #expect(document.contains("data-engine=\"ready\""))
    let figures = document.components(separatedBy: "data-live=\"").count - 1
    #expect(figures > 0 && document.components(separatedBy: "is-alive").count - 1 >= figures)
    #expect(!document.contains("data-failed"))
  }

  @Test(.enabled(if: Firefox.isInstalled, "\(Firefox.remark)"), arguments: chapters)
  func thePicturesComeAliveInFirefox(_ chapter: String) throws {
    let page = try String(contentsOf: QuickRun.of(chapter).page, encoding: .utf8)
    let alive = """
      Array.from(document.querySelectorAll('[data-live]'), (figure) => figure.classList
        .contains('is-alive') && figure.querySelector('.say')?.textContent.length > 9)
      """
    // A part may speak a frame after it is there.
    let found = try Firefox.text(
      of: "[document.documentElement.dataset.engine, ...\(alive)].join(' ')",
      when: """
        document.documentElement.dataset.engine
          && (\(alive).every(Boolean) || performance.now() > 60000)
        """,
      on: page)
    let words = found.split(separator: " ")
    #expect(
      words.count > 1 && words[0] == "ready" && words.dropFirst().allSatisfy { $0 == "true" },
      "\(found)")
  }

  /// A module that was cut: the pictures stay, with one warning.
  @Test func withoutTheEngineThePicturesStay() throws {
    let chapter = try #require(Self.chapters.first)
    let document = try loaded(chapter) {
      $0.replacing(#/(id="engine">)[A-Za-z0-9+\/=]{400}/#) { "\($0.1)" }
    }
    #expect(document.contains("data-engine=\"failed\""))
    #expect(!document.contains("class=\"alive\"") && document.contains("class=\"still"))
  }

  /// As `AccessibilityTests` judge a page without one, light and dark, on a telephone and beside it.
  @Test(
    .enabled(if: Chromium.isInstalled && Axe.script != nil, "needs Chromium and axe-core"),
    arguments: chapters, [false, true])
  func aLivePageHasNoSeriousViolation(_ chapter: String, isDark: Bool) throws {
    let found = try withCopy(chapter) { page in
      try Axe.violations(of: page, isDark: isDark, width: isDark ? 390 : 1280)
    }
    #expect(found == [])
  }

  private func loaded(_ chapter: String, _ change: (String) -> String) throws -> String {
    try withCopy(chapter, change) { try Chromium.load($0).document }
  }

  /// A changed page in a folder of its own, as a browser wants to have one.
  private func withCopy<Result>(
    _ chapter: String, _ change: (String) -> String = { $0 }, _ body: (URL) throws -> Result
  ) throws -> Result {
    let run = try QuickRun.of(chapter)
    let place = run.folder.appending(path: "live-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: place) }
    let copy = place.appending(path: "page.html")
    try change(String(contentsOf: run.page, encoding: .utf8))
      .write(to: copy, atomically: true, encoding: .utf8)
    return try body(copy)
  }
}
