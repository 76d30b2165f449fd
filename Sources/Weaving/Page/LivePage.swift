import Escaping
import Foundation
import SystemCalls

/// What a page carries so that its pictures come alive: the chapter's module, its weights, and the script.
struct LivePage {
  private let run: Run
  private let folder: String
  /// What the reader should know of a page that came alive.
  private(set) var remark: String?

  /// Nil where the run has no live part.
  init?(_ run: Run, folder: String) {
    if run.live.isEmpty { return nil }
    (self.run, self.folder) = (run, folder)
  }

  /// Why the pictures stay pictures.
  struct Missing: Error {
    let remark: String
  }

  /// The end of the page.
  mutating func tail() throws(Missing) -> String {
    let parts = run.live.values.sorted { $0.part < $1.part }
    let blobs =
      [blob("engine", try module())]
      + parts.compactMap { part in
        part.weights.flatMap { BoundedFile.contents(of: $0, in: folder) }
          .map { blob("weights-\(part.part)", $0) }
      }
    let own = Set(parts.map(\.part)).sorted().map(script)
    let needed = Set(own.flatMap(whatItNeeds))
    let all = ["live", "widgets", "chart"].map(script) + needed.sorted(by: >).map(script) + own
    return blobs.joined(separator: "\n")
      + "\n<script>\n(() => {\n'use strict'\n\(all.joined(separator: "\n"))\nstart()\n})()\n</script>\n"
  }

  private func script(_ name: String) -> String { PageResource.text("live/\(name).js") }

  /// The scripts behind `// With:`, which a part calls besides those of all parts.
  private func whatItNeeds(_ script: String) -> [String] {
    let line = script.firstMatch(of: #/\/\/ With: (.*)/#)?.1 ?? ""
    return line.split(separator: " ").map(String.init)
  }

  private mutating func module() throws(Missing) -> Data {
    let root = URL(fileURLWithPath: run.start.folder + "/../..").standardizedFileURL.path
    let script = root + "/Scripts/live"
    guard BoundedFile.isRegular(script) else {
      throw Missing(remark: "live parts skipped: this chapter stands in no clone of the course.")
    }
    let answers = (run.start.answers?.plainFiles ?? []).map {
      "Chapters/\(run.start.chapter)/Exercises/\($0)"
    }
    var made = Tool.output(script, [run.start.chapter] + answers)
    if made.code != 0, made.code != 3, !answers.isEmpty {
      // A browser has no Foundation, and Embedded Swift is less than Swift.
      remark =
        "the live parts run the reference: your answers do not compile for a browser. "
        + String(made.text.suffix(600)).visible
      made = Tool.output(script, [run.start.chapter])
    }
    let path = made.text.split(separator: "\n").last.map { "\(root)/\($0)" } ?? ""
    if made.code == 0, let bytes = try? BoundedFile.read(path, atMost: BoundedFile.large) {
      return bytes
    }
    throw Missing(
      remark: made.code == 3
        ? "live parts skipped: this toolchain makes no WebAssembly; the one of swift.org does."
        : "live parts skipped: \(String(made.text.suffix(600)).visible)")
  }

  /// A browser does not look into a script of this type.
  private func blob(_ id: String, _ bytes: Data) -> String {
    "<script type=\"application/octet-stream;base64\" id=\"\(HTML.escaped(id))\">"
      + bytes.deflated.base64EncodedString() + "</script>"
  }
}

extension Event.Live {
  /// What the part starts with, for its script.
  var start: [String: JSONText] {
    settings.mapValues(JSONText.number).merging(words.mapValues(JSONText.text)) { $1 }
  }
}
