import Foundation
import Kit
import Testing
import Weaving

/// The pages of chapters that can be read without running anything.
struct KeptLessonTests {
  let sandbox: Sandbox
  static let source = """
    //: # 1 · A sample
    let chapter = Chapter("01-sample")

    //: It is {{answer}}.
    cell("one")
    print(42)

    """
  var lesson: KeptLesson {
    get throws {
      let repository = Repository(root: sandbox.root)
      return KeptLesson(repository, try repository.chapter("1"))
    }
  }

  init() throws {
    sandbox = try Sandbox(chapters: ["01-sample"])
    try sandbox.write(Self.source, to: "Chapters/01-sample/main.swift")
    try sandbox.write("<svg><title>x</title><defs></defs></svg>", to: "out/01-sample/plots/a.svg")
    try sandbox.write("png", to: "out/01-sample/plots/a.png")
    try sandbox.write("gif, an animation that is larger", to: "out/01-sample/plots/b.gif")
    try sandbox.write("old", to: "Chapters/01-sample/pictures/old.svg")
    let text = String(decoding: try JSONEncoder().encode(Self.source), as: UTF8.self)
    try sandbox.write(
      """
      {"kind":"start","start":{"chapter":"01-sample","scale":"standard","seed":1,"file":"/x/main.swift","source":\(text)}}
      {"kind":"cell","name":"one","line":5,"at":0}
      {"kind":"record","name":"answer","record":{"value":42}}
      {"kind":"display","display":{"alt":"lines","files":{"image/svg+xml":"plots/a.svg","image/png":"plots/a.png"}}}
      {"kind":"display","display":{"alt":"moves","files":{"image/gif":"plots/b.gif","image/png":"plots/a.png"}}}
      {"kind":"end","end":{"wallSeconds":1,"peakMemoryBytes":1}}

      """, to: "out/01-sample/events.jsonl")
  }

  @Test func aRunIsKeptWithThePicturesThatItsPageShows() throws {
    try lesson.keep(from: sandbox.root + "/out")
    let page = try #require(sandbox.contents(of: "Chapters/01-sample/README.md"))
    #expect(page.contains("It is 42.") && page.contains("![lines](pictures/a.png)"))
    #expect(page.contains("![moves](pictures/b.gif)"), "an animation stays one")
    #expect(sandbox.contents(of: "Chapters/01-sample/pictures/a.png") == "png", "the smaller form")
    #expect(sandbox.contents(of: "Chapters/01-sample/pictures/old.svg") == nil)
    let log = try #require(sandbox.contents(of: "data/results/standard/01-sample.jsonl"))
    #expect(!log.contains("A sample") && !log.contains("/x/"), "the source is in the repository")
    #expect(try lesson.text() == page)
  }

  @Test func aPageSaysThatItsNumbersAreOfOtherCode() throws {
    try sandbox.write("let rate = 1\n", to: "Sources/Engine/Engine.swift")
    let hash = try #require(MadeWith(root: sandbox.root).hash(of: "01-sample"))
    let log = try #require(sandbox.contents(of: "out/01-sample/events.jsonl"))
    try sandbox.write(
      log.replacing("\"wallSeconds\":1", with: "\"wallSeconds\":1,\"madeWith\":\"\(hash)\""),
      to: "out/01-sample/events.jsonl")
    try lesson.keep(from: sandbox.root + "/out")
    #expect(try !lesson.text().contains("†"))
    try sandbox.write("let rate = 2\n", to: "Sources/Engine/Engine.swift")
    #expect(try lesson.text().contains("*† Its numbers were made with other code than today's;"))
  }

  @Test func aPageIsOldWhenTheLessonHasOtherWords() throws {
    try lesson.keep(from: sandbox.root + "/out")
    let words = Self.source.replacingOccurrences(of: "It is", with: "It was")
    try sandbox.write(words, to: "Chapters/01-sample/main.swift")
    #expect(try lesson.text() != sandbox.contents(of: "Chapters/01-sample/README.md"))
    let ended = try sandbox.kit("weave", "1", "--kept")
    #expect(ended.status == 0, "\(ended.errors)")
    #expect(sandbox.contents(of: "Chapters/01-sample/README.md")?.contains("It was 42.") == true)
  }

  /// `--seeds` and `--keep` together: page and numbers have what all trainings came to.
  @Test func severalSeedsAreKeptWithTheRun() throws {
    let log = try #require(sandbox.contents(of: "out/01-sample/events.jsonl"))
      .replacing("{\"value\":42}", with: "{\"value\":42,\"ci95\":1,\"n\":600}")
    let trainings = """
      {"kind":"trainings","trainings":{"seeds":[1,2],"seconds":2,"values":{"answer":[42,44]}}}

      """
    try sandbox.write(log + trainings, to: "out/01-sample/events.jsonl")
    let metrics = """
      {"chapter": "01-sample", "cores": 2, "data": "none", "peakMemoryBytes": 1, "protocol": {}, \
      "records": {}, "scale": "standard", "seed": 1, "seeds": [1, 2], "version": "0.1.0", \
      "wallSeconds": 2}
      """
    try sandbox.write(metrics, to: "out/01-sample/metrics.json")
    try sandbox.fakeChapter("01-sample", "echo \"$@\" >words")
    let ended = try sandbox.kit("run", "1", "--seeds", "2", "--keep")
    #expect(ended.status == 0, "\(ended.errors)")
    #expect(sandbox.contents(of: "words")?.contains("--seeds=2") == true)
    #expect(sandbox.contents(of: "data/results/standard/01-sample.json") == metrics)
    let page = try #require(sandbox.contents(of: "Chapters/01-sample/README.md"))
    #expect(page.contains("**Two runs**, seeds 1 to 2, "), "\(page)")
    #expect(page.contains("| answer | 42 ± 1 | 43 | 1.414 | 12.71 |"), "\(page)")
  }

  @Test func aLessonWithOtherCellsMustBeRunAgain() throws {
    try lesson.keep(from: sandbox.root + "/out")
    try sandbox.write(Self.source + "cell(\"two\")\n", to: "Chapters/01-sample/main.swift")
    let ended = try sandbox.kit("weave", "1", "--kept")
    #expect(ended.status == ExitStatus.usage)
    #expect(ended.errors.contains("run it again with ./kit run 01-sample --keep"))
  }

  @Test(arguments: [["1", "--scale", "quick"], ["all"], ["1", "--mine"]])
  func whatIsNoPageOfTheCourseIsNotKept(_ arguments: [String]) throws {
    let ended = try sandbox.run(Sandbox.kit, ["run"] + arguments + ["--keep"])
    #expect(ended.status == ExitStatus.usage)
    #expect(ended.errors.contains("--keep is for one chapter"), "\(ended.errors)")
  }

  /// Words, code and numbers of every page on the forge are those of its chapter today.
  @Test func everyPageOfTheCourseIsWovenFromItsLessonAsItIs() throws {
    let repository = Repository(root: Sandbox.repository)
    for chapter in try repository.chapters() where chapter.hasPage {
      let lesson = KeptLesson(repository, chapter)
      guard lesson.isKept else { continue }
      let page = try repository.text(of: lesson.page)
      #expect(try lesson.text() == page, "\(chapter.product): ./kit weave \(chapter.number) --kept")
      for match in (page ?? "").matches(of: /\]\((pictures\/[^)]+)\)/) {
        let picture = "\(repository.chaptersFolder)/\(chapter.product)/\(match.1)"
        #expect(FileManager.default.fileExists(atPath: picture), "\(chapter.product): \(match.1)")
      }
    }
  }
}
