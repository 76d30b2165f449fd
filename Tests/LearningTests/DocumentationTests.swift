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

  /// Built without optimisation, which is quicker.
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

  /// A line that is wrong stands at their end, so that a compiler which says nothing is not believed.
  @Test func theSwiftOfAllPairsCompiles() throws {
    let article = try text("SwiftForPeopleWhoKnowPython.md")
    let blocks = article.components(separatedBy: "```swift\n").dropFirst()
      .map { $0.components(separatedBy: "```")[0] }
    #expect(blocks.count == 20 && article.contains("### 20."))
    let said = try Toolchain.check((blocks + ["let wrong: Int = x"]).joined(separator: "\n"))
    #expect(
      said.count == 1 && said[0].hasSuffix("value of type 'Tensor' to specified type 'Int'"),
      "\(said)")
  }
}
