import Foundation
import Testing

/// The articles of the reference keep their word.
struct DocumentationTests {
  private static let folder = Toolchain.root + "/Documentation/"

  private func text(_ name: String) throws -> String {
    try String(contentsOfFile: Self.folder + name, encoding: .utf8)
  }

  @Test func theArticleShowsTheProgram() throws {
    let program = try text("FortyLines/Sources/main.swift")
    #expect(try text("FortyLines.md").contains("```swift\n\(program)```"))
    #expect(program.split(separator: "\n").count <= 40)
  }

  /// Built without optimisation, which takes a third of the time.
  @Test func theProgramTrainsInAPackageOfItsOwn() throws {
    let build = Toolchain.root + "/.build/forty-lines"
    let said = try Toolchain.run(
      "swift",
      ["run", "--package-path", Self.folder + "FortyLines", "--scratch-path", build]
        + ["--disable-index-store", "-Xswiftc", "-Onone"])
    let accuracy = said.split(separator: " ").last.flatMap {
      Double($0.trimmingCharacters(in: .newlines))
    }
    #expect(try #require(accuracy, "\(said)") > 0.95)
  }

  @Test func theSwiftOfAllPairsCompiles() throws {
    let article = try text("SwiftForPeopleWhoKnowPython.md")
    let blocks = article.components(separatedBy: "```swift\n").dropFirst()
      .map { $0.components(separatedBy: "```")[0] }
    #expect(blocks.count == 20 && article.contains("### 20."))
    #expect(try Toolchain.check(blocks.joined(separator: "\n")).isEmpty)
  }
}
