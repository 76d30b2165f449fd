import Foundation

/// The other browser that `Scripts/setup test` installs: another engine for WebAssembly, and for pages.
///
/// It needs no driver. A page says what it found by `dump`, which Firefox writes to standard output where a profile
/// allows it.
public enum Firefox {
  public struct Failure: Error, CustomStringConvertible {
    public let description: String
  }

  private static let program = [
    "/usr/bin/firefox-esr", "/usr/bin/firefox", "/Applications/Firefox.app/Contents/MacOS/firefox",
  ].first(where: FileManager.default.isExecutableFile(atPath:))

  /// Whether there is one.
  public static var isInstalled: Bool { program != nil }
  /// Why a test was skipped.
  public static let remark: String = "Firefox is not installed: run Scripts/setup test"

  /// The text that a script makes of a page, once another says that it is ready; without a network.
  ///
  /// On a busy machine Firefox may come up without ever opening its page, so it has three tries of three minutes.
  public static func text(
    of script: String, when isReady: String = "true", on page: String
  ) throws -> String {
    guard let program else { throw Failure(description: remark) }
    let mark = UUID().uuidString
    let page = page + speaking(script, isReady, mark)
    var said: [String] = []
    for _ in 1...3 where said.count < 3 { said = try open(page, with: program, until: mark) }
    guard said.count == 3 else {
      throw Failure(
        description: "Firefox did not say “\(script)”; it wrote \(said[0].suffix(1000))")
    }
    return said[1]
  }

  /// What a new Firefox writes, cut at the marks, as far as the second.
  private static func open(_ page: String, with program: String, until mark: String) throws
    -> [String]
  {
    let folder = URL.temporaryDirectory.appending(path: "firefox-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try preferences.write(to: folder.appending(path: "user.js"), atomically: true, encoding: .utf8)
    let file = folder.appending(path: "page.html")
    try page.write(to: file, atomically: true, encoding: .utf8)
    let (process, output) = (Process(), Pipe())
    process.executableURL = URL(filePath: program)
    process.arguments = [
      "--headless", "--no-remote", "--profile", folder.path, file.absoluteString,
    ]
    process.environment = ProcessInfo.processInfo.environment.merging(["HOME": folder.path]) { $1 }
    (process.standardOutput, process.standardError) = (output, FileHandle.nullDevice)
    try process.run()
    let end = DispatchWorkItem { kill(process.processIdentifier, SIGKILL) }
    DispatchQueue.global().asyncAfter(deadline: .now() + 180, execute: end)
    let said = collected(from: output.fileHandleForReading, until: mark)
    end.perform()
    process.waitUntilExit()
    end.cancel()
    return said
  }

  private static func collected(from handle: FileHandle, until mark: String) -> [String] {
    var bytes = Data()
    while true {
      let more = handle.availableData
      bytes += more
      let parts = String(decoding: bytes, as: UTF8.self).components(separatedBy: mark)
      if parts.count > 2 || more.isEmpty { return Array(parts.prefix(3)) }
    }
  }

  private static func speaking(_ script: String, _ isReady: String, _ mark: String) -> String {
    """
    <script>{
      const wait = () => {
        if (!(\(isReady))) return setTimeout(wait, 20)
        let said
        try { said = \(script) } catch (error) { said = String(error) }
        dump('\(mark)' + said + '\(mark)\\n')
      }
      addEventListener('load', wait)
    }</script>
    """
  }

  private static let preferences = """
    user_pref("browser.dom.window.dump.enabled", true);
    user_pref("browser.shell.checkDefaultBrowser", false);
    user_pref("browser.startup.homepage_override.mstone", "ignore");
    user_pref("datareporting.policy.dataSubmissionEnabled", false);
    user_pref("toolkit.telemetry.enabled", false);
    user_pref("app.update.enabled", false);
    user_pref("network.proxy.type", 1);
    user_pref("network.proxy.http", "127.0.0.1");
    user_pref("network.proxy.http_port", 9);
    user_pref("network.proxy.ssl", "127.0.0.1");
    user_pref("network.proxy.ssl_port", 9);

    """
}
