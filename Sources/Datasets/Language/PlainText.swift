import Foundation
import SystemCalls

/// Bytes of a text: 8 MiB, some eight million letters.
private let mostBytes = 8 << 20

/// A text of one's own, in UTF-8. Throws where there is none, and where it has fewer than `fewest` characters.
public func plainText(at path: String, fewest: Int) throws(DatasetError) -> String {
  let bytes: Data
  do {
    bytes = try BoundedFile.read(path, atMost: mostBytes)
  } catch {
    throw DatasetError(
      path, "the text cannot be read: \(error.description)", remedy: "name another file")
  }
  guard let text = String(validating: bytes, as: UTF8.self).map(plain) else {
    throw DatasetError(
      path, "expected text in UTF-8, found other bytes", remedy: "save it as UTF-8")
  }
  guard text.count >= fewest else {
    throw DatasetError(
      path, "expected \(fewest) characters or more, found \(text.count)",
      remedy: "take a longer text")
  }
  return text
}

/// Without the mark that some programs begin a file with, and with one character at the end of each line.
private func plain(_ text: String) -> String {
  let lines = text.replacing("\r\n", with: "\n")
  return lines.hasPrefix("\u{FEFF}") ? String(lines.dropFirst()) : lines
}
