import Foundation
import SystemCalls

/// A text of one's own, in UTF-8. Throws where there is none, and where it has fewer than `fewest` characters.
public func plainText(at path: String, fewest: Int) throws(DatasetError) -> String {
  let bytes: Data
  do {
    bytes = try BoundedFile.read(path, atMost: BoundedFile.large)
  } catch {
    throw DatasetError(
      path, "the text cannot be read: \(error.description)", remedy: "name another file")
  }
  guard let text = String(validating: bytes, as: UTF8.self) else {
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
