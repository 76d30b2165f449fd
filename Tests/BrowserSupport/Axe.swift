import Foundation

/// What axe-core finds on a page; `Scripts/setup test` brings it.
public enum Axe {
  /// `INNERLOOP_AXE`, or where `Scripts/setup test` puts it.
  public static let script: String? = {
    let named = ProcessInfo.processInfo.environment["INNERLOOP_AXE"]
    let usual = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../.build/axe/axe_playwright_python/axe.min.js").standardized.path
    return try? String(contentsOfFile: named ?? usual, encoding: .utf8)
  }()

  /// Rule and place of each serious or critical violation, with everything on the page unfolded and its live parts alive.
  public static func violations(of page: URL, isDark: Bool, width: Int) throws -> [String] {
    let copy = page.deletingLastPathComponent().appending(path: "axe-\(UUID().uuidString).html")
    try (String(contentsOf: page, encoding: .utf8) + "<script>\(script ?? "")</script>" + run)
      .write(to: copy, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(at: copy) }
    let document = try Chromium.load(copy, isDark: isDark, width: width).document
    let title = document.firstMatch(of: #/<title>axe: (.*?)<\/title>/#)?.1
    return (title ?? "axe did not run").split(separator: "|").map(String.init)
  }

  private static let run = """
    <script>{
    const judge = () => axe.run(document, { resultTypes: ["violations"] }).then(({ violations }) => {
      const serious = violations.filter(({ impact }) => impact == "serious" || impact == "critical")
      document.title = "axe: " + serious.map(({ id, nodes }) =>
        id + " at " + nodes.map((node) => node.target.join(" ")).join(", ")).join("|")
    })
    const isWaiting = () => document.getElementById("engine") && !document.documentElement.dataset.engine
    const wait = () => isWaiting() ? setTimeout(wait, 20) : setTimeout(judge, 100)
    for (const element of document.querySelectorAll("details")) element.open = true
    wait()
    }</script>
    """
}
