import BrowserSupport
import Foundation

/// A page with scripts of the live parts and no engine.
enum ScriptPage {
  /// The title that a script gives to a page with the scripts of those names.
  static func title(_ script: String, with names: [String] = ["widgets"]) throws -> String {
    let folder = LiveModule.repository + "/Sources/Weaving/Resources/live"
    let scripts = try names.map {
      try String(contentsOfFile: "\(folder)/\($0).js", encoding: .utf8)
    }
    let all = (scripts + [script]).joined(separator: "\n")
    let page = "<!DOCTYPE html><title>none</title><script>{\(all)}</script>"
    return try Chromium.title(of: page).title ?? ""
  }
}
