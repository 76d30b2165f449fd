import BrowserSupport
import Foundation

/// A page with scripts of the live parts and no engine.
enum ScriptPage {
  /// The title that a script gives to a page with the scripts of those names.
  static func title(_ script: String, with names: [String] = ["widgets"]) throws -> String {
    let place = URL.temporaryDirectory.appending(path: "scripts-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: place) }
    let folder = LiveModule.repository + "/Sources/Weaving/Resources/live"
    let scripts = try names.map {
      try String(contentsOfFile: "\(folder)/\($0).js", encoding: .utf8)
    }
    let page = place.appending(path: "page.html")
    let all = (scripts + [script]).joined(separator: "\n")
    try "<!DOCTYPE html><title>none</title><script>{\(all)}</script>"
      .write(to: page, atomically: true, encoding: .utf8)
    let document = try Chromium.load(page).document
    return String(document.firstMatch(of: #/<title>(.*?)<\/title>/#)?.1 ?? "")
  }
}
