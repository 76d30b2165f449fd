import Foundation
import Weaving
import Testing

/// `.kit/state.json`, which another kit or the reader may touch while one is at work.
struct ProgressTests {
  let sandbox: Sandbox
  private let answer = "Chapters/01-gradient-descent/Exercises/DescentStep.swift"
  private let other = #"{"version": 1, "exercises": {"6.1": {"hints": 2}}}"#

  init() throws {
    sandbox = try Sandbox(chapters: ["01-gradient-descent"])
    try sandbox.copy("Chapters/01-gradient-descent/Solutions/DescentStep.swift")
    try sandbox.write("", to: answer)
  }

  @Test func whatAnotherKitKeptDuringACheckStays() throws {
    try sandbox.fakeSwift(
      """
      [ -e built ] && exit 0
      mkdir -p .kit; echo '\(other)' >.kit/state.json
      touch built; echo '\(sandbox.root)/\(answer):1:1: error: no'; exit 1
      """)
    let ended = try sandbox.kit("check", "1.1")
    #expect(ended.status == ExitStatus.source, "\(ended.errors)")
    let state = try #require(sandbox.contents(of: ".kit/state.json"))
    #expect(state.contains("6.1") && state.contains("tried"), "\(state)")
  }

  @Test func aLinkToTheStateStaysOne() throws {
    try sandbox.write(other, to: "elsewhere/state.json")
    try sandbox.write("", to: ".kit/none")
    let link = sandbox.root + "/.kit/state.json"
    try FileManager.default.createSymbolicLink(
      atPath: link, withDestinationPath: "../elsewhere/state.json")
    #expect(try sandbox.kit("hint", "1.1").status == 0)
    #expect(
      try FileManager.default.destinationOfSymbolicLink(atPath: link) == "../elsewhere/state.json")
    let state = try #require(sandbox.contents(of: "elsewhere/state.json"))
    #expect(state.contains("6.1") && state.contains("1.1"), "\(state)")
  }
}
