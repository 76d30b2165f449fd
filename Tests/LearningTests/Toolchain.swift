import Foundation

/// The compiler and the package manager, as a reader runs them.
enum Toolchain {
  static let root = URL(filePath: #filePath + "/../../..").standardized.path

  /// What the compiler says of a program that uses Engine and Learning; empty when it is right.
  static func check(_ program: String) throws -> [Substring] {
    let file = FileManager.default.temporaryDirectory.path + "/main-\(UUID().uuidString).swift"
    defer { try? FileManager.default.removeItem(atPath: file) }
    try program.write(toFile: file, atomically: true, encoding: .utf8)
    let maps = ["MachineFeatures", "OpenBLAS"].flatMap {
      ["-Xcc", "-fmodule-map-file=\(root)/Sources/System/\($0)/module.modulemap"]
    }
    let headers = try run("pkg-config", ["--cflags", "openblas"]).split { $0.isWhitespace }
    let modules = ["-I", root + "/.build/release/Modules"] + maps + headers.map(String.init)
    return try run("swiftc", ["-typecheck"] + modules + [file]).split(separator: "\n")
      .filter { $0.hasPrefix(file) }
  }

  /// Everything that a command printed.
  @discardableResult
  static func run(_ command: String, _ words: [String]) throws -> String {
    let (process, pipe) = (Process(), Pipe())
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [command] + words
    (process.standardOutput, process.standardError) = (pipe, pipe)
    try process.run()
    let said = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return said
  }
}
