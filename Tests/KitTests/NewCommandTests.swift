import Foundation
import Weaving
import Testing

/// `kit new` never takes a name that something has.
struct NewCommandTests {
  let sandbox: Sandbox

  init() throws {
    sandbox = try Sandbox(chapters: ["01-gradient-descent", "00-in-one-file"])
    try sandbox.copy("Chapters/01-gradient-descent/Solutions")
  }

  private let exercises = "Chapters/01-gradient-descent/Exercises"

  @Test(arguments: ["descent-step", "my-tests"])
  func whatTheReaderWroteStays(_ name: String) throws {
    let file = name == "my-tests" ? "MyTests" : "DescentStep"
    try sandbox.write("mine", to: "\(exercises)/\(file).swift")
    let ended = try sandbox.kit("new", "exercise", "1", name)
    #expect(ended.status == ExitStatus.usage && ended.errors.contains("is there already"))
    #expect(sandbox.contents(of: "\(exercises)/\(file).swift") == "mine")
    #expect(!FileManager.default.fileExists(atPath: "\(sandbox.root)/\(exercises)/Own"))
  }

  @Test(arguments: ["repeat", "class", "default", "in"])
  func aWordOfSwiftIsNoName(_ name: String) throws {
    let ended = try sandbox.kit("new", "exercise", "1", name)
    #expect(ended.status == ExitStatus.usage)
    #expect(ended.errors == "kit: “\(name)” is a word of Swift; choose another name.\n")
  }

  @Test func chapterZeroHasNoExercises() throws {
    let ended = try sandbox.kit("new", "exercise", "0", "my-idea")
    #expect(ended.status == ExitStatus.usage && ended.errors.contains("stands alone"))
  }

  @Test func aChapterIsEnteredOnce() throws {
    try sandbox.write("let chapters = [\n  \"01-gradient-descent\",\n]\n", to: "Package.swift")
    for _ in 1...2 {
      #expect(try sandbox.kit("new", "chapter", "16-my-topic").status == 0)
      try FileManager.default.removeItem(atPath: sandbox.root + "/Chapters/16-my-topic")
    }
    let text = try #require(sandbox.contents(of: "Package.swift"))
    #expect(text.ranges(of: "16-my-topic").count == 1)
  }
}
