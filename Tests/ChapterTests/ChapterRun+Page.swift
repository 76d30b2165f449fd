import BrowserSupport
import Foundation

extension ChapterRun {
  /// What is wrong with the page as a browser without a network sees it; empty when all is well.
  ///
  /// Headless Chromium loads a copy of the page that counts its own faults into its title.
  /// The copy ends with `more`.
  func pageFaults(with more: String = "") throws -> [String] {
    let (title, log) = try Chromium.title(
      of: String(contentsOf: page, encoding: .utf8) + more + Self.census)
    var faults = log.split(separator: "\n").filter { $0.contains("CONSOLE") }.map(String.init)
    if title != "broken 0, mute 0, empty false, remote 0" {
      faults.append("census: \(title ?? "the page did not load")")
    }
    return faults
  }

  /// Images that do not show, images without alt text, no contents or no image, resources from elsewhere.
  private static let census = """
    <script>
    addEventListener("load", () => {
      const images = [...document.images]
      const contents = document.querySelectorAll("nav a").length
      document.title = [
        "broken " + images.filter(image => !image.naturalWidth).length,
        "mute " + images.filter(image => !image.alt).length,
        "empty " + (contents == 0 || images.length == 0),
        "remote " + performance.getEntriesByType("resource")
          .filter(entry => !entry.name.startsWith("data:")).length,
      ].join(", ")
    })
    </script>
    """
}
