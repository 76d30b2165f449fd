import Foundation

extension Sandbox {
  /// A clone with a compiler that works: the real way of building answers, and chapter 1 with its exercises.
  static func forExercises(_ files: [String]) throws -> Sandbox {
    let sandbox = try Sandbox(chapters: ["01-gradient-descent"])
    try FileManager.default.removeItem(atPath: sandbox.root + "/bin/swift")
    let package = try String(contentsOfFile: repository + "/Package.swift", encoding: .utf8)
    let part = try required(package.range(of: "// A reader's answers to exercises"))
    try sandbox.write(
      """
      // swift-tools-version: 6.2
      import PackageDescription
      let chapterSettings: [SwiftSetting] = [.swiftLanguageMode(.v5)]
      let package = Package(name: "Sandbox", targets: [.target(name: "Checks")])

      """ + package[part.lowerBound...], to: "Package.swift")
    try FileManager.default.createDirectory(
      atPath: sandbox.root + "/Sources", withIntermediateDirectories: true)
    try FileManager.default.copyItem(
      atPath: repository + "/Sources/Checks", toPath: sandbox.root + "/Sources/Checks")
    for file in files { try sandbox.copy("Chapters/01-gradient-descent/Solutions/\(file)") }
    try sandbox.write("", to: "Chapters/01-gradient-descent/Exercises/MyTests.swift")
    // Not built here: only looked at.
    try sandbox.write(
      "//: # 1 · About gradient-descent\ndescentStep(); bestRate(); heavyBallStep()\n",
      to: "Chapters/01-gradient-descent/main.swift")
    return sandbox
  }

  static let solutions = "Chapters/01-gradient-descent/Solutions"
  static let answers = "Chapters/01-gradient-descent/Exercises"

  /// Replaces a piece of a file; the file must have it.
  func change(_ path: String, _ old: String, _ new: String) throws {
    let text = try required(contents(of: path))
    _ = try required(text.range(of: old))
    try write(text.replacingOccurrences(of: old, with: new), to: path)
  }
}

/// The value, or an error that ends the test.
private func required<Value>(_ value: Value?) throws -> Value {
  guard let value else { throw Missing() }
  return value
}

private struct Missing: Error {}
