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
  package func prepare() throws(FileFailure) {
    try AtomicFile.makeFolder(path)
    try AtomicFile.makeFolder(plots)
  }

  /// Keeps the folder for one run; the lock goes with the process, however it ends.
  func lock() throws(RunFailure) {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    if flock(descriptor, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK { return }
    throw RunFailure(
      sentence: "another run is writing \(path); wait for it, or choose another folder with --out.",
      code: ExitStatus.missing)
  }

  package func contents(of file: String) -> String? {
    try? String(contentsOfFile: file, encoding: .utf8)
  }
}
