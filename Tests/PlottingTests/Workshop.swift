import Foundation
import Plotting
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// A folder of its own for one test, gone afterwards.
final class Workshop {
  let folder: String

  init() {
    folder = NSTemporaryDirectory() + "plotting-" + UUID().uuidString
    try! FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  func path(_ name: String) -> String { folder + "/" + name }

  func bytes(_ name: String) -> Data { FileManager.default.contents(atPath: path(name)) ?? Data() }

  func text(_ name: String) -> String { String(decoding: bytes(name), as: UTF8.self) }

  func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path(name)) }

  /// Runs the plain `gnuplot name.gp` of the instructions in the folder.
  func redraw(_ script: String) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["gnuplot", script]
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    process.standardError = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
  }
}

/// What an SVG says, read as XML; traps into a failed test when it is not well-formed.
final class SVGText: NSObject, XMLParserDelegate {
  private(set) var text = ""
  private(set) var elements: [String: Int] = [:]
  private(set) var links: [String] = []

  init(_ data: Data) {
    super.init()
    let parser = XMLParser(data: data)
    parser.delegate = self
    let isWellFormed = parser.parse()
    #expect(
      isWellFormed, "the SVG is not well-formed XML: \(String(describing: parser.parserError))")
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String] = [:]
  ) {
    elements[name, default: 0] += 1
    if let link = attributes["xlink:href"] ?? attributes["href"] { links.append(link) }
  }
}

/// Width and height in a PNG's header; nil if it is no complete PNG.
func pngSize(_ data: Data) -> Size? {
  let bytes = [UInt8](data)
  guard bytes.count > 45, bytes[1...3] == [0x50, 0x4E, 0x47],
    bytes.suffix(8).prefix(4) == [0x49, 0x45, 0x4E, 0x44]
  else { return nil }
  func number(_ start: Int) -> Int { bytes[start..<start + 4].reduce(0) { $0 << 8 | Int($1) } }
  return Size(number(16), number(20))
}
