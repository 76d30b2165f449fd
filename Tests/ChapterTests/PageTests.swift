import Foundation
import Testing

@Suite("Pages in a browser without a network") struct PageTests {
  static let chapters = [
    "01-gradient-descent", "02-backpropagation", "03-neural-network", "04-convolutional-network",
    "05-learning-to-learn", "06-maml", "07-reptile", "08-prototypical-networks",
    "09-recurrent-networks", "10-rnn-meta-learner", "11-learned-optimizer", "12-hyperparameters",
    "13-meta-reinforcement-learning",
  ]

  @Test(arguments: chapters) func aPageShowsAllItHas(_ chapter: String) throws {
    let run = try ChapterRun(chapter, page: true)
    defer { run.clean() }
    expectSuccess(run)
    #expect(try run.pageFaults() == [])
  }

  @Test func aFaultyPageIsCaught() throws {
    let run = try ChapterRun("02-backpropagation", page: true)
    defer { run.clean() }
    let broken =
      try String(contentsOf: run.page, encoding: .utf8)
      + "<img src=\"missing.png\"><script>console.error('oh')</script>"
    try broken.write(to: run.page, atomically: true, encoding: .utf8)
    let faults = try run.pageFaults()
    #expect(faults.contains { $0.contains("oh") })
    #expect(faults.contains { $0.contains("broken 1, mute 1") })
  }
}
