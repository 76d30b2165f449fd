import Foundation
import Testing

@Suite("Pages in a browser without a network") struct PageTests {
  @Test(arguments: ChapterSettingsTests.chapters)
  func aPageShowsAllItHas(_ chapter: String) throws {
    let run = try QuickRun.of(chapter)
    expectSuccess(run)
    #expect(try run.pageFaults() == [])
  }

  @Test func aFaultyPageIsCaught() throws {
    let run = try QuickRun.of("02-backpropagation")
    let faults = try run.pageFaults(
      with: "<img src=\"missing.png\"><script>console.error('oh')</script>")
    #expect(faults.contains { $0.contains("oh") })
    #expect(faults.contains { $0.contains("broken 1, mute 1") })
  }
}
