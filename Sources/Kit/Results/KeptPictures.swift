import Escaping
import Foundation
import SystemCalls
import Weaving

/// The pictures of a run, each in one form, beside the chapter's README.md.
final class KeptPictures {
  private let source: String
  private let target: String
  private var names: Set<String> = []

  init(from source: String, to target: String) { (self.source, self.target) = (source, target) }

  /// The display as the kept log has it, with the one form that stands in `pictures/`: an animation, or the smaller one of
  /// lines and points.
  func keep(_ display: Event.Display) throws -> Event.Display {
    var kept = display
    (kept.files, kept.narrow) = (nil, nil)
    let forms = (display.files ?? [:]).compactMap { form($0, $1, alt: display.alt ?? "") }
    let animation = forms.first { $0.type == "image/gif" }
    guard let best = animation ?? forms.min(by: { $0.bytes.count < $1.bytes.count }) else {
      return kept
    }
    try AtomicFile.makeFolder(target)
    try AtomicFile.write(best.bytes, to: "\(target)/\(best.name)")
    names.insert(best.name)
    kept.files = [best.type: "pictures/\(best.name)"]
    return kept
  }

  /// Pictures of a run before that this one does not have.
  func removeOthers() throws {
    let there = (try? FileManager.default.contentsOfDirectory(atPath: target)) ?? []
    for name in there where !names.contains(name) { unlink("\(target)/\(name)") }
  }

  private func form(_ type: String, _ path: String, alt: String) -> (
    type: String, name: String, bytes: Data
  )? {
    guard let bytes = BoundedFile.contents(of: path, in: source) else { return nil }
    let drawn = VectorPicture(bytes).titled(alt).forDarkPages
    return (
      type, (path as NSString).lastPathComponent,
      type == "image/svg+xml" ? Data(drawn.text.utf8) : bytes
    )
  }
}
