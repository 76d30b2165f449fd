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
