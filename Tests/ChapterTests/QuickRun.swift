import Foundation

/// The quick run of a chapter on built-in data with two workers and a page, which all tests of a process share.
enum QuickRun {
  /// Made when it is first asked for.
  static func of(_ chapter: String) throws -> ChapterRun { try runs[chapter]!.get() }

  private static let runs = Dictionary(
    uniqueKeysWithValues: ChapterSettingsTests.chapters.map { ($0, Run($0)) })

  private final class Run: @unchecked Sendable {
    private let chapter: String
    private let lock = NSLock()
    private var result: Result<ChapterRun, any Error>?

    init(_ chapter: String) { self.chapter = chapter }

    func get() throws -> ChapterRun {
      try lock.withLock {
        let made = result ?? Result { try ChapterRun(chapter, ["--workers", "2"], page: true) }
        result = made
        return try made.get()
      }
    }
  }
}
