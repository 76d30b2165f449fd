import Foundation
import Weaving
import Testing

struct ListCommandTests {
  let sandbox: Sandbox
  let metrics = """
    {"chapter": "01-gradient-descent", "scale": "quick", "seed": 7, "data": "built-in digits", "protocol": {},
    "wallSeconds": 61.6, "peakMemoryBytes": 1, "cores": 2, "version": "0", "records": {}
    """

  init() throws { sandbox = try Sandbox() }

  @Test func showsWhatHasBeenRun() throws {
    try sandbox.write(metrics + "}", to: "out/01-gradient-descent/metrics.json")
    try sandbox.write(
      metrics + #", "stopped": "interrupted"}"#, to: "out/02-backpropagation/metrics.json")
    let ended = try sandbox.kit("list")
    #expect(ended.status == 0)
    #expect(
      ended.output == """
        ✓ 01-gradient-descent  quick, seed 7, built-in digits, 1 min 2 s
        ● 02-backpropagation   stopped: interrupted
        · 06-maml              About maml

        next: ./kit run 2

        """)
  }

  @Test func isTheDefaultCommand() throws {
    #expect(try sandbox.kit().output == sandbox.kit("list").output)
  }

  @Test func givesJSONToScripts() throws {
    try sandbox.write(metrics + "}", to: "out/01-gradient-descent/metrics.json")
    let text = try sandbox.kit("list", "--json").output
    let rows = try #require(
      JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]])
    #expect(rows.map { $0["number"] as? Int } == [1, 2, 6])
    #expect((rows[0]["lastRun"] as? [String: Any])?["seed"] as? Int == 7)
    #expect(rows[1]["lastRun"] == nil)
  }
}
