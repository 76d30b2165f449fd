import Foundation
import Testing

/// Chapters on data of one's own: they run to the end, and what they say fits.
@Suite("A reader's own data", .serialized)
struct OwnDataTests {
  private let own = OwnData()

  private func expectRun(
    _ chapter: String, on data: String, says size: String, name: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let run = try ChapterRun(chapter, data: data)
    defer { run.clean() }
    expectSuccess(run, on: name, sourceLocation: sourceLocation)
    #expect(
      run.output.contains("not checked on these data: "), sourceLocation: sourceLocation)
    let notebook = try String(contentsOf: run.notebook, encoding: .utf8)
    #expect(notebook.contains(size), sourceLocation: sourceLocation)
    #expect(try run.notebookFaults() == [], sourceLocation: sourceLocation)
  }

  private func expectRefusal(
    _ chapter: String, on data: String, says words: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let run = try ChapterRun(chapter, data: data)
    defer { run.clean() }
    #expect(run.exitCode == 5, "\(run.errors)", sourceLocation: sourceLocation)
    #expect(run.errors.contains(words), "\(run.errors)", sourceLocation: sourceLocation)
    #expect(!run.errors.contains("fetch"), sourceLocation: sourceLocation)
  }

  @Test("Texts that are too short, in another encoding, or not there")
  func texts() throws {
    let file = URL.temporaryDirectory.appending(path: "\(UUID().uuidString).txt")
    defer { try? FileManager.default.removeItem(at: file) }
    let chapter = "09-recurrent-networks"
    try expectRefusal(chapter, on: file.path, says: "the text cannot be read")
    try Data("a poem".utf8).write(to: file)
    try expectRefusal(chapter, on: file.path, says: "expected 2100 characters or more, found 6")
    try Data([0x66, 0xFC, 0x72]).write(to: file)
    try expectRefusal(chapter, on: file.path, says: "expected text in UTF-8")
  }

  @Test("8 × 8 pixels, four classes with gaps, 300 pictures")
  func small() throws {
    defer { own.clean() }
    let data = try own.images("small", side: 8, labels: [3, 4, 7, 61], training: 200, test: 100)
    for chapter in ["03-neural-network", "04-convolutional-network"] {
      try expectRun(chapter, on: data, says: "images of 8 × 8", name: "small")
    }
    try expectRefusal(
      "12-hyperparameters", on: data, says: "found 160 of 8 × 8 and 4")
  }

  @Test("32 × 32 pixels, 26 letters with labels from 1")
  func letters() throws {
    defer { own.clean() }
    let data = try own.images(
      "letters", side: 32, labels: Array(1...26), training: 520, test: 130)
    for chapter in ["03-neural-network", "04-convolutional-network", "11-learned-optimizer"] {
      try expectRun(chapter, on: data, says: "images of 32 × 32", name: "letters")
    }
  }

  @Test(
    "Drawings in Greek and Japanese folders",
    arguments: [
      "05-learning-to-learn", "06-maml", "07-reptile", "08-prototypical-networks",
      "10-rnn-meta-learner",
    ])
  func drawings(chapter: String) throws {
    defer { own.clean() }
    let data = try own.drawings(
      "γράμματα", alphabets: ["Ελληνικά", "ひらがな", "日本語"], characters: 7, drawings: 7)
    try expectRun(chapter, on: data, says: "γράμματα, 21 characters", name: "γράμματα")
  }

  @Test("What a lesson cannot use is one sentence")
  func refusals() throws {
    defer { own.clean() }
    let few = try own.drawings("few", alphabets: ["A", "B", "C"], characters: 3, drawings: 7)
    let one = try own.drawings("one", alphabets: ["A"], characters: 20, drawings: 7)
    let thin = try own.drawings("thin", alphabets: ["A", "B", "C"], characters: 7, drawings: 1)
    try expectRefusal(
      "05-learning-to-learn", on: few, says: "expected at least 15 characters")
    try expectRefusal(
      "08-prototypical-networks", on: one, says: "expected at least 3 alphabets")
    try expectRefusal(
      "06-maml", on: thin, says: "expected at least 2 drawings of each character")
  }
}
