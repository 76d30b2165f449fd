import Foundation
import Testing

import Notebook
import SystemCalls

@Suite struct MetricsTests {
  @Test func isSortedAndExact() throws {
    var note = Event(.note)
    note.name = "epochs"
    note.note = 5
    let run = try #require(Run(events: [Samples.complete[0], note] + Samples.complete.dropFirst()))
    #expect(
      Metrics.text(run) == """
        {
          "chapter": "01-sample",
          "cores": 2,
          "data": "none",
          "identity": {
            "chapter": "01-sample",
            "contents of the data": "none",
            "data": "none",
            "scale": "quick",
            "seed": "7"
          },
          "peakMemoryBytes": 50000000,
          "protocol": {
            "epochs": 5
          },
          "records": {
            "loss": {
              "ci95": 0.5,
              "n": 3,
              "value": 0.25
            }
          },
          "scale": "quick",
          "seed": 7,
          "seeds": [
            7
          ],
          "version": "\(InnerLoop.version)",
          "wallSeconds": 3.25
        }

        """)
  }

  @Test func readsBack() throws {
    let folder = try Samples.temporaryFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let run = try #require(Run(events: Samples.complete))
    try AtomicFile.write(Metrics.text(run), to: folder + "/metrics.json")
    let metrics = try #require(Metrics.read(folder + "/metrics.json"))
    #expect(metrics.records["loss"]?.value == 0.25 && metrics.records["loss"]?.n == 3)
    #expect(metrics.seed == 7 && metrics.stopped == nil)
    #expect(Metrics.read(folder + "/nothing.json") == nil)
  }

  @Test func aPartialRunSaysSo() throws {
    let killed = try #require(Run(events: Array(Samples.complete.dropLast())))
    #expect(Metrics.text(killed).contains("\"stopped\": \"the run was killed\""))
    let until = [Samples.start(until: "first"), Samples.cell("first", line: 7), Samples.end()]
    #expect(Metrics.text(try #require(Run(events: until))).contains("after cell first"))
  }
}
