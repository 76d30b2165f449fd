import Kit
import Weaving
import Testing

struct ChapterFolderTests {
  let sandbox: Sandbox
  var repository: Repository { Repository(root: sandbox.root) }

  init() throws { sandbox = try Sandbox() }

  @Test func readsNumberNameAndTitle() throws {
    try sandbox.write("not a chapter", to: "Chapters/notes/main.swift")
    try sandbox.write("no main", to: "Chapters/07-empty/README.md")
    let chapters = try repository.chapters()
    #expect(chapters.map(\.number) == [1, 2, 6])
    #expect(chapters.last?.product == "06-maml")
    #expect(chapters.last?.title == "About maml")
  }

  @Test(arguments: ["6", "06", "06-maml", "maml"])
  func understandsEverySpelling(_ word: String) throws {
    #expect(try repository.chapter(word).product == "06-maml")
  }

  @Test(arguments: [
    ("5", "the chapters are 1 to 6. Did you mean 6 (maml)?"), ("mmal", "Did you mean maml?"),
    ("06-mmal", "Did you mean 06-maml?"), ("zebra", "List them: ./kit list"),
    ("-3", "Did you mean 1 (gradient-descent)?"),
  ])
  func namesTheNearest(_ word: String, _ hint: String) {
    let error = #expect(throws: KitError.self) { try repository.chapter(word) }
    #expect(error?.status == ExitStatus.usage)
    #expect(error?.sentence.hasSuffix(hint) == true)
  }
}
