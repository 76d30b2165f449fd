import Foundation
import Notebook
import Testing

/// `@source(MAML.swift, adapted)` in a chapter that stands in a folder of its own.
struct ExcerptTests {
  let folder = FileManager.default.temporaryDirectory.path + "/excerpts-\(UUID().uuidString)"
  private let code = """
    /// A walk.
    @inlinable public func walk(
      _ start: Double, steps: Int
    ) -> [Double] {
      // one more
      let next = start - 0.5 * slope(at: start) + wind
      return steps == 0 ? [start] : [start] + walk(next, steps: steps - 1)
    }

    struct Walker {
      var place = 3.0, name = "{"
      /// Goes on.
      mutating func step(_ rate: Double) {
        place -= rate * place
      }
    }

    let half = 0.5
    func twice(_ x: Double) -> Double { 2 * x }
    func twice(_ x: Int) -> Int { 2 * x }
    """

  init() throws {
    try write(code, to: "Chapters/01-down/Walk.swift")
    try write(
      """
      //: # 1.1 · Down
      //: *Minutes:* 3
      func oneStep(_ start: Double) -> Double {
        // BEGIN SOLUTION
        let next = start - 0.5 * slope(at: start) + wind
        // WRONG up: uphill
        //   start
        // END SOLUTION
      }
      """, to: "Chapters/01-down/Solutions/Down.swift")
  }

  private func write(_ text: String, to path: String) throws {
    let file = URL(fileURLWithPath: "\(folder)/\(path)")
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  private func shown(_ mark: String) throws -> String {
    var start = Event(.start)
    start.start = Event.Start(
      chapter: "01-down", title: nil, scale: "quick", seed: 1, until: nil, workers: 1,
      file: folder + "/Chapters/01-down/main.swift",
      source: "//: # One\n//: \(mark)\n//: after\ncell(\"a\")\nprint(1)")
    let run = try #require(Run(events: [start, Samples.end()]))
    let mistakes = Weaver.weave(run, folder: folder).mistakes
    return mistakes.isEmpty ? run.source.chunks[0].text : mistakes.joined()
  }

  @Test func aTypeStandsThereWithItsFile() throws {
    #expect(
      try shown("@source(Walk.swift, Walker)") == """
        # One
        In `Walk.swift`:

        ```swift
        struct Walker {
          var place = 3.0, name = "{"
          /// Goes on.
          mutating func step(_ rate: Double) {
            place -= rate * place
          }
        }
        ```

        after
        """)
  }

  @Test(arguments: ["step", "Walker.step"]) func aMethodStandsAtTheLeft(_ name: String) throws {
    #expect(
      try shown("@source(Walk.swift, \(name))").contains(
        "```swift\nmutating func step(_ rate: Double) {\n  place -= rate * place\n}\n```"))
  }

  @Test func allOfOneNameAndWhatHasNoBraces() throws {
    #expect(
      try shown("@source(Walk.swift, twice)").contains(
        "func twice(_ x: Double) -> Double { 2 * x }\n\nfunc twice(_ x: Int) -> Int { 2 * x }\n```")
    )
    #expect(try shown("@source(Walk.swift, half)").contains("```swift\nlet half = 0.5\n```"))
  }

  /// Neither by its name nor by the lines of another function.
  @Test func anAnswerThatIsNotFoundYetIsNotGiven() throws {
    let signature =
      "@inlinable public func walk(\n  _ start: Double, steps: Int\n) -> [Double] { … }"
    let ownName =
      "func oneStep(_ start: Double) -> Double { … }  // yours to write: ./kit check 1.1"
    #expect(try shown("@source(Walk.swift, walk)").contains(signature))
    #expect(try shown("@source(Solutions/Down.swift, oneStep)").contains(ownName))
    try write(
      #"{"exercises": {"1.1": {"hints": 0, "status": "passed"}}, "version": 1}"#,
      to: ".kit/state.json")
    #expect(try shown("@source(Walk.swift, walk)").contains("// one more"))
  }

  @Test(arguments: [
    (
      "@source(Walk.swift, run)",
      "main.swift:2: @source(Walk.swift, run) names nothing that Walk.swift declares; it has walk, "
        + "Walker, half, twice."
    ),
    (
      "@source(../Walk.swift, walk)",
      "main.swift:2: @source(../Walk.swift, walk) names no file of this chapter; correct the name."
    ),
  ])
  func aNameThatIsMissingIsOneSentence(mark: String, sentence: String) throws {
    #expect(try shown(mark) == sentence)
  }
}
