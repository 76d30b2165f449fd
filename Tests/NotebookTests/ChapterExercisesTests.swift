import Foundation
import Testing

import Notebook

/// `@exercise(1.1)` and the reader's own code, in a chapter that stands in a folder of its own.
struct ChapterExercisesTests {
  let folder = FileManager.default.temporaryDirectory.path + "/chapter-\(UUID().uuidString)"

  init() throws {
    try write(
      """
      //: # 1.1 · Down
      //: *Minutes:* 3 *Uses:* Hill.swift
      //:
      //: Walk down.
      //:
      //: ## Hint
      //: Not up.
      //:
      //: ## Why
      //: Because.
      import Engine
      """, to: "Chapters/01-down/Solutions/Down.swift")
  }

  private func write(_ text: String, to path: String) throws {
    let file = URL(fileURLWithPath: "\(folder)/\(path)")
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  private func source(isBrief: Bool) -> String {
    let start = Event.Start(
      chapter: "01-down", title: nil, scale: "quick", seed: 1, until: nil, workers: 1,
      file: folder + "/Chapters/01-down/main.swift",
      source: "//: # One\n//:\n//: @exercise(1.1)\n//: @exercise(1.2)\ncell(\"a\")\nprint(1)")
    let shown = ChapterSource(start, isBrief: isBrief)
    #expect(shown.chunks.map(\.id) == ["prose-1", "a"])
    return shown.chunks[0].text
  }

  @Test func thePageHasTheTaskAndTheHintsToFoldOut() {
    #expect(
      source(isBrief: false) == """
        # One

        **Exercise 1.1 · Down** (3 minutes, to do)

        Walk down.

        <details><summary>Hint 1</summary>

        Not up.

        </details>

        Write it in `Exercises/Down.swift`, then `./kit check 1.1`.
        **Exercise 1.2** is not in `Solutions/`.
        """)
  }

  @Test func theTerminalHasALineAndKnowsHowFarTheReaderIs() throws {
    for (status, words) in [("passed", "done"), ("revealed", "solution seen"), ("tried", "begun")] {
      try write(
        #"{"exercises": {"1.1": {"hints": 0, "status": "\#(status)"}}, "version": 1}"#,
        to: ".kit/state.json")
      #expect(
        source(isBrief: true).contains(
          "**Exercise 1.1** · Down (3 minutes, \(words)): `./kit check 1.1`"))
    }
  }

  @Test func theReadersCodeStandsBelowTheFirstProse() throws {
    var event = Event(.start)
    event.start = Event.Start(
      chapter: "01-down", title: nil, scale: "quick", seed: 1, until: nil, workers: 1,
      file: folder + "/Chapters/01-down/main.swift",
      source: "//: # One\ncell(\"a\")\nprint(1)\n//: End")
    event.start?.answers = OwnAnswers(
      names: "down (1.1)<b>", code: ["```\n<script>"])
    let run = try #require(Run(events: [event]))
    #expect(run.source.chunks.map(\.id) == ["prose-1", "your-code", "a", "prose-2"])
    let notebook = Weaver.weave(run, folder: folder).notebook
    #expect(notebook.contains("your own down (1.1)\\\\<b\\\\>") && notebook.contains("````swift"))
    #expect(OwnAnswers(handed: "<script>alert(9)</script>") == nil)
    #expect(event.start?.answers.flatMap { OwnAnswers(handed: $0.handed) } == event.start?.answers)
  }

  @Test func theFactsOfAnExerciseAreRead() {
    let lines = [
      "//: # 2.10 · A · B", "//: *Minutes:* 12 *Uses:* A.swift, B.swift", "//:", "//: Do.",
    ]
    let prose = ExerciseProse(lines)
    #expect(prose.head?.number == 10 && prose.head?.title == "A · B")
    #expect(prose.minutes == 12 && prose.uses == ["A.swift", "B.swift"] && prose.task == "Do.")
    #expect(ExerciseProse(["//: # One"]).head == nil)
  }
}
