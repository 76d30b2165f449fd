import Foundation

/// The browser that `Scripts/setup test` installs.
public enum Chromium {
  public struct Missing: Error, CustomStringConvertible {
    public var description: String { "Chromium is not installed: run Scripts/setup test" }
  }

  private static let program = [
    "/usr/lib/chromium/chromium", "/usr/bin/chromium",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
  ].first(where: FileManager.default.isExecutableFile(atPath:))

  /// Whether there is one.
  public static var isInstalled: Bool { program != nil }

  /// The title that a page has given itself after loading, in a folder of its own beside other files, and what the browser logged.
  public static func title(of page: String, beside files: [String: String] = [:]) throws
    -> (title: String?, log: String)
  {
    let place = URL.temporaryDirectory.appending(path: "page-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: place) }
    for (name, text) in files.merging(["index.html": page], uniquingKeysWith: { $1 }) {
      try text.write(to: place.appending(path: name), atomically: true, encoding: .utf8)
    }
    let (document, log) = try load(place.appending(path: "index.html"))
    return (document.firstMatch(of: #/<title>(.*?)<\/title>/#).map { String($0.1) }, log)
  }

  /// The document after loading, and what the browser logged.
  public static func load(_ page: URL, isDark: Bool = false, width: Int = 1280) throws
    -> (document: String, log: String)
  {
    guard let program else { throw Missing() }
    let log = page.appendingPathExtension("log")
    try Data().write(to: log)
    let (process, output) = (Process(), Pipe())
    process.executableURL = URL(filePath: program)
    process.arguments = [
      "--headless", "--no-sandbox", "--disable-gpu", "--host-resolver-rules=MAP * ~NOTFOUND",
      "--user-data-dir=\(page.deletingLastPathComponent().path)/browser",
      "--enable-logging=stderr", "--virtual-time-budget=10000", "--dump-dom",
      "--window-size=\(width),900", "--blink-settings=preferredColorScheme=\(isDark ? 0 : 1)",
      page.absoluteString,
    ]
    process.standardOutput = output
    process.standardError = try FileHandle(forWritingTo: log)
    try process.run()
    let document = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let text = String(decoding: try Data(contentsOf: log), as: UTF8.self)
    return (String(decoding: document, as: UTF8.self), text)
  }
}
