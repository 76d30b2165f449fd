import BrowserSupport
import Foundation
import Notebook
import Testing

/// What axe-core finds on the page of a run and in the gallery; `Scripts/setup test` brings it.
@Suite(
  .enabled(if: Chromium.isInstalled && Axe.script != nil, "needs Chromium and axe-core"),
  .enabled(if: Tool.path("pandoc") != nil, "needs pandoc"))
struct AccessibilityTests {
  @Test(arguments: [false, true], [390, 1280])
  func aPageHasNoSeriousViolation(isDark: Bool, width: Int) throws {
    let run = try SampleRun("fail", ["--progress", "none"])
    defer { run.remove() }
    for page in ["00-sample/00-sample.html", "index.html"] {
      let file = URL(fileURLWithPath: "\(run.out)/\(page)")
      #expect(try Axe.violations(of: file, isDark: isDark, width: width) == [])
    }
  }

  @Test func aFaultyPageIsCaught() throws {
    let folder = try Samples.temporaryFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let file = URL(fileURLWithPath: folder + "/a.html")
    try "<html lang=\"en\"><title>a</title><main><h1>a</h1><p style=\"color: #999\">pale</p></main>"
      .write(to: file, atomically: true, encoding: .utf8)
    let found = try Axe.violations(of: file, isDark: false, width: 1280)
    #expect(found.count == 1 && found[0].hasPrefix("color-contrast"))
  }
}

enum Axe {
  /// `INNERLOOP_AXE`, or where `Scripts/setup test` puts it.
  static let script: String? = {
    let named = ProcessInfo.processInfo.environment["INNERLOOP_AXE"]
    let usual = fixture("../../../.build/axe/axe_playwright_python/axe.min.js").path
    return try? String(contentsOfFile: named ?? usual, encoding: .utf8)
  }()

  /// Rule and place of each serious or critical violation, with everything on the page unfolded.
  static func violations(of page: URL, isDark: Bool, width: Int) throws -> [String] {
    let copy = page.deletingLastPathComponent().appending(path: "axe-\(UUID().uuidString).html")
    try (String(contentsOf: page, encoding: .utf8) + "<script>\(script ?? "")</script>" + run)
      .write(to: copy, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(at: copy) }
    let document = try Chromium.load(copy, isDark: isDark, width: width).document
    let title = document.firstMatch(of: #/<title>axe: (.*?)</title>/#)?.1
    return (title ?? "axe did not run").split(separator: "|").map(String.init)
  }

  private static let run = """
    <script>
    for (const element of document.querySelectorAll("details")) element.open = true
    axe.run(document, { resultTypes: ["violations"] }).then(({ violations }) => {
      const serious = violations.filter(({ impact }) => impact == "serious" || impact == "critical")
      document.title = "axe: " + serious.map(({ id, nodes }) =>
        id + " at " + nodes.map((node) => node.target.join(" ")).join(", ")).join("|")
    })
    </script>
    """
}
