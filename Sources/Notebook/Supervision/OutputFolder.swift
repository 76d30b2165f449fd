import Foundation

/// `out/NN-name/` and the files a run leaves there.
package struct OutputFolder: Sendable {
  package let out: String
  package let chapter: String

  package init(_ out: String, _ chapter: String) {
    self.out = out
    self.chapter = chapter
  }

  package var path: String { out + "/" + chapter }
  package var log: String { path + "/events.jsonl" }
  package var notebook: String { "\(path)/\(chapter).ipynb" }
  package var page: String { "\(path)/\(chapter).html" }
  package var metrics: String { path + "/metrics.json" }
  package var plots: String { path + "/plots" }
  package var gallery: String { out + "/index.html" }

  /// Makes the folder, and finds out before a long run whether it can be written.
  func prepare() throws(FileFailure) {
    try AtomicFile.makeFolder(path)
    try AtomicFile.makeFolder(plots)
    try AtomicFile.write(Data(), to: log)
  }

  package func contents(of file: String) -> String? {
    try? String(contentsOfFile: file, encoding: .utf8)
  }
}
