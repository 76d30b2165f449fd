import Foundation
import Identity
import SystemCalls
import Testing

import Weaving

/// Logs that nobody's chapter wrote.
@Suite struct HostileLogTests {
  private func start(_ scale: String = "quick", settings: [Setting]? = nil) -> Event {
    var event = Event(.start)
    event.start = Event.Start(
      chapter: "01-down", title: nil, scale: scale, seed: 1, until: nil, workers: 1, file: "",
      source: "//: # One\ncell(\"a\")\n")
    event.start?.settings = settings
    return event
  }

  @Test func aSettingThatStandsTwiceCountsOnce() throws {
    let setting = Setting(
      "rate", .number(0...1),
      .init(quick: .number(0.1), standard: .number(0.1), paper: .number(0.1)),
      scale: .quick, prolongs: false, "a rate")
    let run = try #require(Run(events: [start(settings: [setting, setting])]))
    let metrics = Metrics.text(run)
    #expect(metrics.contains("\"rate\""))
    #expect(RunIdentity(run.start, run.facts).facts.count { $0.name == "rate" } == 1)
  }

  @Test func aScaleIsOneOfThree() {
    #expect(Run(events: [start("<img src=x>")]) == nil)
    #expect(Run(events: [start("paper")]) != nil)
  }

  @Test func aDifferenceHasRoomInAMessage() {
    var one = RunIdentity([.init("note", String(repeating: "a", count: 5000))])
    let said = one.goOn(from: RunIdentity([.init("note", String(repeating: "b", count: 5000))]))
    #expect(said.joined().count < 300)
  }

  @Test func whatHasNoLookIsSpelledInAnAttribute() {
    let text = JSONText.object(["a": .text("\u{9B}\u{202E}é")]).writtenForPage
    #expect(text.contains(#""\u009b\u202eé""#))
  }

  @Test func whatAnAnswerPrintsIsHeard() throws {
    var child = ChildProcess("/bin/sh", ["-c", "printf '\\033[31m'"])
    child.isHeard = true
    var bytes: [UInt8] = []
    _ = try child.run { bytes += $0 }
    #expect(bytes == Array("\u{1B}[31m".utf8))
  }
}
